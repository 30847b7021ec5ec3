/** The calls that open logs as courts and play them. */
import * as v from 'valibot'
import { CourtIdSchema } from '../court/common-view'
import { ReplayCommandSchema, ReplayMarkSchema } from '../logs/replay-view'
import { call, Nothing } from './call'
import { OneFile } from './capture-calls'
import { OneCourt } from './court-calls'

export const REPLAY_CALLS = {
  /** Opens a log of the capture folder as a court. */
  'replay.open': call({
    args: OneFile,
    result: OneCourt,
    errors: ['UNKNOWN_FILE', 'UNREADABLE_LOG'],
    perSecond: 5
  }),
  /** Lets the user pick a log anywhere and opens it as a court; null if they cancel. */
  'replay.pick': call({
    args: Nothing,
    result: v.object({ courtId: v.nullable(CourtIdSchema) }),
    errors: ['UNREADABLE_LOG'],
    perSecond: 2,
    takesItsTime: true
  }),
  /** Plays, pauses or moves a replay. */
  'replay.command': call({
    args: v.strictObject({ courtId: CourtIdSchema, command: ReplayCommandSchema }),
    result: Nothing,
    errors: ['UNKNOWN_COURT', 'NOT_FOUND'],
    perSecond: 60
  }),
  /** The marks of the scrub bar: points, sets, notes, gaps. */
  'replay.marks': call({
    args: OneCourt,
    result: v.object({ revision: v.number(), marks: v.array(ReplayMarkSchema) }),
    errors: ['UNKNOWN_COURT'],
    perSecond: 10
  })
}
