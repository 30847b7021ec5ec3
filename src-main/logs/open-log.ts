/** Opens any log, a capture or a recording, and reads it record by record without ever holding all of it. */
import { createReadStream, type ReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fail, succeed, type Result } from '@shared/result'
import { nodeFileSystem } from '../platform/files'
import { openCapture, type CapturedMessage } from '../capture/capture-reader'
import { placeOfTopic, type LogRecord } from '../records/log-record'
import { feedOfLine, RECORDING_HEAD_BYTES, sourceAtOf, strayFeedOf } from './recorded-line'

export interface Log {
  readonly kind: 'capture' | 'recording'
  /** In file order. Never throws; `problem` tells how it ended. Can be read once. */
  records(): AsyncGenerator<LogRecord, void>
  /** The same for who reads all of a large log: many at a time. */
  blocks(): AsyncGenerator<readonly LogRecord[], void>
  /** Bytes of the file that have been read so far. */
  position(): number
  /** Once read to its end: what of the file could not be read, in words; empty when all could. */
  problem(): string
}

/** The first bytes of every MCAP file, up to its version. */
const CAPTURE_MAGIC = Buffer.from('\x89MCAP', 'latin1')

/** The error says why the file cannot be opened. */
export async function openLog(file: string): Promise<Result<Log, string>> {
  try {
    if (await isCapture(file)) return await captureLog(file)
    return succeed(recordingLog(file, strayFeedOf(await headOf(file, RECORDING_HEAD_BYTES))))
  } catch (error) {
    return fail(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

export const isCapture = async (file: string): Promise<boolean> =>
  (await headOf(file, CAPTURE_MAGIC.length)) === CAPTURE_MAGIC.toString('latin1')

/** The first bytes of a file as Latin-1, or all of a shorter one. */
async function headOf(file: string, bytes: number): Promise<string> {
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function captureLog(file: string): Promise<Result<Log, string>> {
  const capture = await openCapture(nodeFileSystem, file)
  if (!capture.ok) return capture
  const reader = capture.value
  async function* blocks(): AsyncGenerator<readonly LogRecord[], void> {
    for await (const messages of reader.messageBlocks()) yield logRecordsOf(messages)
  }
  return succeed({
    kind: 'capture',
    async *records() {
      for await (const block of blocks()) yield* block
    },
    blocks,
    position: () => reader.report().readableBytes,
    problem() {
      const { ending, cutBytes, detail } = reader.report()
      // A capture that is still being written, or was not closed, has no footer and is whole all the same.
      if (ending === 'sealed' || ending === 'unsealed') return ''
      return `The file is ${ending}: its last ${cutBytes} bytes were left out. ${detail}`.trim()
    }
  })
}

function logRecordsOf(messages: readonly CapturedMessage[]): readonly LogRecord[] {
  let place = placeOfTopic('')
  let placeTopic = ''
  return messages.map(({ topic, bytes, receivedAt, steadyAt }) => {
    if (topic !== placeTopic) {
      place = placeOfTopic(topic)
      placeTopic = topic
    }
    const { feed, eventId, channel } = place
    return { feed, eventId, channel, bytes, receivedAt, steadyAt }
  })
}

/** One packet a line, in order; a recording tells no receive times, so the provider's own stand for them. */
function recordingLog(file: string, strayFeed: string): Log {
  const eventId = path.basename(file, path.extname(file))
  let latestAt = 0
  let input: ReadStream | null = null
  async function* records(): AsyncGenerator<LogRecord, void> {
    input = createReadStream(file)
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      const text = line.replace(/^\uFEFF/, '').trim()
      if (text === '') continue
      const feed = feedOfLine(text, strayFeed)
      latestAt = Math.max(latestAt, sourceAtOf(text, feed))
      const at = { receivedAt: latestAt, steadyAt: latestAt }
      yield { feed, eventId, channel: 'frames', bytes: Buffer.from(text), ...at }
    }
  }
  return {
    kind: 'recording',
    records,
    async *blocks() {
      for await (const record of records()) yield [record]
    },
    position: () => input?.bytesRead ?? 0,
    problem: () => ''
  }
}
