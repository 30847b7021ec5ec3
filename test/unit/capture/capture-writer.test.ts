/**
 * The writer on a disk that fails in every way it can. Over 300 lines, because all of these share one disk and one clock,
 * and the order of the faults matters more than their number.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CaptureWriter } from '../../../src-main/capture/capture-writer'
import { ManualClock } from '../../support/manual-clock'
import { MemoryDisk } from '../../support/memory-disk'
import { readAsStream, readIndexed } from '../../support/mcap-read-back'

const FOLDER = '/captures'
const FRAMES = 'tennis-events/2026-0991-MS005'
const EVENTS = `${FRAMES}/connection`

interface Bench {
  readonly disk: MemoryDisk
  readonly clock: ManualClock
  readonly writer: CaptureWriter
}

function bench(memoryBytes?: number): Bench {
  const disk = new MemoryDisk()
  const clock = new ManualClock()
  const source = {
    feed: 'tennis-events',
    eventId: '2026-0991-MS005',
    host: 'wss://feed.example',
    clientVersion: '0.1.0'
  }
  const shared = { folder: FOLDER, courtName: 'Court 4', source, clock, files: disk }
  const writer = new CaptureWriter(memoryBytes === undefined ? shared : { ...shared, memoryBytes })
  return { disk, clock, writer }
}

const frame = (text: string, receivedAt = 1000): { bytes: Uint8Array; receivedAt: number } => ({
  bytes: Buffer.from(text, 'latin1'),
  receivedAt
})

const liveTexts = (disk: MemoryDisk): string[] =>
  readAsStream(disk.content(disk.only('.live.mcap'))).messages.map((message) => message.text)

/** Lets the retry timer run and everything it starts come to an end. */
async function retry({ clock, writer }: Bench): Promise<void> {
  clock.advance(1000)
  await writer.flush()
}

describe('a working disk', () => {
  test('stores frames and connection events byte for byte, in order, with their receive times', async () => {
    const { disk, writer } = bench()
    writer.appendConnectionEvent({ kind: 'open' }, 1000)
    writer.appendFrame(frame('{"seqNum":1}', 1001))
    writer.appendFrame(frame('\u0000\u00ff not JSON', 1002))
    await writer.flush()
    expect(readAsStream(disk.content(disk.only('.live.mcap'))).messages).toMatchObject([
      { topic: EVENTS, text: '{"kind":"open"}', logTimeMs: 1000 },
      { topic: FRAMES, text: '{"seqNum":1}', logTimeMs: 1001 },
      { topic: FRAMES, text: '\u0000\u00ff not JSON', logTimeMs: 1002 }
    ])
  })

  test('stores the bytes as they were at hand-over', async () => {
    const { disk, writer } = bench()
    const bytes = Buffer.from('before')
    writer.appendFrame({ bytes, receivedAt: 1000 })
    bytes.write('after!')
    await writer.flush()
    expect(liveTexts(disk)).toEqual(['before'])
  })

  test('receives all frames of one tick in one write, after the header', async () => {
    const { disk, writer } = bench()
    for (let count = 0; count < 100; count++) writer.appendFrame(frame(String(count)))
    await writer.flush()
    expect(disk.log.filter((operation) => operation === 'write')).toHaveLength(2)
  })

  test('is synced 250 ms after a write, not after every record', async () => {
    const { disk, clock, writer } = bench()
    const syncs = (): number => disk.log.filter((operation) => operation === 'datasync').length
    for (let count = 0; count < 5; count++) {
      writer.appendFrame(frame(String(count)))
      await expect.poll(() => liveTexts(disk)).toHaveLength(count + 1)
    }
    expect(syncs()).toBe(0)
    clock.advance(250)
    await expect.poll(syncs).toBe(1)
    expect(writer.status()).toMatchObject({ state: 'writing', bytes: disk.usedBytes, message: '' })
  })

  test('holds everything safely once a flush is done', async () => {
    const { disk, writer } = bench()
    writer.appendFrame(frame('certain'))
    await writer.flush()
    const { messages } = readAsStream(disk.safeContent(disk.only('.live.mcap')))
    expect(messages.map(({ text }) => text)).toEqual(['certain'])
  })

  test('never makes the memory overflow, however much is written in total', async () => {
    const { disk, writer } = bench(1000)
    for (let count = 0; count < 25; count++) {
      writer.appendFrame(frame('x'.repeat(100)))
      writer.appendFrame(frame('x'.repeat(100)))
      await writer.flush()
    }
    expect(liveTexts(disk)).toEqual(Array<string>(50).fill('x'.repeat(100)))
    expect(writer.status().message).toBe('')
  })

  test('completes every flush without waiting for a timer, even one during a write', async () => {
    const { disk, writer } = bench()
    let answer: () => void = () => undefined
    disk.hang = new Promise((resolve) => (answer = resolve))
    writer.appendFrame(frame('first'))
    const flushes = [writer.flush()]
    await expect.poll(() => disk.log).toContain('create')
    writer.appendFrame(frame('second'))
    flushes.push(writer.flush())
    answer()
    await Promise.all(flushes)
    const { messages } = readAsStream(disk.safeContent(disk.only('.live.mcap')))
    expect(messages.map(({ text }) => text)).toEqual(['first', 'second'])
  })

  test('gives a second capture in the same minute a name of its own', async () => {
    const first = bench()
    first.writer.appendFrame(frame('first'))
    await first.writer.seal()
    const second = new CaptureWriter({
      folder: FOLDER,
      courtName: 'Court 4',
      source: { feed: 'tennis-events', eventId: '2026-0991-MS005', host: '', clientVersion: '' },
      clock: new ManualClock(),
      files: first.disk
    })
    second.appendFrame(frame('second'))
    await second.flush()
    expect(liveTexts(first.disk)).toEqual(['second'])
    expect(second.status().fileName).toMatch(/ \(2\)\.live\.mcap$/)
  })
})

