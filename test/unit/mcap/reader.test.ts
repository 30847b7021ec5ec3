import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MessagePlaces } from '../../../src-main/mcap/message-places'
import { McapReader, type McapRecord, type Message } from '../../../src-main/mcap/reader'
import { anyShape, CHANNEL, mcapOf, mcapWith, memoryFile } from '../../support/mcap-files'
import { readUntilDamage, type ReadMessage } from '../../support/mcap-read-back'

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

const isMessage = (record: McapRecord): record is Message => record.kind === 'message'

const toReadMessage = ({ channel, sequence, logTimeMs, publishTimeMs, bytes }: Message): ReadMessage => ({
  topic: channel.topic,
  sequence,
  text: latin1(bytes),
  logTimeMs,
  publishTimeMs
})

async function readAll(content: Buffer, readBytes?: number) {
  const file = memoryFile(content, readBytes)
  const reader = new McapReader(file)
  const records: McapRecord[] = []
  for await (const block of reader.blocks()) records.push(...block)
  expect(file.isOpen).toBe(false)
  const found = records.filter(isMessage)
  return { records, found, messages: found.map(toReadMessage), report: reader.report }
}

const startsWith = (all: readonly ReadMessage[], first: readonly ReadMessage[]): void =>
  expect(all.slice(0, first.length)).toEqual(first)

const sharesBeginning = (one: readonly ReadMessage[], other: readonly ReadMessage[]): void =>
  one.length < other.length ? startsWith(other, one) : startsWith(one, other)

describe('compared with the MCAP library', () => {
  test('finds the same messages in any file', async () => {
    await fc.assert(
      fc.asyncProperty(anyShape, fc.integer({ min: 1, max: 3_000 }), async (shape, readBytes) => {
        const content = await mcapOf(shape)
        const { messages, records, report } = await readAll(content, readBytes)
        const witness = readUntilDamage(content)
        expect(messages).toEqual(witness.messages)
        expect(report).toEqual({
          ending: shape.sealed ? 'sealed' : 'unsealed',
          messages: messages.length,
          readableBytes: content.length,
          cutBytes: 0,
          detail: ''
        })
        expect(witness.complete).toBe(shape.sealed)
        expect(records.flatMap((record) => (record.kind === 'metadata' ? [record.name] : []))).toEqual(
          shape.metadata
        )
      })
    )
  })

  test('finds the same messages in a file cut anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(anyShape, fc.double({ min: 0, max: 1, noNaN: true }), async (shape, share) => {
        const whole = await mcapOf(shape)
        const content = whole.subarray(0, Math.floor(share * (whole.length - 1)))
        const { messages, report } = await readAll(content)
        expect(messages).toEqual(readUntilDamage(content).messages)
        expect(report.readableBytes + report.cutBytes).toBe(content.length)
        expect(report.ending).toBe(report.cutBytes === 0 ? 'unsealed' : 'torn')
      })
    )
  })

  test('finds every message before the damage, and none after it that the library would not', async () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 4
    })
    await fc.assert(
      fc.asyncProperty(anyShape, changes, async (shape, flips) => {
        const whole = await mcapOf(shape)
        const content = Buffer.from(whole)
        for (const [position, change] of flips) {
          const at = position % content.length
          content[at] = (content[at] ?? 0) ^ change
        }
        const firstChange = content.findIndex((byte, index) => byte !== whole[index])
        const { messages, report } = await readAll(content)
        startsWith(messages, readUntilDamage(whole.subarray(0, Math.max(0, firstChange))).messages)
        sharesBeginning(messages, readUntilDamage(content).messages)
        expect(report.readableBytes + report.cutBytes).toBe(content.length)
      }),
      { numRuns: 500 }
    )
  })
})

