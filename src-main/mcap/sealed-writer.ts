import { McapWriter } from '@mcap/core'
import { writeAll, type OpenFile } from '../platform/files'
import type { CompressChunk } from './compression'
import type { Channel, Header, Metadata } from './record'
import type { Message } from './reader'

const CHUNK_BYTES = 512 * 1024

/**
 * Writes a sealed file: chunked, compressed, indexed, with checksums, readable by any MCAP program. Wait for each call
 * before the next; they reject when the disk fails.
 */
export class SealedWriter {
  readonly #file: OpenFile
  readonly #writer: McapWriter
  readonly #channelIds = new Map<number, number>()
  #bytes = 0

  constructor(file: OpenFile, compressChunk: CompressChunk) {
    this.#file = file
    const writable = {
      position: () => BigInt(this.#bytes),
      write: async (bytes: Uint8Array) => {
        await writeAll(file, bytes, this.#bytes)
        this.#bytes += bytes.length
      }
    }
    this.#writer = new McapWriter({ writable, startChannelId: 1, chunkSize: CHUNK_BYTES, compressChunk })
  }

  /** Before everything else. */
  async start(header: Header, metadata: Metadata): Promise<void> {
    await this.#writer.start(header)
    await this.#writer.addMetadata({ ...metadata, metadata: new Map(metadata.metadata) })
  }

  /** Before its first message. Does nothing when it has been added already. */
  async addChannel(channel: Channel): Promise<void> {
    if (this.#channelIds.has(channel.id)) return
    const id = await this.#writer.registerChannel({ ...channel, metadata: new Map(channel.metadata) })
    this.#channelIds.set(channel.id, id)
  }

  /** Rejects for one whose channel has not been added. */
  async addMessage({ channel, sequence, logTimeMs, publishTimeMs, bytes }: Message): Promise<void> {
    const channelId = this.#channelIds.get(channel.id)
    if (channelId === undefined) throw new RangeError(`Channel ${channel.id} is unknown.`)
    const logTime = toNanoseconds(logTimeMs)
    const publishTime = toNanoseconds(publishTimeMs)
    await this.#writer.addMessage({ channelId, sequence, logTime, publishTime, data: bytes })
  }

  /** Resolves with the size of the file when all of it would survive a power cut. */
  async end(): Promise<number> {
    await this.#writer.end()
    await this.#file.datasync()
    return this.#bytes
  }
}

const toNanoseconds = (utcMs: number): bigint => BigInt(Math.round(utcMs * 1000)) * 1000n
