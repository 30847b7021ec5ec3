/** A log that grows large goes on in further files: nothing lost, nothing doubled, and they say that they belong together. */
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CaptureWriter } from '../../../src-main/capture/capture-writer'
import { readFacts } from '../../../src-main/capture/catalogue-entry'
import { verifyCapture } from '../../../src-main/capture/verify-capture'
import { ManualClock } from '../../support/manual-clock'
import { readAsStream, readIndexed } from '../../support/mcap-read-back'
import { MemoryDisk } from '../../support/memory-disk'

const FOLDER = '/captures'
const SOURCE = {
  feed: 'tennis-events',
  otherFeeds: ['tennis-statistics'],
  eventId: '2031-0042-LS003',
  host: 'wss://feed.example',
  clientVersion: '0.1.0'
}

function newWriter(disk: MemoryDisk, partBytes: number): CaptureWriter {
  return new CaptureWriter({
    folder: FOLDER,
    courtName: 'Court 4',
    source: SOURCE,
    clock: new ManualClock(),
    files: disk,
    partBytes: () => partBytes
  })
}

const partOf = (filePath: string): number => Number(/part (\d+)/.exec(filePath)?.[1] ?? 1)
const inOrder = (disk: MemoryDisk): string[] => [...disk.nodes.keys()].sort((a, b) => partOf(a) - partOf(b))

test('puts every record into exactly one part, in order, wherever a part ends', async () => {
  const bursts = fc.array(fc.array(fc.nat(3000), { maxLength: 30 }), { minLength: 1, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(bursts, fc.integer({ min: 1, max: 40_000 }), async (sizes, partBytes) => {
      const disk = new MemoryDisk()
      const writer = newWriter(disk, partBytes)
      const expected: string[] = []
      for (const burst of sizes) {
        for (const size of burst) {
          const text = `${expected.length} ${'x'.repeat(size)}`
          expected.push(text)
          writer.appendFrame({ bytes: Buffer.from(text), receivedAt: 1000 })
        }
        await writer.flush()
      }
      await writer.seal()
      const found: string[] = []
      for (const filePath of inOrder(disk)) {
        expect((await verifyCapture(disk, filePath)).outcome).toBe('clean')
        found.push(...readAsStream(disk.content(filePath)).messages.map(({ text }) => text))
      }
      expect(found).toEqual(expected)
      expect(disk.openFiles).toBe(0)
    }),
    { numRuns: 60 }
  )
})

test('numbers the parts, and gives each all channels and its own number', async () => {
  const disk = new MemoryDisk()
  const writer = newWriter(disk, 5000)
  for (let count = 0; count < 3; count++) {
    writer.appendFrame({ bytes: Buffer.from('x'.repeat(6000)), receivedAt: 1000 })
    await writer.flush()
  }
  expect(writer.status()).toMatchObject({ state: 'writing', message: '' })
  await writer.seal()
  const paths = inOrder(disk)
  const first = paths[0] ?? ''
  expect(first).toMatch(/\/\d{4}-\d\d-\d\d \d{4} Court 4 2031-0042-LS003\.mcap$/)
  const base = first.slice(0, -'.mcap'.length)
  expect(paths).toEqual([first, `${base} part 2.mcap`, `${base} part 3.mcap`])
  for (const [index, filePath] of paths.entries()) {
    const { channels } = await readIndexed(disk.content(filePath))
    expect(channels.map(({ topic }) => topic)).toEqual([
      'tennis-events/2031-0042-LS003',
      'tennis-events/2031-0042-LS003/connection',
      'tennis-statistics/2031-0042-LS003',
      'tennis-statistics/2031-0042-LS003/connection',
      'notes/2031-0042-LS003',
      'alarms/2031-0042-LS003'
    ])
    expect((await readFacts(disk, filePath))?.facts).toMatchObject({ part: index + 1, records: 1 })
  }
  expect(writer.status()).toMatchObject({
    state: 'sealed',
    fileName: `${path.basename(base)} part 3.mcap`,
    bytes: disk.usedBytes
  })
})

test('seals a part at the end if a full disk prevented it earlier', async () => {
  const disk = new MemoryDisk()
  const writer = newWriter(disk, 5000)
  writer.appendFrame({ bytes: Buffer.from('x'.repeat(6000)), receivedAt: 1000 })
  await writer.flush()
  disk.failures.set('rename', 'EACCES')
  writer.appendFrame({ bytes: Buffer.from('second'), receivedAt: 1000 })
  await writer.flush()
  expect(writer.status().state).toBe('writing')
  disk.failures.clear()
  await writer.seal()
  expect(inOrder(disk).map((filePath) => readAsStream(disk.content(filePath)).messages.length)).toEqual([
    1, 1
  ])
  expect(writer.status().state).toBe('sealed')
})