test('reads messages by offset in any order as it read them in sequence', async () => {
  await fc.assert(
    fc.asyncProperty(anyShape, fc.infiniteStream(fc.nat()), async (shape, picks) => {
      const content = await mcapOf(shape)
      const { found } = await readAll(content)
      const places = new MessagePlaces(memoryFile(content))
      expect((await places.read(found)).map(latin1)).toEqual(found.map(({ bytes }) => latin1(bytes)))
      for (let count = 0; count < 10 && found.length > 0; count += 1) {
        const from = (picks.next().value ?? 0) % found.length
        const some = found.slice(from, from + 5)
        expect((await places.read(some)).map(latin1)).toEqual(some.map(({ bytes }) => latin1(bytes)))
      }
    })
  )
})

test('reads the same messages from a growing file as from a complete one, at any length', async () => {
  const steps = fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1, maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(anyShape, steps, async (shape, growth) => {
      const content = await mcapOf(shape)
      const file = memoryFile(Buffer.alloc(0))
      const reader = new McapReader(file)
      const messages: ReadMessage[] = []
      for (const step of [...growth, content.length]) {
        file.content = content.subarray(0, file.content.length + step)
        for (let block = await reader.readOn(); block.length > 0; block = await reader.readOn())
          messages.push(...block.filter(isMessage).map(toReadMessage))
      }
      await reader.close()
      expect(messages).toEqual(readUntilDamage(content).messages)
      expect(reader.report).toMatchObject({ ending: shape.sealed ? 'sealed' : 'unsealed', cutBytes: 0 })
    })
  )
})

describe('a damaged file is read up to the damage, which is named:', () => {
  const message = { channelId: 1, sequence: 1, logTime: 1_000n, publishTime: 1_000n, data: Buffer.from('x') }
  const expectDamage = async (content: Buffer, detail: string, messages = 0): Promise<void> => {
    const { report } = await readAll(content)
    expect(report).toMatchObject({ ending: 'damaged', detail, messages })
    expect(report.readableBytes + report.cutBytes).toBe(content.length)
  }

  test('a wrong magic number', () =>
    expectDamage(Buffer.from('this was never a capture'), 'The file does not begin as MCAP files do.'))

  test('zeros after the last record', () =>
    expectDamage(
      Buffer.concat([mcapWith((file) => file.writeChannel(CHANNEL)), Buffer.alloc(100)]),
      'No record has the opcode 0.'
    ))

  test('an impossible length', () =>
    expectDamage(
      Buffer.concat([mcapWith(() => undefined), Buffer.from([5, ...Buffer.alloc(8, 255)])]),
      'A record claims to be longer than any file.'
    ))

  test('a message on an unknown channel', () =>
    expectDamage(
      mcapWith((file) => {
        file.writeChannel(CHANNEL)
        file.writeMessage(message)
        file.writeMessage({ ...message, channelId: 2 })
      }),
      'A message belongs to a channel that the file does not have.',
      1
    ))

  test('a message shorter than its header', () =>
    expectDamage(
      Buffer.concat([mcapWith(() => undefined), Buffer.from([5, 3, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3])]),
      'A message is shorter than its head.'
    ))

  test('a channel described twice, differently', () =>
    expectDamage(
      mcapWith((file) => {
        file.writeChannel(CHANNEL)
        file.writeChannel(CHANNEL)
        file.writeChannel({ ...CHANNEL, topic: 'another' })
      }),
      'Channel 1 is described in two ways.'
    ))

  test('a second header', () =>
    expectDamage(
      mcapWith((file) => file.writeHeader({ profile: '', library: '' })),
      'The file has two headers.'
    ))

  const chunk = (over: object) => ({
    messageStartTime: 0n,
    messageEndTime: 0n,
    uncompressedSize: 0n,
    uncompressedCrc: 0,
    compression: '',
    records: Buffer.alloc(0),
    ...over
  })

  test('a chunk with a wrong checksum', () =>
    expectDamage(
      mcapWith((file) => file.writeChunk(chunk({ records: Buffer.from('some'), uncompressedCrc: 7 }))),
      'The checksum of a chunk is wrong.'
    ))

  test('a chunk with unknown compression', () =>
    expectDamage(
      mcapWith((file) => file.writeChunk(chunk({ records: Buffer.from('some'), compression: 'lz4' }))),
      'The compression lz4 is not supported.'
    ))

  test('a chunk that claims to be larger than memory', () =>
    expectDamage(
      mcapWith((file) =>
        file.writeChunk(
          chunk({ records: Buffer.from('x'), compression: 'zstd', uncompressedSize: 2n ** 40n })
        )
      ),
      'A chunk claims to hold 1099511627776 bytes.'
    ))

  test('a chunk in a chunk', () =>
    expectDamage(
      mcapWith((file) => file.writeChunk(chunk({ records: Buffer.from([6, 0, 0, 0, 0, 0, 0, 0, 0]) }))),
      'A record with the opcode 6 may not be in a chunk.'
    ))

  test('half a record in a chunk', () =>
    expectDamage(
      mcapWith((file) => file.writeChunk(chunk({ records: Buffer.from([4, 9, 0, 0, 0, 0, 0, 0, 0, 1]) }))),
      'A chunk ends in the middle of a record.'
    ))

  test('bytes after the end', async () => {
    const shape = { ...SHAPE, sealed: true }
    const content = await mcapOf(shape)
    await expectDamage(Buffer.concat([content, Buffer.from('x')]), '1 bytes follow the end of the file.', 1)
  })
})

