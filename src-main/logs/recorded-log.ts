import { MessagePlaces, type MessagePlace } from '../mcap/message-places'
import { readFully, type ReadableFile } from '../platform/files'
import type { Log, PlacedRecord } from './log'
import { feedOfLine, sourceAtOf } from './recorded-line'

const READ_BYTES = 256 * 1024
/** A file with a longer line is no recording. */
const LONGEST_LINE_BYTES = 64 * 1024 * 1024
const LINE_FEED = 0x0a
const BYTE_ORDER_MARK = '\uFEFF'

interface RecordedLogOptions {
  readonly file: ReadableFile
  readonly eventId: string
  /** Of lines that do not say which feed they come from. */
  readonly strayFeed: string
}

/** A recording: one packet a line, in order. */
export class RecordedLog implements Log {
  readonly kind = 'recording'
  readonly #options: RecordedLogOptions
  readonly #places: MessagePlaces
  #nextByte = 0
  #isComplete = false
  #failure = ''
  /** A recording has no receive times, so the provider's own take their place; they never go back. */
  #latestAt = 0

  constructor(options: RecordedLogOptions) {
    this.#options = options
    this.#places = new MessagePlaces(options.file)
  }

  get isComplete(): boolean {
    return this.#isComplete
  }

  get readBytes(): number {
    return this.#nextByte
  }

  get problem(): string {
    return this.#failure === '' ? '' : `The log cannot be read any further: ${this.#failure}`
  }

  async readOn(): Promise<readonly PlacedRecord[]> {
    const records: PlacedRecord[] = []
    try {
      for (let blockBytes = READ_BYTES; records.length === 0 && !this.#isComplete; blockBytes *= 2)
        await this.#readBlock(blockBytes, records)
    } catch (error) {
      this.#failure = error instanceof Error ? error.message : String(error)
      this.#isComplete = true
    }
    return records
  }

  read(places: readonly MessagePlace[]): Promise<readonly Uint8Array[]> {
    return this.#places.read(places)
  }

  close(): Promise<void> {
    return this.#options.file.close()
  }

  async #readBlock(blockBytes: number, records: PlacedRecord[]): Promise<void> {
    const { file } = this.#options
    const left = (await file.size()) - this.#nextByte
    const isLast = blockBytes >= left
    const block = Buffer.from(await readFully(file, this.#nextByte, Math.min(blockBytes, left)))
    const end = isLast ? block.length : block.lastIndexOf(LINE_FEED) + 1
    if (end === 0 && blockBytes > LONGEST_LINE_BYTES) throw new Error('A line of the recording is too long.')
    this.#takeLines(block.subarray(0, end), records)
    this.#nextByte += end
    this.#isComplete = isLast
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
    const feed = feedOfLine(text, this.#options.strayFeed)
    this.#latestAt = Math.max(this.#latestAt, sourceAtOf(text, feed))
    const before = Buffer.byteLength(whole.slice(0, whole.indexOf(text)))
    const dataBytes = Buffer.byteLength(text)
    records.push({
      feed,
      eventId: this.#options.eventId,
      channel: 'frames',
      bytes: line.subarray(before, before + dataBytes),
      receivedAt: this.#latestAt,
      steadyAt: this.#latestAt,
      chunkAt: null,
      dataAt: lineAt + before,
      dataBytes
    })
  }
}
