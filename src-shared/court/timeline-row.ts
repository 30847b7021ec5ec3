/** The rows of a court's timeline, whatever is played there. */
import * as v from 'valibot'

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))

export const TIMELINE_TONES = ['normal', 'point', 'late', 'corrected', 'trouble', 'heading', 'note'] as const

/** What becomes of an action after the fact, in feeds that allow for it. */
export const ROW_MARKS = ['provisional', 'inserted', 'modified', 'cancelled'] as const
export type RowMark = (typeof ROW_MARKS)[number]

/** One line of a court's timeline; rows are ordered by `index`, oldest first. */
export const TimelineRowSchema = v.object({
  index: Count,
  tone: v.picklist(TIMELINE_TONES),
  /** The provider's packet kind, raw; empty for rows of our own (headings, gaps, connection). */
  kind: v.string(),
  /** The sentence a person would say. */
  text: v.string(),
  /** Short fact at the right edge ("late", "seq 61 missing"); may be empty. */
  remark: v.string(),
  /** The game score after this packet ("40–15"), when it carries one. */
  score: v.string(),
  seqNum: v.nullable(v.number()),
  sourceAt: v.nullable(v.number()),
  receivedAt: v.number(),
  delayMs: v.nullable(v.number()),
  matchTime: v.string(),
  /** Raw text (shortened) of what could not be read or is not known; else empty. */
  raw: v.string(),
  /** What the provider has done to the action since, or not done yet. */
  marks: v.array(v.picklist(ROW_MARKS)),
  /** Every message about the action in the order they came, where there was more to say than the row says. */
  history: v.array(v.object({ seqNum: v.number(), at: v.nullable(v.number()), text: v.string() })),
  filters: v.object({ point: v.boolean(), bigPoint: v.boolean(), trouble: v.boolean() })
})
export type TimelineRow = v.InferOutput<typeof TimelineRowSchema>

/** A row before it has its place in the timeline. */
export type RowDraft = Omit<TimelineRow, 'index'>

const RAW_SHOWN_CHARS = 2000

/** The row of a frame that could not be read. It stays in the timeline with what is left of it. */
export const rowOfUndecodable = (
  reason: string,
  text: string,
  seqNum: number | null,
  receivedAt: number
): RowDraft => ({
  ...ownRow('trouble', `Unreadable packet: ${reason}. The raw text is in the log.`, receivedAt),
  seqNum,
  raw: shortened(text)
})

/** A row of our own: a heading, a gap, a note on the connection. */
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

/** A draft at its place in the timeline. Field by field: a spread takes the engine a hundred times as long. */
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

/** As much of a raw text as a row shows. */
export const shortened = (text: string): string =>
  text.length > RAW_SHOWN_CHARS ? `${text.slice(0, RAW_SHOWN_CHARS)}…` : text