describe('sealing', () => {
  test('leaves a single indexed file in which other readers find every message', async () => {
    const { disk, clock, writer } = bench()
    const texts = Array.from(
      { length: 3000 },
      (_, index) => `{"seqNum":${index},"pad":"${'x'.repeat(1000)}"}`
    )
    writer.appendConnectionEvent({ kind: 'open' }, 999)
    texts.forEach((text, index) => writer.appendFrame(frame(text, 1000 + index)))
    await writer.seal()

    expect([...disk.nodes.keys()]).toEqual([disk.only('.mcap')])
    expect(disk.openFiles).toBe(0)
    expect(clock.pendingTimers).toBe(0)
    const content = disk.content(disk.only('.mcap'))
    expect(disk.safeContent(disk.only('.mcap')).equals(content)).toBe(true)
    expect(writer.status()).toMatchObject({ state: 'sealed', bytes: content.length, message: '' })
    expect(readAsStream(content).complete).toBe(true)
    const indexed = await readIndexed(content)
    expect(indexed.messages.map((message) => message.text)).toEqual(['{"kind":"open"}', ...texts])
    expect(indexed.statistics?.chunkCount).toBeGreaterThan(1)
    expect(indexed.channels.map((channel) => [channel.topic, channel.metadata.get('host')])).toEqual([
      [FRAMES, 'wss://feed.example'],
      [EVENTS, 'wss://feed.example'],
      ['notes/2026-0991-MS005', 'wss://feed.example'],
      ['alarms/2026-0991-MS005', 'wss://feed.example']
    ])
  })

  test('keeps the live file when there is no room for the sealed one', async () => {
    const { disk, writer } = bench()
    writer.appendFrame(frame('x'.repeat(1000)))
    await writer.flush()
    disk.capacityBytes = disk.usedBytes + 200
    await writer.seal()
    expect(writer.status()).toMatchObject({ state: 'failed' })
    expect(writer.status().message).toMatch(/is full\. Free some space.*next start/)
    expect([...disk.nodes.keys()]).toEqual([disk.only('.live.mcap')])
    expect(liveTexts(disk)).toEqual(['x'.repeat(1000)])
  })

  test('makes no file when there is no record', async () => {
    const { disk, writer } = bench()
    await writer.seal()
    expect(disk.nodes.size).toBe(0)
    expect(writer.status().state).toBe('sealed')
  })

  test('waits for a failing disk and finishes when it works again', async () => {
    const court = bench()
    court.disk.capacityBytes = 0
    court.writer.appendFrame(frame('kept'))
    await court.writer.seal()
    expect(court.writer.status().state).toBe('failed')
    court.disk.capacityBytes = Number.POSITIVE_INFINITY
    court.clock.advance(1000)
    await expect.poll(() => court.writer.status().state).toBe('sealed')
    expect(readAsStream(court.disk.content(court.disk.only('.mcap'))).messages).toMatchObject([
      { text: 'kept' }
    ])
  })
})

