/** Faults between the venue and the provider: they change the stored record of a match, the same for every client. */
import type { Fault, FaultMoment } from './fault'
import { toData } from '../frame-data'
import { packetOf, type StoredFrame } from './stored-frame'

const ALARM_INTERVAL_MS = 25_000

/** How a court's stream lies in time. */
export interface CourtTimes {
  /** UTC of the opening of the stream. */
  readonly openedAt: number
  /** Real milliseconds from there to the simulator's start, from which times in faults are counted. */
  readonly startedMs: number
}

/** The index of the first frame that the moment names; the number of frames when there is none. */
export function indexOfMoment(frames: readonly StoredFrame[], when: FaultMoment, times: CourtTimes): number {
  const index = frames.findIndex((frame) =>
    when.at === 'packet' ? frame.seqNum >= when.seqNum : frame.dueMs >= times.startedMs + when.afterMs
  )
  return index < 0 ? frames.length : index
}

/** The frames after all delays and alarms of the list, in its order; other kinds are left to the connections. */
export function withVenueFaults(
  frames: readonly StoredFrame[],
  faults: readonly Fault[],
  times: CourtTimes
): readonly StoredFrame[] {
  return faults.reduce<readonly StoredFrame[]>((before, { when, count, effect }) => {
    const index = indexOfMoment(before, when, times)
    if (effect.kind === 'delay') return withDelay(before, index, count, effect.byMs)
    if (effect.kind === 'alarm') return withAlarm(before, index, effect.forMs, times.openedAt)
    return before
  }, frames)
}

/** Packets keep their order, so those behind a late one wait for it and are late as well. */
function withDelay(
  frames: readonly StoredFrame[],
  index: number,
  count: number,
  byMs: number
): readonly StoredFrame[] {
  let earliestMs = 0
  return frames.map((frame, at) => {
    const late = at >= index && at < index + count ? byMs : 0
    const dueMs = Math.max(earliestMs, frame.dueMs + late)
    earliestMs = dueMs
    return dueMs > frame.dueMs ? { ...changed(frame, { delayStatus: 'DELAYED' }), dueMs } : frame
  })
}

/** The alarms take numbers of their own; what happened meanwhile comes afterwards, reconstructed. */
function withAlarm(
  frames: readonly StoredFrame[],
  index: number,
  forMs: number,
  openedAt: number
): readonly StoredFrame[] {
  const first = frames[index]
  if (!first) return frames
  const lastReceivedTimestamp = packetOf(frames[index - 1] ?? first)?.timestamp
  const alarms: StoredFrame[] = []
  for (let afterMs = 0; afterMs < forMs; afterMs += ALARM_INTERVAL_MS) {
    const seqNum = first.seqNum + alarms.length
    const dueMs = first.dueMs + afterMs
    const timestamp = new Date(Math.round(openedAt + dueMs)).toISOString()
    const data = toData({ seqNum, timestamp, eventElementType: 'Alarm', lastReceivedTimestamp })
    alarms.push({ seqNum, dueMs, data })
  }
  const backMs = first.dueMs + forMs
  const rest = frames.slice(index).map((frame) => {
    const seqNum = frame.seqNum + alarms.length
    if (frame.dueMs >= backMs) return { ...changed(frame, { seqNum }), seqNum }
    return { ...changed(frame, { seqNum, delayStatus: 'RECONSTRUCTED' }), seqNum, dueMs: backMs }
  })
  return [...frames.slice(0, index), ...alarms, ...rest]
}

/** The frame with other fields in its packet; text that is no packet stays as it is. */
function changed(frame: StoredFrame, fields: Readonly<Record<string, unknown>>): StoredFrame {
  const packet = packetOf(frame)
  return packet ? { ...frame, data: toData({ ...packet, ...fields }) } : frame
}
