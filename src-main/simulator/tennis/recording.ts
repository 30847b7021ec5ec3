/** Recordings: NDJSON, one packet a line, played byte for byte. */
import { RecordedPoints } from './recorded-points'
import { packetOf, type FrameSource, type StoredFrame } from './stored-frame'

const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

/**
 * The frames of a recording, one per line that is not empty. The pauses are those between the `timestamp`s; a line
 * that cannot be read, or whose time goes back, follows its predecessor at once. A line without a readable `seqNum`
 * gets the number after its predecessor's.
 */
export function recordingSource(file: Buffer): FrameSource {
  const lines = linesOf(file)
  return (_, speed) => {
    const frames: StoredFrame[] = []
    const points = new RecordedPoints()
    let firstSourceAt: number | null = null
    let previous: Pick<StoredFrame, 'seqNum' | 'dueMs'> = { seqNum: 0, dueMs: 0 }
    for (const data of lines) {
      const packet = packetOf({ data })
      const sourceAt = timeOf(packet?.timestamp)
      firstSourceAt ??= sourceAt
      const offsetMs = sourceAt === null || firstSourceAt === null ? 0 : sourceAt - firstSourceAt
      const seqNum = typeof packet?.seqNum === 'number' ? packet.seqNum : previous.seqNum + 1
      previous = { seqNum, dueMs: Math.max(previous.dueMs, offsetMs / speed) }
      frames.push({ ...previous, data, points: points.after(data.toString('utf8')) })
    }
    return frames
  }
}

/** UTC milliseconds; null for no time and for the placeholder's constant one. */
function timeOf(timestamp: unknown): number | null {
  const time = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN
  return Number.isNaN(time) || time === 0 ? null : time
}

/** Lines without their ends (LF or CR LF); empty ones are left out. */
function linesOf(file: Buffer): readonly Buffer[] {
  const lines: Buffer[] = []
  let start = 0
  while (start < file.length) {
    const lineFeed = file.indexOf(LINE_FEED, start)
    const next = lineFeed < 0 ? file.length : lineFeed
    const end = next > start && file[next - 1] === CARRIAGE_RETURN ? next - 1 : next
    if (end > start) lines.push(file.subarray(start, end))
    start = next + 1
  }
  return lines
}