describe('a failing disk', () => {
  test.each([
    ['ENOSPC', /is full\. Free some space/],
    ['EROFS', /read-only\. Make it writable/],
    ['EACCES', /may not write.*Allow/],
    ['ENOENT', /is gone\. Connect the drive again/],
    ['EIO', /EIO: simulated.*Check the disk/]
  ])('%s is explained, and capturing resumes by itself', async (code, words) => {
    const court = bench()
    court.writer.appendFrame(frame('before'))
    await court.writer.flush()
    court.disk.failures.set('write', code)
    court.writer.appendFrame(frame('during'))
    await court.writer.flush()
    expect(court.writer.status()).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(words) as string
    })

    court.disk.failures.clear()
    await retry(court)
    court.writer.appendFrame(frame('after'))
    await court.writer.flush()
    expect(court.writer.status()).toMatchObject({ state: 'writing', message: '' })
    expect(liveTexts(court.disk)).toEqual(['before', 'during', 'after'])
  })

  test('leaves no broken record when it takes only part of a write', async () => {
    const court = bench()
    court.writer.appendFrame(frame('before'))
    await court.writer.flush()
    court.disk.capacityBytes = court.disk.usedBytes + 20
    court.writer.appendFrame(frame('torn at first'))
    await court.writer.flush()
    expect(court.disk.usedBytes).toBe(court.disk.capacityBytes)

    court.disk.capacityBytes = Number.POSITIVE_INFINITY
    await retry(court)
    await court.writer.seal()
    const texts = readAsStream(court.disk.content(court.disk.only('.mcap'))).messages.map(({ text }) => text)
    expect(texts).toEqual(['before', 'torn at first'])
  })

  test('leaves nothing of a torn record behind its replacement', async () => {
    const court = bench(300)
    court.writer.appendFrame(frame('before'))
    await court.writer.flush()
    court.disk.capacityBytes = court.disk.usedBytes + 900
    court.writer.appendFrame(frame('x'.repeat(1000)))
    await court.writer.flush()
    court.writer.appendFrame(frame('small'))
    court.disk.capacityBytes = Number.POSITIVE_INFINITY
    await retry(court)
    const [first, lost, ...others] = liveTexts(court.disk)
    expect([first, others]).toEqual(['before', ['small']])
    expect(lost).toMatch(/^{"kind":"lost","count":1,/)
  })

  test('keeps what it has already taken when it runs full', async () => {
    const court = bench(200)
    court.writer.appendFrame(frame('taken'))
    await expect.poll(() => liveTexts(court.disk)).toEqual(['taken'])
    court.disk.capacityBytes = court.disk.usedBytes
    court.writer.appendFrame(frame('too much'))
    await expect.poll(() => court.writer.status().state).toBe('failed')
    for (let count = 0; count < 20; count++) court.writer.appendFrame(frame('too much'))
    court.disk.capacityBytes = Number.POSITIVE_INFINITY
    await retry(court)
    expect(liveTexts(court.disk)[0]).toBe('taken')
    expect(liveTexts(court.disk)[1]).toMatch(/^{"kind":"lost"/)
  })

  test('gets unsynced writes again', async () => {
    const court = bench()
    court.disk.failures.set('datasync', 'EIO')
    court.writer.appendFrame(frame('uncertain'))
    await court.writer.flush()
    expect(court.writer.status()).toMatchObject({ state: 'failed', bytes: 0 })
    court.disk.failures.clear()
    await retry(court)
    expect(liveTexts(court.disk)).toEqual(['uncertain'])
  })

  test('is retried only once a second', async () => {
    const { disk, clock, writer } = bench()
    disk.failures.set('create', 'EACCES')
    for (let second = 1; second <= 3; second++) {
      writer.appendFrame(frame('waits'))
      await writer.flush()
      clock.advance(999)
      writer.appendFrame(frame('waits'))
      await writer.flush()
      expect(disk.log.filter((operation) => operation === 'create')).toHaveLength(second)
      clock.advance(1)
    }
  })

  test('loses the oldest records if it lasts too long, and the file says which', async () => {
    const court = bench(1000)
    court.writer.appendFrame(frame('safe', 1000))
    await court.writer.flush()
    court.disk.capacityBytes = 0
    for (let index = 0; index < 20; index++) court.writer.appendFrame(frame('y'.repeat(100), 2000 + index))
    await court.writer.flush()
    court.disk.capacityBytes = Number.POSITIVE_INFINITY
    await retry(court)

    const { messages } = readAsStream(court.disk.content(court.disk.only('.live.mcap')))
    const kept = messages.length - 2
    const lost = { kind: 'lost', count: 20 - kept, firstReceivedAt: 2000, lastReceivedAt: 2019 - kept }
    expect(messages.map(({ topic }) => topic)).toEqual([FRAMES, EVENTS, ...Array<string>(kept).fill(FRAMES)])
    expect(JSON.parse(messages[1]?.text ?? '')).toEqual(lost)
    expect(court.writer.status().message).toMatch(new RegExp(`^${20 - kept} records are missing`))
  })

  test('whose file disappears gets a new one that says what is missing', async () => {
    const court = bench()
    court.writer.appendFrame(frame('gone', 1000))
    court.writer.appendFrame(frame('gone too', 1001))
    await court.writer.flush()
    court.disk.nodes.clear()
    court.writer.appendFrame(frame('stays', 1002))
    await court.writer.flush()
    expect(court.writer.status().message).toMatch(/is gone/)
    await retry(court)
    expect(liveTexts(court.disk)).toEqual([
      '{"kind":"lost","count":2,"firstReceivedAt":1000,"lastReceivedAt":1001}',
      'stays'
    ])
  })

  test('is reported for as long as it does not answer', async () => {
    const { disk, clock, writer } = bench()
    let answer: () => void = () => undefined
    disk.hang = new Promise((resolve) => (answer = resolve))
    writer.appendFrame(frame('slow'))
    const flushed = writer.flush()
    await expect.poll(() => disk.log).toContain('create')
    clock.advance(5000)
    expect(writer.status()).toMatchObject({ state: 'failed' })
    expect(writer.status().message).toMatch(/has not answered for 5 s/)
    answer()
    await flushed
    expect(writer.status()).toMatchObject({ state: 'writing', message: '' })
    expect(liveTexts(disk)).toEqual(['slow'])
  })

  test('loses nothing and keeps the order, whatever fails and whenever', async () => {
    const fault = fc.constantFrom(
      'create',
      'write',
      'truncate',
      'datasync',
      'makeFolder',
      'open',
      'full',
      'none'
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fault, fc.nat(60), fc.nat(4)), { maxLength: 25 }), async (steps) => {
        const court = bench()
        const handedOver: string[] = []
        for (const [kind, room, count] of steps) {
          court.disk.failures.clear()
          court.disk.capacityBytes = kind === 'full' ? court.disk.usedBytes + room : Number.POSITIVE_INFINITY
          if (kind !== 'full' && kind !== 'none') court.disk.failures.set(kind, 'EIO')
          for (let index = 0; index < count; index++) {
            handedOver.push(`frame ${handedOver.length}`)
            court.writer.appendFrame(frame(handedOver.at(-1) ?? ''))
          }
          await court.writer.flush()
          if (room % 2 === 0) court.clock.advance(1000)
        }
        court.disk.failures.clear()
        court.disk.capacityBytes = Number.POSITIVE_INFINITY
        await retry(court)
        await court.writer.seal()
        if (handedOver.length === 0) return
        const { messages, complete } = readAsStream(court.disk.content(court.disk.only('.mcap')))
        expect(complete).toBe(true)
        expect(messages.map(({ text }) => text)).toEqual(handedOver)
      })
    )
  })
})
