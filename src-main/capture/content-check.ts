/** Compares a capture's index and numbering with its contents. */
import type { ChunkHead } from '../mcap/chunk'
import type { McapRecord, Message } from '../mcap/reader'
import type { ChunkIndex, DataEnd, MessageIndex, Statistics } from '../mcap/record'
import { jsonOf } from '../records/record-json'
import { parseTopic } from '../records/log-record'
import { missingRecordsOf, recordsAreMissing } from '../records/lost-records'
import { decodeFacts, FACTS_RECORD, partOf, type CaptureFacts } from './capture-facts'

interface ChannelCount {
  readonly topic: string
  messages: number
  /** Numbers that records of this channel have: how many, and the first and last. */
  numbered: number
  first: number
  last: number
}

/** Messages by channel, in the latest chunk. */
interface ChunkCount {
  readonly messages: Map<number, number>
  indexed: number
}

export class ContentCheck {
  readonly #channels = new Map<number, ChannelCount>()
  /** By where they begin in the file. */
  readonly #chunks = new Map<number, ChunkHead>()
  readonly #problems = new Set<string>()
  #lastChunk: ChunkCount | null = null
  #indexedChunks = 0
  #messages = 0
  #missing = 0
  #facts: CaptureFacts | null = null
  #part = 1
  #hasHeader = false
  #dataEnd: DataEnd | null = null

  get hasHeader(): boolean {
    return this.#hasHeader
  }

  /** Only sealed files have all their facts at the beginning. */
  get wasSealed(): boolean {
    return this.#facts !== null
  }

  get chunks(): number {
    return this.#chunks.size
  }

  /** Null before the end of the data. */
  get dataEnd(): DataEnd | null {
    return this.#dataEnd
  }

  take(record: McapRecord): void {
    switch (record.kind) {
      case 'header':
        this.#hasHeader = true
        return
      case 'channel':
        if (!this.#channels.has(record.id))
          this.#channels.set(record.id, { topic: record.topic, messages: 0, numbered: 0, first: 0, last: 0 })
        return
      case 'metadata':
        if (record.name !== FACTS_RECORD) return
        this.#facts = decodeFacts(record.metadata)
        this.#part = partOf(record.metadata)
        return
      case 'message':
        this.#message(record)
        return
      case 'chunk':
        this.#endChunk()
        this.#lastChunk = { messages: new Map(), indexed: 0 }
        this.#chunks.set(record.at, record)
        return
      case 'message-index':
        this.#messageIndex(record)
        return
      case 'data-end':
        this.#endChunk()
        this.#dataEnd = record
        return
      case 'chunk-index':
        this.#chunkIndex(record)
        return
      case 'statistics':
        this.#statistics(record)
        return
      default:
        return
    }
  }

  /** Findings as sentences, once all records were checked. */
  damage(): readonly string[] {
    const damage = [...this.#problems]
    if (this.#dataEnd !== null && this.#facts !== null && this.#facts.records !== this.#messages)
      damage.push(`Expected ${this.#facts.records} records, found ${this.#messages}.`)
    if (this.#dataEnd !== null && this.#indexedChunks !== this.chunks)
      damage.push('The index does not list every chunk.')
    const unexplained = this.#holes() - this.#missing
    if (unexplained > 0)
      damage.push(`${recordsAreMissing(unexplained)} without an entry about it in the log.`)
    return damage
  }

  /** Losses recorded in the file itself. */
  losses(): readonly string[] {
    const losses: string[] = []
    if (this.#missing > 0)
      losses.push(`${recordsAreMissing(this.#missing)} according to the log: the disk failed for too long.`)
    if (this.#facts !== null && this.#facts.lostBytes > 0)
      losses.push(
        `${this.#facts.lostBytes} bytes at the end were an incomplete record when it was recovered from a crash.`
      )
    return losses
  }

  #message({ channel: { id }, sequence, bytes }: Message): void {
    this.#messages += 1
    const channel = this.#channels.get(id)
    if (channel === undefined) return
    channel.messages += 1
    if (sequence > 0) {
      channel.first = channel.numbered === 0 ? sequence : Math.min(channel.first, sequence)
      channel.last = Math.max(channel.last, sequence)
      channel.numbered += 1
    } else if (parseTopic(channel.topic).channel === 'connection')
      this.#missing += missingRecordsOf(jsonOf(bytes))
    this.#lastChunk?.messages.set(id, (this.#lastChunk.messages.get(id) ?? 0) + 1)
  }

  #holes(): number {
    return [...this.#channels.values()].reduce((sum, channel) => sum + this.#holesOf(channel), 0)
  }

  /** Records before the first of a channel are missing only where the log begins. */
  #holesOf({ numbered, first, last }: ChannelCount): number {
    if (numbered === 0) return 0
    return last - (this.#part === 1 ? 1 : first) + 1 - numbered
  }

  #messageIndex({ channelId, messages }: MessageIndex): void {
    if (this.#lastChunk === null) return
    this.#lastChunk.indexed += messages
    if (messages !== (this.#lastChunk.messages.get(channelId) ?? 0))
      this.#problems.add('A chunk’s index does not match its records.')
  }

  #endChunk(): void {
    if (this.#lastChunk === null) return
    const inChunk = [...this.#lastChunk.messages.values()].reduce((sum, count) => sum + count, 0)
    if (inChunk !== this.#lastChunk.indexed) this.#problems.add('A chunk’s index does not match its records.')
    this.#lastChunk = null
  }

  #chunkIndex(index: ChunkIndex): void {
    this.#indexedChunks += 1
    const chunk = this.#chunks.get(index.chunkAt)
    const agrees =
      chunk?.recordBytes === index.chunkBytes &&
      chunk.startTime === index.startTime &&
      chunk.endTime === index.endTime &&
      chunk.compression === index.compression &&
      chunk.uncompressedBytes === index.uncompressedBytes
    if (!agrees) this.#problems.add('The index does not match the chunks in the file.')
  }

  #statistics({ messages, chunks, messagesByChannel }: Statistics): void {
    const channelsAgree = [...this.#channels].every(
      ([id, channel]) => (messagesByChannel.get(id) ?? 0) === channel.messages
    )
    if (messages !== this.#messages || chunks !== this.chunks || !channelsAgree)
      this.#problems.add('The counts at the end of the file do not match its contents.')
  }
}
