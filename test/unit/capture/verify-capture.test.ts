import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { CaptureWriter } from '../../../src-main/capture/capture-writer'
import { verifyCapture } from '../../../src-main/capture/verify-capture'
import { ManualClock } from '../../support/manual-clock'
import { MemoryDisk } from '../../support/memory-disk'
import { walkRecords } from '../../support/record-walk'

const FOLDER = '/captures'
const PATH = `${FOLDER}/any.mcap`
const SOURCE = { feed: 'tennis-events', eventId: '2031-0042-LS003', host: '', clientVersion: '0.1.0' }
let live: Buffer
let sealed: Buffer
let small: Buffer

const newWriter = (disk: MemoryDisk): CaptureWriter =>
  new CaptureWriter({ folder: FOLDER, courtName: '', source: SOURCE, clock: new ManualClock(), files: disk })

async function capture(frames: number): Promise<{ live: Buffer; sealed: Buffer }> {
  const disk = new MemoryDisk()
  const writer = newWriter(disk)
  writer.appendConnectionEvent({ kind: 'open' }, 1000)
  for (let seqNum = 1; seqNum <= frames; seqNum++) {
    const bytes = Buffer.from(`{"seqNum":${seqNum},"noise":"${Math.sin(seqNum)}"}`)
    writer.appendFrame({ bytes, receivedAt: seqNum })
  }
  writer.appendNote('rain', 4000)
  await writer.flush()
  const content = disk.content(disk.only('.live.mcap'))
  await writer.seal()
  return { live: content, sealed: disk.content(disk.only('.mcap')) }
}

beforeAll(async () => {
  ;({ live, sealed } = await capture(3000))
  small = (await capture(20)).sealed
})

function verify(content: Buffer) {
  const disk = new MemoryDisk()
  disk.put(PATH, content)
  return verifyCapture(disk, PATH)
}

describe('a sealed file', () => {
  test('is clean if nobody touched it', async () => {
    expect(await verify(sealed)).toMatchObject({
      outcome: 'clean',
      isDamaged: false,
      findings: [],
      records: 3002
    })
  })

  test('fails if any byte was changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const content = Buffer.from(sealed)
        content[at] = (content[at] ?? 0) ^ change
        const { outcome, findings } = await verify(content)
        expect(outcome).not.toBe('clean')
        expect(findings.length).toBeGreaterThan(0)
      }),
      { numRuns: 250 }
    )
  })

  test('fails if a byte was changed in the last kilobyte, where index and summary are', async () => {
    for (let at = small.length - 1024; at < small.length; at++) {
      const content = Buffer.from(small)
      content[at] = (content[at] ?? 0) ^ 1
      expect((await verify(content)).outcome).not.toBe('clean')
    }
  })

  test('fails if bytes were appended', async () => {
    expect((await verify(Buffer.concat([sealed, Buffer.from('x')]))).outcome).toBe('findings')
  })
})

describe('an unsealed file', () => {
  test('is clean as long as its records are complete', async () => {
    expect(await verify(live)).toMatchObject({ outcome: 'clean', records: 3002 })
    expect((await verify(live)).text).toContain('not sealed yet')
  })

  test('is reported with the number of bytes if its last record is incomplete', async () => {
    const { findings } = await verify(live.subarray(0, live.length - 3))
    const { wholeBytes } = walkRecords(live.subarray(0, live.length - 3))
    expect(findings).toEqual([
      `The last record is incomplete: ${live.length - 3 - wholeBytes} bytes at the end are not a complete record.`
    ])
  })

  test('shows a gap in the numbering if a record was cut out', async () => {
    const first = Buffer.from('{"seqNum":1000,')
    const at = live.indexOf(first) - 31
    const length = 9 + Number(live.readBigUInt64LE(at + 1))
    const { outcome, findings } = await verify(
      Buffer.concat([live.subarray(0, at), live.subarray(at + length)])
    )
    expect(outcome).toBe('findings')
    expect(findings).toEqual(['One record is missing without an entry about it in the log.'])
  })
})

test('reports records lost to a failing disk as the log does, and finds nothing else wrong', async () => {
  const disk = new MemoryDisk()
  const clock = new ManualClock()
  const options = { folder: FOLDER, courtName: '', source: SOURCE, clock, files: disk, memoryBytes: 1000 }
  const writer = new CaptureWriter(options)
  writer.appendFrame({ bytes: Buffer.from('first'), receivedAt: 1 })
  await writer.flush()
  disk.failures.set('write', 'ENOSPC')
  for (let count = 0; count < 50; count++)
    writer.appendFrame({ bytes: Buffer.from('x'.repeat(70)), receivedAt: 2 })
  await writer.flush()
  disk.failures.clear()
  clock.advance(1000)
  await writer.flush()
  await writer.seal()
  const verified = await verifyCapture(disk, disk.only('.mcap'))
  expect(verified).toMatchObject({ outcome: 'findings', isDamaged: false })
  expect(verified.findings).toEqual([
    expect.stringMatching(/^4\d records are missing according to the log: the disk failed for too long\.$/)
  ])
})

test('rejects a file that is not a capture', async () => {
  expect((await verify(Buffer.from('this was never a capture'))).outcome).toBe('unreadable')
  expect((await verify(Buffer.alloc(0))).outcome).toBe('unreadable')
  expect((await verifyCapture(new MemoryDisk(), PATH)).outcome).toBe('unreadable')
})
