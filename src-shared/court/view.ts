/** What a window is told about a court, of whichever sport, and about its timeline. */
import * as v from 'valibot'
import { VolleyballCourtViewSchema } from '../sports/volleyball/view/volleyball-view'
import { TennisCourtViewSchema } from '../sports/tennis/view/tennis-view'

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))

export const CourtViewSchema = v.variant('sport', [TennisCourtViewSchema, VolleyballCourtViewSchema])
export type CourtView = v.InferOutput<typeof CourtViewSchema>

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
