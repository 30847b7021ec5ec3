import { describe, expect, it } from 'vitest'
import { CaptureWriter } from '../../../src-main/capture/capture-writer'
import { filesOfLog } from '../../../src-main/logs/log-files'
import { LogIndex } from '../../../src-main/replay/log-index'
import { ManualClock } from '../../support/manual-clock'
import { MemoryDisk } from '../../support/memory-disk'
import { openReplay } from '../../support/replayed-log'

const EVENT_ID = '2031-0042-MS003'

/** A log of numbered frames, some of them large; `partBytes` parts it. */
async function capture(count: number, partBytes?: number) {
  const disk = new MemoryDisk()
  const clock = new ManualClock()
  const writer = new CaptureWriter({
    folder: '/captures',
    courtName: 'Court 4',
    source: {
      feed: 'tennis-events',
      otherFeeds: ['rally-tracking'],
      eventId: EVENT_ID,
      host: '',
      clientVersion: 'test'
    },
    clock,
    files: disk,
    ...(partBytes !== undefined && { partBytes: () => partBytes })
  })
  const append = async (from: number, to: number): Promise<void> => {
    for (let number = from; number < to; number += 1) {
      clock.advance(100)
      const feed = number % 10 === 3 ? 'rally-tracking' : 'tennis-events'
      const bytes = Buffer.from(`${number}:${'x'.repeat(feed === 'rally-tracking' ? 40_000 : 50)}`)
      writer.appendFrame({ bytes, receivedAt: clock.utcMs(), monotonicMs: clock.monotonicMs(), feed })
      if (number % 50 === 0) await writer.flush()
    }
    await writer.flush()
  }
  await append(0, count)
  return { disk, clock, writer, append }
}

async function open(disk: MemoryDisk, paths: readonly string[]): Promise<LogIndex> {
  const index = await LogIndex.open(disk, paths)
  if (!index.ok) throw new Error(index.error)
  return index.value
}

async function readToEnd(index: LogIndex): Promise<number[]> {
  const numbers: number[] = []
  for (let records = await index.readOn(); records.length > 0; records = await index.readOn())
    numbers.push(...records.map(({ bytes }) => numberOf(bytes)))
  return numbers
}

const numberOf = (bytes: Uint8Array): number => Number.parseInt(Buffer.from(bytes).toString('latin1'), 10)

/** Every record read by position, in batches from places that jump about. */
async function readByPosition(index: LogIndex): Promise<void> {
  for (let step = 0; step < index.length; step += 1) {
    const from = (step * 37) % index.length
    const records = await index.read(from, Math.min(from + 5, index.length))
    expect(records.length).toBeGreaterThan(0)
    records.forEach(({ bytes, feed, eventId }, offset) => {
      const number = from + offset
      expect(numberOf(bytes)).toBe(number)
      expect(feed).toBe(number % 10 === 3 ? 'rally-tracking' : 'tennis-events')
      expect(eventId).toBe(EVENT_ID)
    })
  }
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, number) => number)

describe('a capture', () => {
  it('being written is read by position, and grows until it is sealed', async () => {
    const { disk, writer, append } = await capture(120)
    const index = await open(disk, [disk.only('.live.mcap')])
    expect(await readToEnd(index)).toEqual(upTo(120))
    expect(index.isComplete).toBe(false)
    await append(120, 200)
    expect(await readToEnd(index)).toEqual(upTo(200).slice(120))
    await append(200, 210)
    await writer.seal()
    expect(await readToEnd(index)).toEqual(upTo(210).slice(200))
    expect(index.isComplete).toBe(true)
    expect(index.problem).toBe('')
    expect(index.filePaths).toEqual([disk.only('.mcap')])
    await readByPosition(index)
    await index.close()
  })

  it('that is sealed and compressed can be read by position', async () => {
    const { disk, writer } = await capture(300)
    await writer.seal()
    const index = await open(disk, [disk.only('.mcap')])
    expect(await readToEnd(index)).toEqual(upTo(300))
    expect(index.isComplete).toBe(true)
    await readByPosition(index)
    expect(index.positionAt(index.startMs)).toBe(1)
    expect(index.positionAt(index.timeAt(150))).toBe(150)
    expect(index.positionAt(index.endMs)).toBe(300)
    expect(index.positionAt(index.startMs - 1)).toBe(0)
    await index.close()
  })

  it('cut off in the middle of a record is read up to there, and says so', async () => {
    const { disk } = await capture(50)
    const content = disk.content(disk.only('.live.mcap'))
    disk.put('/captures/torn.mcap', content.subarray(0, content.length - 20))
    const index = await open(disk, ['/captures/torn.mcap'])
    expect(await readToEnd(index)).toEqual(upTo(49))
    expect(index.isComplete).toBe(true)
    expect(index.problem).toContain('middle of a record')
    await index.close()
  })

  it('that is damaged is read up to there, and says so', async () => {
    const { disk } = await capture(50)
    const content = Buffer.from(disk.content(disk.only('.live.mcap')))
    disk.put('/captures/damaged.mcap', Buffer.concat([content, Buffer.alloc(200)]))
    const index = await open(disk, ['/captures/damaged.mcap'])
    expect(await readToEnd(index)).toEqual(upTo(50))
    expect(index.problem).toContain('damaged')
    await index.close()
  })

  it('is read to its last complete record wherever it is cut off', async () => {
    const { disk } = await capture(12)
    const content = disk.content(disk.only('.live.mcap'))
    for (let bytes = 20; bytes < content.length; bytes += bytes < 4_000 ? 7 : 997) {
      disk.put('/captures/cut.mcap', content.subarray(0, bytes))
      const index = await open(disk, ['/captures/cut.mcap'])
      const numbers = await readToEnd(index)
      expect(numbers).toEqual(upTo(numbers.length))
      await index.close()
    }
  })
})

