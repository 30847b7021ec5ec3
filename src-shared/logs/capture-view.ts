/** The view of the log files in the capture folder. Times are UTC in milliseconds. */
import * as v from 'valibot'

/** Longer names are not ours. */
export const LogFileNameSchema = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(255),
  v.check((name) => !/[/\\]/.test(name) && name !== '.' && name !== '..', 'Enter a file name, not a path.')
)

/**
 * `live`: being written. `sealed`: complete and indexed. `recovered`: sealed after a crash. `damaged`: partly
 * unreadable. `unsealed`: left open, not sealed yet.
 */
export const CAPTURE_STATES = ['live', 'sealed', 'recovered', 'damaged', 'unsealed'] as const
export type CaptureState = (typeof CAPTURE_STATES)[number]

export const CaptureRowSchema = v.object({
  fileName: LogFileNameSchema,
  state: v.picklist(CAPTURE_STATES),
  /** Details about the state ("311 bytes at the end were lost"); may be empty. */
  detail: v.string(),
  bytes: v.number(),
  startedAt: v.number(),
  /** Time of the last record; null while unknown. */
  endedAt: v.nullable(v.number()),
  /** "Court 4", the event id, and the players; each empty if not in the file. */
  courtName: v.string(),
  eventId: v.string(),
  players: v.string(),
  sport: v.string(),
  feeds: v.array(v.string()),
  /** Records of all channels; null while unknown. */
  records: v.nullable(v.number()),
  /** Never removed by retention. */
  pinned: v.boolean(),
  /** The operator's own words. */
  note: v.string()
})
export type CaptureRow = v.InferOutput<typeof CaptureRowSchema>

export const CaptureListSchema = v.object({
  folder: v.string(),
  rows: v.array(CaptureRowSchema),
  totalBytes: v.number(),
  /** Free bytes on the capture disk; null if unknown. */
  freeBytes: v.nullable(v.number()),
  /** How long the free space lasts at the recent rate; null while nothing is written. */
  forecastMs: v.nullable(v.number())
})
export type CaptureList = v.InferOutput<typeof CaptureListSchema>