const SHAPE = {
  chunkBytes: 1_000,
  compressed: true,
  sealed: true,
  indexed: true,
  topics: ['tennis-events/1'],
  metadata: ['rallydesk'],
  messages: [{ channel: 0, sequence: 1, logTime: 1n, publishTime: 1n, data: Buffer.from('{}') }]
}

describe('an edge case:', () => {
  test('an empty file is unsealed', async () => {
    expect((await readAll(Buffer.alloc(0))).report).toMatchObject({ ending: 'unsealed', cutBytes: 0 })
  })

  test('a record that claims to be longer than the file is not read into memory', async () => {
    const head = mcapWith((file) => file.writeChannel(CHANNEL))
    const hugeRecord = Buffer.from([5, 0, 0, 0, 0, 255, 0, 0, 0])
    const file = memoryFile(Buffer.concat([head, hugeRecord, Buffer.alloc(3_000_000)]))
    const read: number[] = []
    const reader = new McapReader({
      ...file,
      read: (into, position) => {
        read.push(into.length)
        return file.read(into, position)
      }
    })
    for await (const _ of reader.blocks());
    expect(reader.report).toMatchObject({ ending: 'torn', cutBytes: 3_000_009 })
    expect(read.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(1_000_000)
  })

  test('a record larger than a block is read completely', async () => {
    const data = Buffer.alloc(1_000_000, 'x')
    const message = { channelId: 1, sequence: 1, logTime: 0n, publishTime: 0n, data }
    const { messages } = await readAll(
      mcapWith((file) => {
        file.writeChannel(CHANNEL)
        for (let count = 0; count < 3; count += 1) file.writeMessage(message)
      })
    )
    expect(messages.map(({ text }) => text.length)).toEqual([1_000_000, 1_000_000, 1_000_000])
  })

  test('records of other programs are skipped', async () => {
    const privateRecord = Buffer.from([0x80, 2, 0, 0, 0, 0, 0, 0, 0, 1, 2])
    const { report } = await readAll(Buffer.concat([mcapWith(() => undefined), privateRecord]))
    expect(report).toMatchObject({ ending: 'unsealed', cutBytes: 0 })
  })

  test('a disk error is not damage', async () => {
    const file = memoryFile(await mcapOf(SHAPE))
    const reader = new McapReader({ ...file, read: () => Promise.reject(new Error('EIO')) })
    await expect(reader.readOn()).rejects.toThrow('EIO')
    expect(reader.report.ending).toBe('torn')
  })
})
