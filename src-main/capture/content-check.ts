/** Compares what a capture says of itself, in its index and its numbering, with what is in it. */
import type { McapTypes } from '@mcap/core'
import { jsonOf } from '../records/record-json'
import { placeOfTopic } from '../records/log-record'
import { missingRecordsOf, recordsAreMissing } from '../records/lost-records'
import { decodeFacts, FACTS_RECORD, partOf, type CaptureFacts } from './capture-facts'

/** Operation code, length and checksum: what the record at the end of the data takes. */
const DATA_END_BYTES = 13

interface ChannelCount {
  readonly topic: string
  messages: number
  /** Numbers that records of this channel have: how many, and the first and last. */
  numbered: number
  first: number
  last: number
}

interface ChunkSeen {
  readonly chunk: McapTypes.Chunk
  readonly messages: Map<number, number>
  indexed: number
}

export class ContentCheck {
  readonly #channels = new Map<number, ChannelCount>()
  /** By the byte at which they end. */
  readonly #chunkEnds = new Map<bigint, Omit<McapTypes.Chunk, 'records'>>()
  readonly #problems = new Set<string>()
  #lastChunk: ChunkSeen | null = null
  #indexedChunks = 0
  #messages = 0
  #missing = 0
  #facts: CaptureFacts | null = null
  #part = 1
  #hasHeader = false
  #dataEnd: { dataBytes: number; checksum: number } | null = null

  get hasHeader(): boolean {
    return this.#hasHeader
  }

  /** Only sealed files have all their facts at the beginning. */
  get wasSealed(): boolean {
    return this.#facts !== null
  }

  get chunks(): number {
    return this.#chunkEnds.size
  }

  /** How many bytes the checksum over the data is of, and what it should be; null before the end of the data. */
  get dataEnd(): { readonly dataBytes: number; readonly checksum: number } | null {
    return this.#dataEnd
  }

  /** `endByte`: where the record ends in the file, or the chunk that it is in. */
  take(record: McapTypes.TypedMcapRecord, endByte: number): void {
    switch (record.type) {
      case 'Header':
        this.#hasHeader = true
        return
      case 'Channel':
        if (!this.#channels.has(record.id))
          this.#channels.set(record.id, { topic: record.topic, messages: 0, numbered: 0, first: 0, last: 0 })
        return
      case 'Metadata':
        if (record.name !== FACTS_RECORD) return
        this.#facts = decodeFacts(record.metadata)
        this.#part = partOf(record.metadata)
        return
      case 'Message':
        this.#message(record)
        return
      case 'Chunk': {
        this.#endChunk()
        this.#lastChunk = { chunk: record, messages: new Map(), indexed: 0 }
        const { records: _records, ...head } = record
        this.#chunkEnds.set(BigInt(endByte), head)
        return
      }
      case 'MessageIndex':
        this.#messageIndex(record)
        return
      case 'DataEnd':
        this.#endChunk()
        this.#dataEnd = { dataBytes: endByte - DATA_END_BYTES, checksum: record.dataSectionCrc }
        return
      case 'ChunkIndex':
        this.#chunkIndex(record)
        return
      case 'Statistics':
        this.#statistics(record)
        return
      default:
        return
    }
  }

  /** What is not as it was written, in sentences, once all records have been taken. */
  damage(): readonly string[] {
    const damage = [...this.#problems]
    if (this.#dataEnd !== null && this.#facts !== null && this.#facts.records !== this.#messages)
      damage.push(`It should hold ${this.#facts.records} records and holds ${this.#messages}.`)
    if (this.#dataEnd !== null && this.#indexedChunks !== this.chunks)
      damage.push('The index does not name every chunk.')
    const unexplained = this.#holes() - this.#missing
    if (unexplained > 0) damage.push(`${recordsAreMissing(unexplained)} without a word about it in the log.`)
    return damage
  }

  /** What never came into the file, as the file itself tells. */
  losses(): readonly string[] {
    const losses: string[] = []
    if (this.#missing > 0)
      losses.push(
        `${recordsAreMissing(this.#missing)}, as the log itself says: the disk failed for too long.`
      )
    if (this.#facts !== null && this.#facts.lostBytes > 0)
      losses.push(
        `${this.#facts.lostBytes} bytes at its end were no whole record when it was recovered from a crash.`
      )
    return losses
  }

  #message({ channelId, sequence, data }: McapTypes.Message): void {
    this.#messages += 1
    const channel = this.#channels.get(channelId)
    if (channel === undefined) {
      this.#problems.add('A record belongs to a channel that the file does not have.')
      return
    }
    channel.messages += 1
    if (sequence > 0) {
      channel.first = channel.numbered === 0 ? sequence : Math.min(channel.first, sequence)
      channel.last = Math.max(channel.last, sequence)
      channel.numbered += 1
    } else if (placeOfTopic(channel.topic).channel === 'connection')
      this.#missing += missingRecordsOf(jsonOf(data))
    if (this.#lastChunk !== null)
      this.#lastChunk.messages.set(channelId, (this.#lastChunk.messages.get(channelId) ?? 0) + 1)
  }

  #holes(): number {
    return [...this.#channels.values()].reduce((sum, channel) => sum + this.#holesOf(channel), 0)
  }

  /** Records before the first of a channel are missing only where the log begins. */
  #holesOf({ numbered, first, last }: ChannelCount): number {
    if (numbered === 0) return 0
    return last - (this.#part === 1 ? 1 : first) + 1 - numbered
  }

  #messageIndex({ channelId, records }: McapTypes.MessageIndex): void {
    if (this.#lastChunk === null) return
    this.#lastChunk.indexed += records.length
    if (records.length !== (this.#lastChunk.messages.get(channelId) ?? 0))
      this.#problems.add('The index of a chunk does not name the records that are in it.')
  }

  #endChunk(): void {
    if (this.#lastChunk === null) return
    const inChunk = [...this.#lastChunk.messages.values()].reduce((sum, count) => sum + count, 0)
    if (inChunk !== this.#lastChunk.indexed)
      this.#problems.add('The index of a chunk does not name the records that are in it.')
    this.#lastChunk = null
  }

  #chunkIndex(index: McapTypes.ChunkIndex): void {
    this.#indexedChunks += 1
    const chunk = this.#chunkEnds.get(index.chunkStartOffset + index.chunkLength)
    const agrees =
      chunk !== undefined &&
      chunk.messageStartTime === index.messageStartTime &&
      chunk.messageEndTime === index.messageEndTime &&
      chunk.compression === index.compression &&
      chunk.uncompressedSize === index.uncompressedSize
    if (!agrees) this.#problems.add('The index does not agree with the chunks of the file.')
  }

  #statistics({ messageCount, chunkCount, channelMessageCounts }: McapTypes.Statistics): void {
    const channelsAgree = [...this.#channels].every(
      ([id, { messages }]) => (channelMessageCounts.get(id) ?? 0n) === BigInt(messages)
    )
    if (messageCount !== BigInt(this.#messages) || chunkCount !== this.chunks || !channelsAgree)
      this.#problems.add('The counts at the end of the file do not agree with its contents.')
  }
}
