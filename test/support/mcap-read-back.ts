/** Reads capture files with the MCAP library's own readers, as any other program would. */
import { Zstd } from '@hpcc-js/wasm-zstd'
import { McapIndexedReader, McapStreamReader, type McapTypes } from '@mcap/core'

export interface ReadMessage {
  readonly topic: string
  readonly sequence: number
  /** The message as Latin-1: one character a byte, so that equal texts are equal bytes. */
  readonly text: string
  /** Exact to the microsecond. */
  readonly logTimeMs: number
  readonly publishTimeMs: number
}

const zstd = await Zstd.load()
/** Not the decompressor that our own reader uses. */
const decompressHandlers: McapTypes.DecompressHandlers = { zstd: (bytes) => zstd.decompress(bytes) }

const decode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

/** Throws for a damaged file; one that only breaks off is not `complete`. */
export function readAsStream(content: Uint8Array): { messages: ReadMessage[]; complete: boolean } {
  const messages: ReadMessage[] = []
  const complete = readInto(messages, content)
  return { messages, complete }
}

/** The messages in front of the first damage. */
export function readUntilDamage(content: Uint8Array): { messages: ReadMessage[]; complete: boolean } {
  const messages: ReadMessage[] = []
  try {
    const complete = readInto(messages, content)
    return { messages, complete }
  } catch {
    return { messages, complete: false }
  }
}

/** Returns whether the file is whole, with its footer. */
function readInto(messages: ReadMessage[], content: Uint8Array): boolean {
  const reader = new McapStreamReader({ decompressHandlers, validateCrcs: true })
  reader.append(content)
  const topics = new Map<number, string>()
  for (let record = reader.nextRecord(); record; record = reader.nextRecord()) {
    if (record.type === 'Channel') topics.set(record.id, record.topic)
    if (record.type === 'Message') messages.push(toReadMessage(record, topics.get(record.channelId)))
  }
  return reader.done()
}

export async function readIndexed(content: Uint8Array): Promise<{
  messages: ReadMessage[]
  channels: McapTypes.Channel[]
  chunkOffsets: bigint[]
  statistics: McapTypes.Statistics | undefined
}> {
  const reader = await McapIndexedReader.Initialize({
    decompressHandlers,
    readable: {
      size: () => Promise.resolve(BigInt(content.length)),
      read: (offset, size) => Promise.resolve(content.slice(Number(offset), Number(offset + size)))
    }
  })
  const messages: ReadMessage[] = []
  for await (const message of reader.readMessages()) {
    messages.push(toReadMessage(message, reader.channelsById.get(message.channelId)?.topic))
  }
  return {
    messages,
    channels: [...reader.channelsById.values()],
    chunkOffsets: reader.chunkIndexes.map(({ chunkStartOffset }) => chunkStartOffset),
    statistics: reader.statistics
  }
}

const toReadMessage = (message: McapTypes.Message, topic: string | undefined): ReadMessage => ({
  topic: topic ?? '',
  sequence: message.sequence,
  text: decode(message.data),
  logTimeMs: toMilliseconds(message.logTime),
  publishTimeMs: toMilliseconds(message.publishTime)
})

const toMilliseconds = (nanoseconds: bigint): number => Number(nanoseconds / 1000n) / 1000
