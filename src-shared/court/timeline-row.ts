/** The rows of a court's timeline, for every sport. */
import * as v from 'valibot'
import { Count } from '../count'

/** Which rows are shown. */
export const TIMELINE_FILTERS = ['all', 'points', 'big-points', 'trouble'] as const
export type TimelineFilter = (typeof TIMELINE_FILTERS)[number]

export const TIMELINE_TONES = ['normal', 'point', 'late', 'corrected', 'trouble', 'heading', 'note'] as const

/** How an action was changed later, in feeds that allow it. */
export const ROW_MARKS = ['provisional', 'inserted', 'modified', 'cancelled'] as const
export type RowMark = (typeof ROW_MARKS)[number]

/** One line of a court's timeline; rows are ordered by `index`, oldest first. */
export const TimelineRowSchema = v.object({
  index: Count,
  tone: v.picklist(TIMELINE_TONES),
  /** The provider's packet kind, raw; empty for rows of our own (headings, gaps, connection). */
  kind: v.string(),
  /** What happened, as a sentence. */
  text: v.string(),
  /** Short fact at the right edge ("late", "seq 61 missing"); may be empty. */
  remark: v.string(),
  /** The score after this message ("40–15"), if it carries one. */
  score: v.string(),
  seqNum: v.nullable(v.number()),
  sourceAt: v.nullable(v.number()),
  receivedAt: v.number(),
  delayMs: v.nullable(v.number()),
  matchTime: v.string(),
  /** Shortened raw text of an unreadable or unknown message; else empty. */
  raw: v.string(),
  /** How the provider has changed the action since, or that it is not yet confirmed. */
  marks: v.array(v.picklist(ROW_MARKS)),
  /** Every message about the action in order of arrival, if there is more to it than the row shows. */
  history: v.array(v.object({ seqNum: v.number(), at: v.nullable(v.number()), text: v.string() })),
  filters: v.object({ point: v.boolean(), bigPoint: v.boolean(), trouble: v.boolean() })
})
export type TimelineRow = v.InferOutput<typeof TimelineRowSchema>

/** A row without its place in the timeline. */
export type RowDraft = Omit<TimelineRow, 'index'>

const RAW_SHOWN_CHARS = 2000

/** The row of a frame that could not be read, with whatever could be salvaged. */
export const rowOfUndecodable = (
  reason: string,
  text: string,
  seqNum: number | null,
  receivedAt: number
): RowDraft => ({
  ...ownRow('trouble', `Unreadable message: ${reason}. The raw text is in the log.`, receivedAt),
  seqNum,
  raw: shortened(text)
})

/** A row added by the console: a heading, a gap, a note on the connection. */
export const ownRow = (tone: TimelineRow['tone'], text: string, receivedAt: number): RowDraft => ({
  tone,
  kind: '',
  text,
  remark: '',
  score: '',
  seqNum: null,
  sourceAt: null,
  receivedAt,
  delayMs: null,
  matchTime: '',
  raw: '',
  marks: [],
  history: [],
  filters: { point: false, bigPoint: false, trouble: tone === 'trouble' }
})

/** A draft at its place in the timeline. Copied field by field: a spread is a hundred times slower in V8. */
export const placedRow = (draft: RowDraft, index: number): TimelineRow => ({
  index,
  tone: draft.tone,
  kind: draft.kind,
  text: draft.text,
  remark: draft.remark,
  score: draft.score,
  seqNum: draft.seqNum,
  sourceAt: draft.sourceAt,
  receivedAt: draft.receivedAt,
  delayMs: draft.delayMs,
  matchTime: draft.matchTime,
  raw: draft.raw,
  marks: draft.marks,
  history: draft.history,
  filters: draft.filters
})

/** Cuts a raw text to what a row shows. */
export const shortened = (text: string): string =>
  text.length > RAW_SHOWN_CHARS ? `${text.slice(0, RAW_SHOWN_CHARS)}…` : text
