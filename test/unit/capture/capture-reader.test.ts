import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  openCapture,
  type CaptureReport,
  type CapturedMessage
} from '../../../src-main/capture/capture-reader'
import { CaptureWriter } from '../../../src-main/capture/capture-writer'
import { ManualClock } from '../../support/manual-clock'
import { MemoryDisk } from '../../support/memory-disk'

const PATH = '/captures/any.mcap'

async function readAll(
  content: Buffer
): Promise<{ messages: CapturedMessage[]; report: CaptureReport; disk: MemoryDisk }> {
  const disk = new MemoryDisk()
  disk.put(PATH, content)
  const opened = await openCapture(disk, PATH)
  if (!opened.ok) throw new Error(opened.error)
  const messages: CapturedMessage[] = []
  for await (const message of opened.value.messages()) messages.push(message)
  return { messages, report: opened.value.report(), disk }
}

async function readRecords(content: Buffer): Promise<{ data: Buffer[]; report: CaptureReport }> {
  const disk = new MemoryDisk()
  disk.put(PATH, content)
  const opened = await openCapture(disk, PATH)
  if (!opened.ok) throw new Error(opened.error)
  const data: Buffer[] = []
  for await (const record of opened.value.records())
    if (record.type === 'Message') data.push(Buffer.from(record.data))
  return { data, report: opened.value.report() }
}

const textsOf = (messages: readonly CapturedMessage[]): string[] =>
  messages.map((message) => Buffer.from(message.bytes).toString())

const TEXTS = Array.from({ length: 50 }, (_, index) => `{"seqNum":${index + 1}}`)
let live: Buffer
let sealed: Buffer

beforeAll(async () => {
  const disk = new MemoryDisk()
  const source = { feed: 'tennis-events', eventId: '2026-0991-MS005', host: '', clientVersion: '0.1.0' }
  const clock = new ManualClock()
  const writer = new CaptureWriter({ folder: '/captures', courtName: 'Court 4', source, clock, files: disk })
  TEXTS.forEach((text, index) =>
    writer.appendFrame({ bytes: Buffer.from(text), receivedAt: 1_700_000_000_000 + index })
  )
  await writer.flush()
  live = disk.content(disk.only('.live.mcap'))
  await writer.seal()
  sealed = disk.content(disk.only('.mcap'))
})

test('a sealed and an unsealed file give the same messages', async () => {
  const fromLive = await readAll(live)
  const fromSealed = await readAll(sealed)
  expect(fromLive.messages[2]).toMatchObject({
    topic: 'tennis-events/2026-0991-MS005',
    bytes: new Uint8Array(Buffer.from('{"seqNum":3}')),
    receivedAt: 1_700_000_000_002
  })
  expect(fromSealed.messages).toEqual(fromLive.messages)
  expect(fromLive.report).toMatchObject({ ending: 'unsealed', messages: 50, cutBytes: 0, detail: '' })
  expect(fromSealed.report).toMatchObject({ ending: 'sealed', messages: 50, cutBytes: 0, detail: '' })
  expect(fromSealed.disk.openFiles).toBe(0)
})

test('a file cut anywhere gives every whole record before the cut, and all bytes are accounted for', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(live.length - 1), async (length) => {
      const { messages, report } = await readAll(live.subarray(0, length))
      expect(textsOf(messages)).toEqual(TEXTS.slice(0, messages.length))
      expect(report.readableBytes + report.cutBytes).toBe(length)
      expect(report.ending).toBe(report.cutBytes === 0 ? 'unsealed' : 'torn')
      // A frame record is 31 bytes and its data.
      expect(report.cutBytes).toBeLessThan(messages.length === 0 ? 700 : 31 + 13)
    })
  )
})

test('no change of any bytes makes reading throw, hang or invent a whole file', async () => {
  const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(fc.boolean(), damage, async (useSealed, changes) => {
      const original = useSealed ? sealed : live
      const content = Buffer.from(original)
      for (const [position, value] of changes) content[position % content.length] = value
      const { report } = await readAll(content)
      expect(report.readableBytes + report.cutBytes).toBe(content.length)
    }),
    { numRuns: 300 }
  )
})

test('messages of a chunk are found as by the records of the library, whatever has become of the chunk', async () => {
  const { from, length } = chunkIn(sealed)
  const damage = fc.array(fc.tuple(fc.nat(length - 1), fc.nat(255)), { maxLength: 3 })
  await fc.assert(
    fc.asyncProperty(damage, async (changes) => {
      const content = Buffer.from(sealed)
      for (const [position, value] of changes) content[from + position] = value
      const { messages, report } = await readAll(content)
      const byRecords = await readRecords(content)
      expect(messages.map(({ bytes }) => Buffer.from(bytes))).toEqual(byRecords.data)
      // How far the chunk was looked into before it made no sense is told in other words.
      expect({ ...report, detail: '' }).toEqual({ ...byRecords.report, detail: '' })
    }),
    { numRuns: 500 }
  )
})

/** The content of the first chunk, its head included. */
function chunkIn(content: Buffer): { from: number; length: number } {
  const [magicBytes, prefixBytes, chunkOpcode] = [8, 9, 0x06]
  let at = magicBytes
  while (content[at] !== chunkOpcode) at += prefixBytes + content.readUInt32LE(at + 1)
  return { from: at + prefixBytes, length: content.readUInt32LE(at + 1) }
}

describe('what is not a capture', () => {
  test('an empty file gives nothing', async () => {
    const { messages, report } = await readAll(Buffer.alloc(0))
    expect(messages).toEqual([])
    expect(report).toMatchObject({ ending: 'unsealed', messages: 0, cutBytes: 0 })
  })

  test('zeros after a power cut are cut off', async () => {
    const { messages, report } = await readAll(Buffer.concat([live, Buffer.alloc(4096)]))
    expect(textsOf(messages)).toEqual(TEXTS)
    expect(report).toMatchObject({
      ending: 'damaged',
      cutBytes: 4096,
      detail: expect.stringContaining('0') as string
    })
  })

  test('a record that says to be longer than the file is not read into memory', async () => {
    const hugeRecord = Buffer.from([5, 0, 0, 0, 0, 255, 0, 0, 0])
    const { report, disk } = await readAll(Buffer.concat([live, hugeRecord, Buffer.alloc(3_000_000)]))
    expect(report).toMatchObject({ ending: 'torn', messages: 50, cutBytes: 3_000_009 })
    expect(disk.log.filter((operation) => operation === 'read').length).toBeLessThan(5)
  })

  test('a disk that fails while reading is told apart from a damaged file', async () => {
    const disk = new MemoryDisk()
    disk.put(PATH, live)
    const opened = await openCapture(disk, PATH)
    if (!opened.ok) throw new Error(opened.error)
    disk.failures.set('read', 'EIO')
    for await (const message of opened.value.messages()) throw new Error(`Read ${message.topic}`)
    expect(opened.value.report()).toMatchObject({ ending: 'unreadable', detail: 'EIO: simulated' })
  })

  test('a missing file is an error in words', async () => {
    expect(await openCapture(new MemoryDisk(), PATH)).toEqual({
      ok: false,
      error: `The capture ${PATH} cannot be opened: ENOENT: simulated`
    })
  })
})
