/** What a court's stream holds: finished frames, ready to be sent at their moments. */
import { isRecord, toData } from '../frame-data'
import type { CountedPoint } from './counted-point'
import type { MatchScript, ScriptStep } from './match-script'
import { PLACEHOLDER } from './wire'

export interface StoredFrame {
  /** The number by which a client asks for it (`startPosition`). */
  readonly seqNum: number
  /** When it is due, in real milliseconds after the opening of the court's stream. */
  readonly dueMs: number
  /** The text of the frame in UTF-8, sent as it is. */
  readonly data: Buffer
  /** All points that count after this packet; absent where it is not known. */
  readonly points?: readonly CountedPoint[]
}

/** Makes the frames of a court. `openedAt` is the UTC of the opening of its stream; `speed` 4 plays four times as fast. */
export type FrameSource = (openedAt: number, speed: number) => readonly StoredFrame[]

/**
 * The frames of a generated match. Each is stamped with the time at which it is sent minus the delay from the court,
 * so the same opening gives the same bytes, also to a client that comes back and after a restart.
 */
export function scriptSource(script: MatchScript, venueOffsetMs: number): FrameSource {
  return (openedAt, speed) => {
    let lastSourceAt = openedAt
    const venueTimes = new Map<number, number>()
    return script.map((step) => {
      const dueMs = step.offsetMs / speed
      const sourceAt = Math.max(lastSourceAt, Math.round(openedAt + dueMs - step.venueDelayMs))
      lastSourceAt = sourceAt
      venueTimes.set(step.seqNum, sourceAt + venueOffsetMs)
      const timestamp = new Date(sourceAt).toISOString()
      return {
        seqNum: step.seqNum,
        dueMs,
        data: toData(stampedPacket(step, timestamp, venueTimes)),
        points: step.points
      }
    })
  }
}

/** The frames with element 0 in front, which every stream has. */
export function withPlaceholder(frames: readonly StoredFrame[]): readonly StoredFrame[] {
  if (frames[0]?.seqNum === 0) return frames
  return [{ seqNum: 0, dueMs: 0, data: toData(PLACEHOLDER) }, ...frames]
}

/** The packet of a frame as an object, or null when the text is no JSON object. */
export function packetOf(frame: Pick<StoredFrame, 'data'>): Readonly<Record<string, unknown>> | null {
  try {
    const packet: unknown = JSON.parse(frame.data.toString('utf8'))
    return isRecord(packet) ? packet : null
  } catch {
    return null
  }
}

/** `timestamp`: UTC of the packet. `venueTimes`: the venue's clock at the packets up to this one, in milliseconds. */
function stampedPacket(
  { seqNum, matchTime, body }: ScriptStep,
  timestamp: string,
  venueTimes: ReadonlyMap<number, number>
): object {
  const envelope = { seqNum, timestamp, matchTime }
  const venueTimeAt = (packet: number): string =>
    new Date(venueTimes.get(packet) ?? 0).toISOString().slice(0, 19)
  switch (body.eventElementType) {
    case 'MatchStatusUpdate': {
      const { matchStatus, eventElementType } = body
      const times = Object.entries(body.venueTimes).map(([field, of]) => [field, venueTimeAt(of)] as const)
      const matchState = { ...matchStatus.matchState, ...Object.fromEntries(times) }
      return { ...envelope, eventElementType, matchStatus: { ...matchStatus, matchState } }
    }
    case 'TimeAnnouncement':
      return { ...envelope, ...body, time: venueTimeAt(seqNum) }
    default:
      return { ...envelope, ...body }
  }
}
