/** Follows a volleyball match from messages in any order, as the intake of a court does. */
import {
  emptySequencer,
  giveUpHoles,
  sequence,
  type SequencerState,
  type SequenceVerdict
} from '@shared/feeds/sequencer'
import type { MatchEvent } from '@shared/sports/volleyball/feed/decode'
import {
  applyEvents,
  emptyMatch as emptyVolleyballMatch,
  insertLateEvent,
  type Taken,
  type VolleyballMatch
} from '@shared/sports/volleyball/match/match'
import type { VolleyballState } from '@shared/sports/volleyball/rules/state'

export interface FollowedMatch extends VolleyballMatch {
  /** Null fills the number of a message that could not be read. */
  readonly sequencer: SequencerState<MatchEvent | null>
}

export const emptyMatch = (rules?: VolleyballState['rules']): FollowedMatch => ({
  ...emptyVolleyballMatch(rules),
  sequencer: emptySequencer
})

export function takeMessage(
  match: FollowedMatch,
  sequenceId: number,
  event: MatchEvent | null
): {
  readonly match: FollowedMatch
  readonly placed: Taken['placed']
  readonly verdict: SequenceVerdict['kind']
} {
  const { state, verdict, released } = sequence(match.sequencer, {
    seqNum: sequenceId,
    isAlarm: false,
    item: event
  })
  const isLate = verdict.kind === 'late' && event !== null
  const taken = isLate ? insertLateEvent(match, event) : applyEvents(match, readable(released))
  return { match: { ...taken.match, sequencer: state }, placed: taken.placed, verdict: verdict.kind }
}

export function giveUpMissing(
  match: FollowedMatch
): { readonly match: FollowedMatch } & Pick<Taken, 'placed'> {
  const { state, released } = giveUpHoles(match.sequencer)
  const taken = applyEvents(match, readable(released))
  return { match: { ...taken.match, sequencer: state }, placed: taken.placed }
}

const readable = (events: readonly (MatchEvent | null)[]): readonly MatchEvent[] =>
  events.filter((event) => event !== null)
