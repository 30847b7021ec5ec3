import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { nodeFileSystem } from '../../../src-main/platform/files'
import { CaptureWriter } from '../../../src-main/capture/capture-writer'
import { exportCourt } from '../../../src-main/export/export-court'
import { threadRunner } from '../../../src-main/export/export-thread'
import { filesOfLog } from '../../../src-main/logs/log-files'
import { ManualClock } from '../../support/manual-clock'
import { useTemporaryFolder } from '../../support/temporary-folder'

const folder = useTemporaryFolder()
const inFolder = (name: string): string => path.join(folder.path, name)

/** A log whose first part is sealed and whose second one is being written. */
async function twoParts(): Promise<readonly [first: string, second: string]> {
  const lines = (await readFile('fixtures/recordings/womens-singles.ndjson', 'utf8')).trim().split('\n')
  const clock = new ManualClock()
  const write = async (packets: readonly string[]): Promise<CaptureWriter> => {
    const log = new CaptureWriter({
      folder: folder.path,
      courtName: 'Court 1',
      source: {
        feed: 'tennis-events',
        eventId: '2031-0042-LS003',
        host: 'feeds.example',
        clientVersion: '0'
      },
      clock,
      files: nodeFileSystem
    })
    for (const text of packets) log.appendFrame({ bytes: Buffer.from(text), receivedAt: clock.utcMs() })
    await log.flush()
    return log
  }
  const later = await write(lines.slice(200))
  const bytes = await readFile(inFolder(later.status().fileName))
  const second = later.status().fileName.replace('.live.mcap', ' part 2.live.mcap')
  await nodeFileSystem.remove(inFolder(later.status().fileName))
  const first = await write(lines.slice(0, 200))
  await first.seal()
  await writeFile(inFolder(second), bytes)
  return [inFolder(first.status().fileName), inFolder(second)]
}

it('are found from any of them, without those of other logs', async () => {
  const parts = await twoParts()
  const time = path.basename(parts[0]).slice(0, 15)
  await writeFile(inFolder(`${time} Court 1 2031-0042-LS004.live.mcap`), 'another court')
  for (const part of parts) expect(await filesOfLog(nodeFileSystem, part)).toEqual(parts)
  const recording = path.resolve('fixtures/recordings/womens-singles.ndjson')
  expect(await filesOfLog(nodeFileSystem, recording)).toEqual([recording])
})

const requestOf = (logFiles: readonly string[]) => ({
  logFiles,
  folder: folder.path,
  baseName: 'whole',
  formats: ['raw-ndjson'] as const,
  options: { range: null, byteOrderMark: false },
  isGrowing: true,
  alarms: [],
  program: 'Rallydesk 0',
  exportedAt: 0
})

it('are exported as one log', async () => {
  const finished = await exportCourt(requestOf(await twoParts()), {
    signal: new AbortController().signal,
    progress: () => undefined,
    print: () => Promise.reject(new Error('Nothing to print'))
  })
  expect(finished).toMatchObject({ ok: true, value: { facts: { problem: '' } } })
  const raw = await readFile(inFolder('whole raw events.ndjson'), 'utf8')
  expect(raw).toBe(await readFile('fixtures/recordings/womens-singles.ndjson', 'utf8'))
})

it('leave nothing if the export’s thread dies', async () => {
  const script = inFolder('dies.cjs')
  await writeFile(script, 'process.exit(1)')
  await writeFile(inFolder('whole raw events.ndjson.partial'), 'half')
  const outcome = await threadRunner(script)(requestOf(['log.mcap']), {
    signal: new AbortController().signal,
    progress: () => undefined,
    print: () => Promise.reject(new Error('Nothing to print'))
  })
  expect(outcome).toEqual({ ok: false, error: 'The export stopped unexpectedly.' })
  expect(await nodeFileSystem.list(folder.path)).toEqual(['dies.cjs'])
})
