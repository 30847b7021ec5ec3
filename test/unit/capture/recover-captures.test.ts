import { expect, test } from 'vitest'
import { CaptureWriter } from '../../../src-main/capture/capture-writer'
import { recoverCaptures } from '../../../src-main/capture/recover-captures'
import { ManualClock } from '../../support/manual-clock'
import { MemoryDisk } from '../../support/memory-disk'
import { readAsStream } from '../../support/mcap-read-back'

const FOLDER = '/captures'
const LIVE = `${FOLDER}/2026-11-21 1432 Court 4 2026-0991-MS005.live.mcap`
const SEALED = `${FOLDER}/2026-11-21 1432 Court 4 2026-0991-MS005.mcap`
const DAMAGED = `${FOLDER}/2026-11-21 1432 Court 4 2026-0991-MS005.damaged`

async function liveContent(...texts: string[]): Promise<Buffer> {
  const disk = new MemoryDisk()
  const source = { feed: 'tennis-events', eventId: '2026-0991-MS005', host: '', clientVersion: '0.1.0' }
  const clock = new ManualClock()
  const writer = new CaptureWriter({ folder: FOLDER, courtName: 'Court 4', source, clock, files: disk })
  for (const text of texts) writer.appendFrame({ bytes: Buffer.from(text), receivedAt: 1000 })
  await writer.flush()
  return disk.content(disk.only('.live.mcap'))
}

const textsIn = (content: Buffer): string[] => readAsStream(content).messages.map(({ text }) => text)

test('seals a torn file with all its whole records, and reports how much is lost', async () => {
  const disk = new MemoryDisk()
  const content = await liveContent('one', 'two')
  disk.put(LIVE, Buffer.concat([content, Buffer.from([5, 99, 0, 0])]))
  disk.put(`${FOLDER}/notes.txt`, Buffer.from('not ours'))
  disk.put(SEALED.replace('.mcap', '.sealing'), Buffer.from('from a crash while sealing'))
  const [report, ...others] = await recoverCaptures(disk, FOLDER)
  expect(others).toEqual([])
  expect(report).toEqual({
    fileName: '2026-11-21 1432 Court 4 2026-0991-MS005.live.mcap',
    outcome: 'sealed',
    keptBytes: content.length,
    lostBytes: 4,
    message: `2026-11-21 1432 Court 4 2026-0991-MS005.mcap was recovered: 2 records (${content.length} bytes) kept, 4 bytes lost.`
  })
  expect([...disk.nodes.keys()].sort()).toEqual([SEALED, `${FOLDER}/notes.txt`])
  expect(readAsStream(disk.content(SEALED)).complete).toBe(true)
  expect(textsIn(disk.content(SEALED))).toEqual(['one', 'two'])
})

test('seals the readable part of a damaged file and keeps the original beside it', async () => {
  const disk = new MemoryDisk()
  const content = Buffer.concat([await liveContent('one'), Buffer.alloc(100)])
  disk.put(LIVE, content)
  const [report] = await recoverCaptures(disk, FOLDER)
  expect(report).toMatchObject({ outcome: 'sealed', lostBytes: 100 })
  expect(report?.message).toMatch(/kept as 2026-11-21 1432 Court 4 2026-0991-MS005\.damaged\.$/)
  expect(textsIn(disk.content(SEALED))).toEqual(['one'])
  expect(disk.content(DAMAGED)).toEqual(content)
})

test('keeps a file in which nothing can be read', async () => {
  const disk = new MemoryDisk()
  disk.put(LIVE, Buffer.from('this was never a capture'))
  const [report] = await recoverCaptures(disk, FOLDER)
  expect(report).toMatchObject({ outcome: 'kept', keptBytes: 0, lostBytes: 24 })
  expect([...disk.nodes.keys()]).toEqual([DAMAGED])
})

test('removes a file without any record', async () => {
  const disk = new MemoryDisk()
  disk.put(LIVE, (await liveContent('one')).subarray(0, 30))
  const [report] = await recoverCaptures(disk, FOLDER)
  expect(report).toMatchObject({ outcome: 'removed', lostBytes: 22 })
  expect(disk.nodes.size).toBe(0)
})

test('tidies up after a crash between sealing and removing the live file', async () => {
  const disk = new MemoryDisk()
  const content = await liveContent('one')
  disk.put(LIVE, content)
  await recoverCaptures(disk, FOLDER)
  const sealed = disk.content(SEALED)
  disk.put(LIVE, content)
  const [report] = await recoverCaptures(disk, FOLDER)
  expect(report?.message).toMatch(/was already sealed and was removed\.$/)
  expect(disk.content(SEALED)).toBe(sealed)
})

test('leaves everything for the next start when the disk is full', async () => {
  const disk = new MemoryDisk()
  const content = await liveContent('one')
  disk.put(LIVE, content)
  disk.capacityBytes = disk.usedBytes
  const [report] = await recoverCaptures(disk, FOLDER)
  expect(report?.outcome).toBe('kept')
  expect(report?.message).toMatch(
    /was left unchanged\. .* is full\. Free some space\. The next start will try again\.$/
  )
  expect([...disk.nodes.keys()]).toEqual([LIVE])
  expect(disk.content(LIVE)).toBe(content)
  expect(disk.openFiles).toBe(0)
})
