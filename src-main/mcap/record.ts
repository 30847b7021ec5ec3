/** The records of an MCAP file that matter here, as objects (https://mcap.dev/spec). */
import { Fields } from './fields'
import { isMagic, MAGIC, OPCODE } from './layout'

export interface Header {
  readonly kind: 'header'
  readonly profile: string
  /** The program that wrote the file. */
  readonly library: string
}

export interface Channel {
  readonly kind: 'channel'
  readonly id: number
  readonly schemaId: number
  readonly topic: string
  readonly messageEncoding: string
  readonly metadata: ReadonlyMap<string, string>
}

export interface Metadata {
  readonly kind: 'metadata'
  readonly name: string
  readonly metadata: ReadonlyMap<string, string>
}

/** Says again where the messages of one channel are in the chunk before it. */
export interface MessageIndex {
  readonly kind: 'message-index'
  readonly channelId: number
  readonly messages: number
}

export interface ChunkIndex {
  readonly kind: 'chunk-index'
  /** UTC in nanoseconds, of the first and the last message. */
  readonly startTime: bigint
  readonly endTime: bigint
  /** In the file, of the chunk's record with its prefix. */
  readonly chunkAt: number
  readonly chunkBytes: number
  readonly compression: string
  readonly uncompressedBytes: number
}

interface MetadataIndex {
  readonly kind: 'metadata-index'
  /** In the file, of the record with its prefix. */
  readonly recordAt: number
  readonly recordBytes: number
  readonly name: string
}

export interface Statistics {
  readonly kind: 'statistics'
  readonly messages: number
  readonly chunks: number
  readonly messagesByChannel: ReadonlyMap<number, number>
}

/** Behind the data, in front of the summary. */
export interface DataEnd {
  readonly kind: 'data-end'
  /** In the file. */
  readonly at: number
  /** CRC-32 of everything before this record; 0 when it was not computed. */
  readonly checksum: number
}

/** The last record, with the magic behind it. */
interface Footer {
  readonly kind: 'footer'
  /** Where the summary begins; 0 when there is none. */
  readonly summaryAt: number
  /** CRC-32 of the summary and the footer's own first fields; 0 when it was not computed. */
  readonly checksum: number
}

export type PlainRecord =
  Header | Channel | Metadata | MessageIndex | ChunkIndex | MetadataIndex | Statistics | DataEnd | Footer

/** Time and place of a message. */
const INDEX_PAIR_BYTES = 16

const u16 = (fields: Fields): number => fields.u16()
const length = (fields: Fields): number => fields.length()

/**
 * All but messages and chunks; `at`: where the record begins in the file. Null for those that nothing here needs, such as
 * schemas and attachments, which are not looked into. Throws for a content that breaks the specification.
 */
export function decodeRecord(opcode: number, content: Uint8Array, at: number): PlainRecord | null {
  const fields = new Fields(content)
  switch (opcode) {
    case OPCODE.header:
      return { kind: 'header', profile: fields.text(), library: fields.text() }
    case OPCODE.channel:
      return {
        kind: 'channel',
        id: fields.u16(),
        schemaId: fields.u16(),
        topic: fields.text(),
        messageEncoding: fields.text(),
        metadata: fields.texts()
      }
    case OPCODE.metadata:
      return { kind: 'metadata', name: fields.text(), metadata: fields.texts() }
    case OPCODE.messageIndex:
      return decodeMessageIndex(fields)
    case OPCODE.chunkIndex:
      return decodeChunkIndex(fields)
    case OPCODE.metadataIndex:
      return {
        kind: 'metadata-index',
        recordAt: fields.length(),
        recordBytes: fields.length(),
        name: fields.text()
      }
    case OPCODE.statistics:
      return decodeStatistics(fields)
    case OPCODE.dataEnd:
      return { kind: 'data-end', at, checksum: fields.u32() }
    case OPCODE.footer:
      return decodeFooter(content)
    default:
      return null
  }
}

function decodeMessageIndex(fields: Fields): MessageIndex {
  const channelId = fields.u16()
  const pairs = fields.bytes(fields.u32())
  if (pairs.length % INDEX_PAIR_BYTES !== 0) throw new Error('The index of a chunk has no whole entries.')
  return { kind: 'message-index', channelId, messages: pairs.length / INDEX_PAIR_BYTES }
}

function decodeChunkIndex(fields: Fields): ChunkIndex {
  const startTime = fields.u64()
  const endTime = fields.u64()
  const chunkAt = fields.length()
  const chunkBytes = fields.length()
  fields.map(u16, length)
  // Of the message indexes behind the chunk.
  fields.length()
  const compression = fields.text()
  // As it is compressed.
  fields.length()
  const uncompressedBytes = fields.length()
  return { kind: 'chunk-index', startTime, endTime, chunkAt, chunkBytes, compression, uncompressedBytes }
}

function decodeStatistics(fields: Fields): Statistics {
  const messages = fields.length()
  // Schemas, channels, attachments and metadata records.
  fields.bytes(2 + 3 * 4)
  const chunks = fields.u32()
  // The times of the first and the last message.
  fields.bytes(2 * 8)
  return { kind: 'statistics', messages, chunks, messagesByChannel: fields.map(u16, length) }
}

function decodeFooter(content: Uint8Array): Footer {
  const magicAt = content.length - MAGIC.length
  if (!isMagic(content.subarray(magicAt))) throw new Error('The file does not end as MCAP files do.')
  const fields = new Fields(content.subarray(0, magicAt))
  const summaryAt = fields.length()
  // Where the summary's own index begins.
  fields.length()
  return { kind: 'footer', summaryAt, checksum: fields.u32() }
}

export function isSameChannel(one: Channel, other: Channel): boolean {
  return (
    one.id === other.id &&
    one.schemaId === other.schemaId &&
    one.topic === other.topic &&
    one.messageEncoding === other.messageEncoding &&
    one.metadata.size === other.metadata.size &&
    [...one.metadata].every(([name, value]) => other.metadata.get(name) === value)
  )
}
