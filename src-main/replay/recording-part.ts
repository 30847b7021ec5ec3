/** A recording as a part of a log: one packet a line, in order. */
import type { OpenFile } from '../platform/files'
import { readFully, readPlaces, type MessagePlace } from '../capture/record-places'
import { topicOf } from '../records/log-record'
import { feedOfLine, RECORDING_HEAD_BYTES, sourceAtOf, strayFeedOf } from '../logs/recorded-line'
import type { LogPart, PlacedRecord } from './log-part'

const READ_BYTES = 256 * 1024
/** A file with a longer line is no recording. */
const LONGEST_LINE_BYTES = 64 * 1024 * 1024
const LINE_FEED = 0x0a
const BYTE_ORDER_MARK = '\uFEFF'

export class RecordingPart implements LogPart {
  readonly isRecording = true
  readonly #file: OpenFile
  readonly #eventId: string
  #nextByte = 0
  #isComplete = false
  /** Null before anything has been read. */
  #strayFeed: string | null = null
  /** A recording tells no receive times, so the provider's own stand for them; they never go back. */
  #latestAt = 0

  constructor(file: OpenFile, eventId: string) {
    this.#file = file
    this.#eventId = eventId
  }

  get isComplete(): boolean {
    return this.#isComplete
  }

  get problem(): string {
    return ''
  }

  async readOn(): Promise<readonly PlacedRecord[]> {
    const records: PlacedRecord[] = []
    const size = await this.#file.size()
    for (let blockBytes = READ_BYTES; records.length === 0 && !this.#isComplete; blockBytes *= 2) {
      const isLast = this.#nextByte + blockBytes >= size
      const block = Buffer.from(
        await readFully(this.#file, this.#nextByte, Math.min(blockBytes, size - this.#nextByte))
      )
      const end = isLast ? block.length : block.lastIndexOf(LINE_FEED) + 1
      if (end === 0 && blockBytes > LONGEST_LINE_BYTES) throw new Error('A line of the recording has no end.')
      this.#strayFeed ??= strayFeedOf(block.toString('latin1', 0, RECORDING_HEAD_BYTES))
      this.#takeLines(block.subarray(0, end), records)
      this.#nextByte += end
      this.#isComplete = isLast
    }
    return records
  }

  read(places: readonly MessagePlace[]): Promise<readonly Uint8Array[]> {
    return readPlaces(places, ({ fromByte, toByte }) => readFully(this.#file, fromByte, toByte - fromByte))
  }

  close(): Promise<void> {
    return this.#file.close()
  }

  #takeLines(block: Buffer, records: PlacedRecord[]): void {
    let start = 0
    while (start < block.length) {
      const lineFeed = block.indexOf(LINE_FEED, start)
      const end = lineFeed < 0 ? block.length : lineFeed
      this.#takeLine(block.subarray(start, end), this.#nextByte + start, records)
      start = end + 1
    }
  }

  #takeLine(line: Buffer, lineAt: number, records: PlacedRecord[]): void {
    const whole = line.toString('utf8')
    const text = whole.replace(BYTE_ORDER_MARK, '').trim()
    if (text === '') return
    const feed = feedOfLine(text, this.#strayFeed ?? '')
    this.#latestAt = Math.max(this.#latestAt, sourceAtOf(text, feed))
    const before = Buffer.byteLength(whole.slice(0, whole.indexOf(text)))
    const dataBytes = Buffer.byteLength(text)
    records.push({
      chunkAt: null,
      dataAt: lineAt + before,
      dataBytes,
      topic: topicOf({ feed, eventId: this.#eventId, channel: 'frames' }),
      receivedAt: this.#latestAt,
      steadyAt: this.#latestAt,
      bytes: line.subarray(before, before + dataBytes)
    })
  }
}
