/** `npm start -- --recording FILE --speed N`: to the last packet, and every frame in the log. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { readIndexed } from '../support/mcap-read-back'
import { launch } from './support/launch'
import { expect, test } from './support/test'

const RECORDINGS = [
  { file: 'womens-singles.ndjson', packets: 459 },
  { file: 'womens-singles-2016.ndjson', packets: 262 }
]

interface WireFinish {
  readonly seqNum: number
  readonly eventElementType: string
  readonly won?: string
}

async function framesOf(file: string): Promise<Buffer[]> {
  const { messages } = await readIndexed(await readFile(file))
  return messages.map(({ text }) => Buffer.from(text, 'latin1'))
}

for (const { file, packets } of RECORDINGS)
  test(`${file} plays to its end and is captured byte for byte`, async () => {
    const recording = path.resolve('fixtures/recordings', file)
    const lines = (await readFile(recording, 'utf8')).split('\n').filter((line) => line !== '')
    expect(lines).toHaveLength(packets)
    const finish = JSON.parse(lines.at(-1) ?? '{}') as WireFinish
    expect(finish.eventElementType).toBe('MatchFinished')

    const { page, profileFolder, close } = await launch({
      args: ['--recording', recording, '--speed', '2000']
    })
    try {
      const card = page.locator('[data-court-id]')
      await expect(card).toHaveCount(1)
      await expect(card).toHaveAttribute('data-trust', 'ENDED')
      await page.keyboard.press('1')
      await page.keyboard.press('Enter')
      await expect(page.getByText(`${packets} packets`, { exact: true })).toBeVisible()
      await expect(page.locator(`[data-seq="${finish.seqNum}"]`)).toContainText('wins the match')
      await expect(page.getByText('sealed').first()).toBeVisible()

      const folder = path.join(profileFolder, 'captures')
      const [log = ''] = await readdir(folder)
      const frames = await framesOf(path.join(folder, log))
      const captured = new Set(frames.map((frame) => frame.toString('utf8')))
      expect(lines.filter((line) => !captured.has(line))).toEqual([])
    } finally {
      await close()
    }
  })

test('a missing recording is reported in the window', async () => {
  const { page, close } = await launch({ args: ['--recording', '/no/such/file.ndjson'] })
  await expect(page.getByText('The recording could not be started')).toBeVisible()
  await close()
})
