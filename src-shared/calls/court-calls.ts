/** The calls that every court answers, whatever is played on it. */
import * as v from 'valibot'
import { CourtIdSchema } from '../court/common-view'
import { FeedPanelSchema } from '../court/insight-view'
import { call, KILOBYTE, Nothing } from './call'

export const OneCourt = v.strictObject({ courtId: CourtIdSchema })

export const MOST_NOTE_CHARACTERS = 500

export const COURT_CALLS = {
  /** Takes a court off the wall, ends its connections and seals its log. */
  'courts.remove': call({ args: OneCourt, result: Nothing, errors: ['UNKNOWN_COURT'], perSecond: 50 }),
  /** Puts courts in this order; courts that are not named follow in theirs. */
  'courts.reorder': call({
    args: v.strictObject({ courtIds: v.pipe(v.array(CourtIdSchema), v.maxLength(500)) }),
    result: Nothing,
    errors: ['UNKNOWN_COURT'],
    maxBytes: 64 * KILOBYTE
  }),
  /** Connects a court again. A finished match is read from its start, into a new log. */
  'courts.reconnect': call({ args: OneCourt, result: Nothing, errors: ['UNKNOWN_COURT'], perSecond: 5 }),
  /** The state of each connection of a court. */
  'court.feeds': call({
    args: OneCourt,
    result: v.object({ feeds: v.array(FeedPanelSchema) }),
    errors: ['UNKNOWN_COURT']
  }),
  /** Asks the feed for everything from this message on again. */
  'court.resumeFrom': call({
    args: v.strictObject({
      courtId: CourtIdSchema,
      seqNum: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000))
    }),
    result: Nothing,
    errors: ['UNKNOWN_COURT'],
    perSecond: 2
  }),
  /** Describes a court for support. */
  'court.diagnostics': call({
    args: OneCourt,
    /** Plain text for support: never a token. */
    result: v.object({ text: v.string() }),
    errors: ['UNKNOWN_COURT'],
    perSecond: 5
  }),
  /** Adds a note to a live court. */
  'court.note': call({
    /** In the operator's words; it goes into the timeline and the log. */
    args: v.strictObject({
      courtId: CourtIdSchema,
      text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MOST_NOTE_CHARACTERS))
    }),
    result: Nothing,
    errors: ['UNKNOWN_COURT', 'READ_ONLY'],
    maxBytes: 4 * KILOBYTE,
    perSecond: 5
  })
}
