/** Frames as they were received, one a line, and beside them a table that tells when each was. */
import { BYTE_ORDER_MARK, csvHeader } from '@shared/export/csv'
import { CsvLines } from '@shared/export/csv-lines'
import type { ThreeClocks } from '@shared/export/instant-text'
import { RAW_COLUMNS, type RawLine } from '@shared/export/raw-columns'
import type { LogRecord } from '../records/log-record'
import type { PartialFile, WrittenFile } from './partial-file'

const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const BLANK = 0x20
const LINE_END = Uint8Array.of(LINE_FEED)

/** The raw frames of one feed. */
export class RawFrames {
  readonly #frames: PartialFile
  readonly #times: PartialFile
  readonly #timeLines: CsvLines<RawLine>
  #lines = 0

  constructor(frames: PartialFile, times: PartialFile, byteOrderMark: boolean) {
    this.#frames = frames
    this.#times = times
    times.write((byteOrderMark ? BYTE_ORDER_MARK : '') + csvHeader(RAW_COLUMNS))
    this.#timeLines = new CsvLines(RAW_COLUMNS, (bytes) => times.writeBytes(bytes))
  }

  /** A line break within a frame would end the line: a blank takes its place, and the table says so. */
  add({ bytes, receivedAt, steadyAt }: LogRecord, clocks: ThreeClocks): void {
    const line = withoutLineBreaks(bytes)
    this.#lines += 1
    this.#frames.writeBytes(line.bytes)
    this.#frames.writeBytes(LINE_END)
    const { lineBreaks } = line
    this.#timeLines.add({ line: this.#lines, receivedAt, steadyAt, bytes: bytes.length, lineBreaks, clocks })
  }

  finish(): readonly WrittenFile[] {
    this.#timeLines.end()
    return [this.#frames.finish(this.#lines), this.#times.finish(this.#lines)]
  }
}

function withoutLineBreaks(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly lineBreaks: string } {
  if (!bytes.includes(LINE_FEED) && !bytes.includes(CARRIAGE_RETURN)) return { bytes, lineBreaks: '' }
  const line = Uint8Array.from(bytes)
  const breaks: string[] = []
  for (const [place, byte] of bytes.entries()) {
    if (byte !== LINE_FEED && byte !== CARRIAGE_RETURN) continue
    breaks.push(`${byte}@${place}`)
    line[place] = BLANK
  }
  return { bytes: line, lineBreaks: breaks.join(' ') }
}
