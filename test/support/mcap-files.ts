/** MCAP files of all shapes, written by the MCAP library. */
import { Zstd } from '@hpcc-js/wasm-zstd'
import { McapRecordBuilder, McapWriter, type McapTypes } from '@mcap/core'
import fc from 'fast-check'
import type { ReadableFile } from '../../src-main/platform/files'

const zstd = await Zstd.load()

export interface McapShape {
  /** Null for messages that are not in chunks. */
  readonly chunkBytes: number | null
  readonly compressed: boolean
  /** With footer, index and checksums. */
  readonly sealed: boolean
  readonly indexed: boolean
  readonly topics: readonly string[]
  readonly metadata: readonly string[]
  readonly messages: readonly {
    readonly channel: number
    readonly sequence: number
    readonly logTime: bigint
    readonly publishTime: bigint
    readonly data: Uint8Array
  }[]
}

const time = fc.bigInt({ min: 0n, max: 4_000_000_000_000_000_000n })
const data = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  // Compresses well.
  fc.tuple(fc.nat(255), fc.nat(5_000)).map(([value, length]) => new Uint8Array(length).fill(value))
)
const text = fc.string({ unit: 'grapheme', maxLength: 12 })

export const anyShape: fc.Arbitrary<McapShape> = fc.record({
  chunkBytes: fc.option(fc.integer({ min: 1, max: 20_000 })),
  compressed: fc.boolean(),
  sealed: fc.boolean(),
  indexed: fc.boolean(),
  topics: fc.array(text, { minLength: 1, maxLength: 5 }),
  metadata: fc.array(text, { maxLength: 2 }),
  messages: fc.array(
    fc.record({ channel: fc.nat(), sequence: fc.nat(), logTime: time, publishTime: time, data }),
    { maxLength: 60 }
  )
})

/** The bytes of such a file. */
export async function mcapOf(shape: McapShape): Promise<Buffer> {
  const content = await written(shape)
  return shape.sealed ? content : content.subarray(0, dataEndIn(content))
}

async function written(shape: McapShape): Promise<Buffer> {
  const { chunkBytes, compressed, indexed, topics, metadata, messages } = shape
  const blocks: Uint8Array[] = []
  let length = 0
  const writer = new McapWriter({
    writable: {
      position: () => BigInt(length),
      write: (bytes) => {
        blocks.push(bytes.slice())
        length += bytes.length
        return Promise.resolve()
      }
    },
    useChunks: chunkBytes !== null,
    useMessageIndex: indexed,
    useStatistics: indexed,
    useMetadataIndex: indexed,
    repeatChannels: indexed,
    chunkSize: chunkBytes ?? 1,
    ...(compressed && {
      compressChunk: (bytes) => ({ compression: 'zstd', compressedData: zstd.compress(bytes) })
    })
  })
  await writer.start({ profile: '', library: 'test' })
  for (const name of metadata) await writer.addMetadata({ name, metadata: new Map([['name', name]]) })
  const schemaId = await writer.registerSchema({ name: 's', encoding: 'jsonschema', data: new Uint8Array(3) })
  const ids: number[] = []
  for (const [index, topic] of topics.entries())
    ids.push(
      await writer.registerChannel({
        topic,
        schemaId: index % 2 === 0 ? 0 : schemaId,
        messageEncoding: 'json',
        metadata: new Map([['feed', topic]])
      })
    )
  for (const { channel, ...message } of messages)
    await writer.addMessage({ ...message, channelId: ids[channel % ids.length] ?? 0 })
  await writer.end()
  return Buffer.concat(blocks)
}

const MAGIC_BYTES = 8
const PREFIX_BYTES = 9
const DATA_END_OPCODE = 0x0f

/** Where the record begins that ends the data. */
function dataEndIn(content: Buffer): number {
  let at = MAGIC_BYTES
  while (content[at] !== DATA_END_OPCODE) at += PREFIX_BYTES + Number(content.readBigUInt64LE(at + 1))
  return at
}

/** A header, and the records that the function writes. */
export function mcapWith(write: (builder: McapRecordBuilder) => void): Buffer {
  const builder = new McapRecordBuilder()
  builder.writeMagic()
  builder.writeHeader({ profile: '', library: 'test' })
  write(builder)
  return Buffer.from(builder.buffer)
}

export const CHANNEL: McapTypes.Channel = {
  id: 1,
  schemaId: 0,
  topic: 'tennis-events/1',
  messageEncoding: 'json',
  metadata: new Map()
}

/** A file in memory. `readBytes`: a disk gives no more than that at a time. `content` may be replaced by a longer one. */
export function memoryFile(content: Buffer, readBytes = Number.POSITIVE_INFINITY) {
  const file = {
    content,
    isOpen: true,
    read: (into: Uint8Array, position: number) =>
      Promise.resolve(file.content.copy(into, 0, position, position + Math.min(into.length, readBytes))),
    size: () => Promise.resolve(file.content.length),
    close: () => {
      file.isOpen = false
      return Promise.resolve()
    }
  }
  return file satisfies ReadableFile
}
