/** A file cut at every byte of its last 4 KB: reading and recovering never throw and never invent. */
import { beforeAll, describe, expect, test } from 'vitest'
import { CaptureWriter } from '../../src-main/capture/capture-writer'
import { recoverCaptures } from '../../src-main/capture/recover-captures'
import { verifyCapture } from '../../src-main/capture/verify-capture'
import { McapReader } from '../../src-main/mcap/reader'
import { ManualClock } from '../support/manual-clock'
import { MemoryDisk } from '../support/memory-disk'
import { walkRecords } from '../support/record-walk'

const FOLDER = '/captures'
const LIVE = `${FOLDER}/cut.live.mcap`
const SEALED = `${FOLDER}/cut.mcap`
const TAIL_BYTES = 4096
const TEXTS = Array.from(
  { length: 120 },
  (_, index) => `{"seqNum":${index + 1},"padding":"${'x'.repeat((index * 37) % 90)}"}`
)
let live: Buffer
let sealed: Buffer

beforeAll(async () => {
  const disk = new MemoryDisk()
  const source = { feed: 'tennis-events', eventId: '2031-0042-LS003', host: '', clientVersion: '0.1.0' }
  const clock = new ManualClock()
  const writer = new CaptureWriter({ folder: FOLDER, courtName: '', source, clock, files: disk })
  for (const text of TEXTS) writer.appendFrame({ bytes: Buffer.from(text), receivedAt: 1_900_000_000_000 })
  await writer.flush()
  live = disk.content(disk.only('.live.mcap'))
  await writer.seal()
  sealed = disk.content(disk.only('.mcap'))
})

async function textsIn(disk: MemoryDisk, filePath: string): Promise<string[]> {
  const reader = new McapReader(await disk.openToRead(filePath))
  const texts: string[] = []
  for await (const records of reader.blocks())
    for (const record of records)
      if (record.kind === 'message') texts.push(Buffer.from(record.bytes).toString())
  return texts
}

const cutLengths = (content: Buffer): number[] =>
  Array.from({ length: Math.min(TAIL_BYTES, content.length) }, (_, index) => content.length - 1 - index)

describe('a live file', () => {
  test('gives exactly its complete records, to the reader and after recovery', async () => {
    for (const length of cutLengths(live)) {
      const content = live.subarray(0, length)
      const { messages, wholeBytes } = walkRecords(content)
      const disk = new MemoryDisk()
      disk.put(LIVE, content)
      expect(await textsIn(disk, LIVE)).toEqual(TEXTS.slice(0, messages))
      const verified = await verifyCapture(disk, LIVE)
      expect(verified.outcome).toBe(wholeBytes === length ? 'clean' : 'findings')

      const [report] = await recoverCaptures(disk, FOLDER)
      expect(report).toMatchObject({
        outcome: 'sealed',
        keptBytes: wholeBytes,
        lostBytes: length - wholeBytes
      })
      expect(await textsIn(disk, disk.only('.mcap'))).toEqual(TEXTS.slice(0, messages))
    }
  })
})

describe('a sealed file', () => {
  test('gives only records that it holds, and is never mistaken for complete', async () => {
    for (const length of cutLengths(sealed)) {
      const disk = new MemoryDisk()
      disk.put(SEALED, sealed.subarray(0, length))
      const texts = await textsIn(disk, SEALED)
      expect(texts).toEqual(TEXTS.slice(0, texts.length))
      expect((await verifyCapture(disk, SEALED)).outcome).not.toBe('clean')
    }
  })
})