describe('a capture in several parts', () => {
  it('opens as one log, whichever part is picked', async () => {
    const { disk, writer } = await capture(300, 300_000)
    await writer.seal()
    const parts = [...disk.nodes.keys()]
    expect(parts.length).toBeGreaterThan(2)
    for (const part of parts) {
      const files = await filesOfLog(disk, part)
      expect(files).toHaveLength(parts.length)
      const index = await open(disk, files)
      expect(await readToEnd(index)).toEqual(upTo(300))
      await readByPosition(index)
      await index.close()
    }
    expect(disk.openFiles).toBe(0)
  })

  it('is followed from part to part while it is being written', async () => {
    const { disk, writer, append } = await capture(20, 300_000)
    const index = await open(disk, await filesOfLog(disk, disk.only('.live.mcap')))
    const numbers = await readToEnd(index)
    for (let to = 40; to <= 300; to += 20) {
      await append(to - 20, to)
      numbers.push(...(await readToEnd(index)))
    }
    await writer.seal()
    numbers.push(...(await readToEnd(index)))
    expect(numbers).toEqual(upTo(300))
    expect(index.isComplete).toBe(true)
    await readByPosition(index)
    await index.close()
  })

  it('is not confused with other logs of the same court', async () => {
    const disk = new MemoryDisk()
    const names = [
      '2031-05-06 1100 Court 4 2031-0042-MS003.mcap',
      '2031-05-06 1100 Court 4 HALVORSEN – PEREDA 2031-0042-MS003 part 2.live.mcap',
      '2031-05-06 1100 Court 4 2031-0042-MS003 (2).mcap',
      '2031-05-06 1100 Court 4 2031-0042-MS004 part 2.mcap',
      '2031-05-07 1100 Court 4 2031-0042-MS003 part 3.mcap',
      'my favourite.mcap'
    ]
    for (const name of names) disk.put(`/captures/${name}`, Buffer.alloc(0))
    const filesOf = async (name: string) =>
      (await filesOfLog(disk, `/captures/${name}`)).map((file) =>
        names.indexOf(file.slice('/captures/'.length))
      )
    expect(await Promise.all(names.map(filesOf))).toEqual([[0, 1], [0, 1], [2], [3], [4], [5]])
  })
})

describe('a recording', () => {
  it('is read by position, despite byte order marks, empty lines and any line ending', async () => {
    const disk = new MemoryDisk()
    const line = (number: number): string =>
      JSON.stringify({
        seqNum: number,
        timestamp: `2031-05-06T09:00:0${number}.000Z`,
        eventElementType: 'PointStarted'
      })
    disk.put('/x.ndjson', Buffer.from(`\uFEFF${line(1)}\r\n\r\n  ${line(2)}\n${line(3)}\n\n${line(4)}`))
    const index = await open(disk, ['/x.ndjson'])
    const read = await index.readOn()
    expect(read.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual([1, 2, 3, 4].map(line))
    expect(await index.readOn()).toEqual([])
    expect(index.isComplete).toBe(true)
    expect(index.endMs - index.startMs).toBe(3_000)
    for (const position of [3, 0, 2, 1]) {
      const [record] = await index.read(position, position + 1)
      expect(Buffer.from(record?.bytes ?? []).toString()).toBe(line(position + 1))
    }
    await index.close()
  })
})

it('marks notes, alarms and missing records', async () => {
  const { disk, clock, writer } = await capture(5)
  writer.appendNote('look here', clock.utcMs())
  writer.appendAlarm({ kind: 'FEED_STALE', transition: 'raised' }, clock.utcMs())
  writer.appendAlarm({ kind: 'FEED_STALE', transition: 'cleared' }, clock.utcMs())
  writer.appendConnectionEvent(
    { kind: 'lost', count: 12, firstReceivedAt: 1, lastReceivedAt: 2 },
    clock.utcMs()
  )
  await writer.seal()
  const replay = await openReplay(disk, [disk.only('.mcap')])
  await replay.surveyed()
  expect(replay.marks().marks.map(({ kind, label, position }) => [kind, label, position])).toEqual([
    ['note', 'look here', 6],
    ['alarm', 'FEED_STALE', 7],
    ['gap', '12 records are missing in the log', 9]
  ])
  await replay.stop()
  expect(disk.openFiles).toBe(0)
})
