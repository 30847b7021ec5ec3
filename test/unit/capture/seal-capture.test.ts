import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { CaptureWriter } from '../../../src-main/capture/capture-writer'
import { readFacts } from '../../../src-main/capture/catalogue-entry'
import { recoverCaptures } from '../../../src-main/capture/recover-captures'
import { ManualClock } from '../../support/manual-clock'
import { readAsStream, readIndexed } from '../../support/mcap-read-back'
import { MemoryDisk } from '../../support/memory-disk'

const FOLDER = '/captures'
const EVENT_ID = '2031-0042-LS003'
const RECORDING = readFileSync(path.resolve('fixtures/recordings/womens-singles.ndjson'), 'utf8')
const PACKETS = RECORDING.split('\n').filter((line) => line !== '')

/** A court that goes live and plays a recording whose packets come two seconds before the provider stamped them. */
async function play(disk: MemoryDisk): Promise<CaptureWriter> {
  const clock = new ManualClock()
  const source = {
    feed: 'tennis-events',
    eventId: EVENT_ID,
    host: 'wss://feed.example',
    clientVersion: '0.1.0',
    origin: 'demo' as const
  }
  const writer = new CaptureWriter({ folder: FOLDER, courtName: 'demo', source, clock, files: disk })
  const state = { kind: 'state', state: 'live', host: '', message: '', attempts: 0 }
  writer.appendConnectionEvent(state, 1_900_000_000_000)
  for (const text of PACKETS) {
    const sourceAt = Date.parse(/"timestamp":"([^"]+)"/.exec(text)?.[1] ?? '')
    writer.appendFrame({ bytes: Buffer.from(text), receivedAt: sourceAt - 2000, monotonicMs: sourceAt })
  }
  await writer.flush()
  return writer
}

test('makes a much smaller file with every record, an index and checksums that other programs accept', async () => {
  const disk = new MemoryDisk()
  const writer = await play(disk)
  const live = disk.content(disk.only('.live.mcap'))
  await writer.seal()
  const sealed = disk.content(disk.only('.mcap'))
  expect(sealed.length).toBeLessThan(live.length / 4)
  const before = readAsStream(live).messages
  expect(readAsStream(sealed)).toEqual({ messages: before, complete: true })
  const indexed = await readIndexed(sealed)
  expect(indexed.messages.map(({ text }) => text).sort()).toEqual(before.map(({ text }) => text).sort())
  expect(indexed.statistics?.messageCount).toBe(BigInt(before.length))
})

test('identifies the match in the file name and the metadata', async () => {
  const disk = new MemoryDisk()
  await (await play(disk)).seal()
  const filePath = disk.only('.mcap')
  const facts = (await readFacts(disk, filePath))?.facts
  expect(facts).toMatchObject({
    eventId: EVENT_ID,
    origin: 'demo',
    sport: 'tennis',
    feeds: ['tennis-events'],
    part: 1,
    records: PACKETS.length + 1,
    missingRecords: 0,
    recovered: false,
    lostBytes: 0,
    clockOffsetMs: '2000'
  })
  expect(facts?.players).toMatch(/\S – \S/)
  expect(facts?.courtName).toMatch(/^Court \d+$/)
  expect(path.basename(filePath).replace(/^\d{4}-\d\d-\d\d \d{4} /, '')).toBe(
    `demo ${facts?.courtName ?? ''} ${facts?.players ?? ''} ${EVENT_ID}.mcap`
  )
  const { channels } = await readIndexed(disk.content(filePath))
  expect(Object.fromEntries(channels[0]?.metadata ?? [])).toEqual({
    feed: 'tennis-events',
    eventId: EVENT_ID,
    host: 'wss://feed.example',
    clientVersion: '0.1.0',
    clockOffsetMs: '2000'
  })
})

test('recovers what a crash left under the same name, and records that it did', async () => {
  const disk = new MemoryDisk()
  const writer = await play(disk)
  const live = disk.content(disk.only('.live.mcap'))
  const liveName = disk.only('.live.mcap')
  await writer.seal()
  const sealedName = disk.only('.mcap')

  const crashed = new MemoryDisk()
  crashed.put(liveName, live.subarray(0, live.length - 5))
  const [report] = await recoverCaptures(crashed, FOLDER)
  expect(crashed.only('.mcap')).toBe(sealedName)
  expect((await readFacts(crashed, sealedName))?.facts).toMatchObject({
    recovered: true,
    lostBytes: report?.lostBytes,
    records: PACKETS.length
  })
})

test('leaves another log of the same name alone', async () => {
  const disk = new MemoryDisk()
  await (await play(disk)).seal()
  const sealedName = disk.only('.mcap')
  const second = new MemoryDisk()
  second.put(sealedName, Buffer.from('another log'))
  await (await play(second)).seal()
  expect(second.content(sealedName).toString()).toBe('another log')
  expect([...second.nodes.keys()]).toContain(sealedName.replace('.mcap', ' (2).mcap'))
})

test('keeps a second log of the same match and minute beside the first, even if it is shorter', async () => {
  const disk = new MemoryDisk()
  await (await play(disk)).seal()
  const first = disk.only('.mcap')
  const content = disk.content(first)
  const second = await play(disk)
  second.appendNote('again', 1_900_000_100_000_000)
  await second.seal()
  expect(disk.content(first)).toBe(content)
  expect(disk.nodes.size).toBe(2)
})

test('does not seal a live file that is still growing', async () => {
  const disk = new MemoryDisk()
  await play(disk)
  const filePath = disk.only('.live.mcap')
  const stat = disk.stat.bind(disk)
  disk.stat = async (name) => {
    const facts = await stat(name)
    return facts && name === filePath ? { ...facts, bytes: facts.bytes + 1 } : facts
  }
  const [report] = await recoverCaptures(disk, FOLDER)
  expect(report).toMatchObject({ outcome: 'kept' })
  expect(report?.message).toContain('still being written')
  expect([...disk.nodes.keys()]).toEqual([filePath])
})
