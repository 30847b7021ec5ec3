/** A whole match from its messages, in whatever order they come: sequence, order of actions, rules. All immutable. */
import type { MatchEvent } from '../feed/decode'
import {
  emptySequencer,
  giveUpHoles,
  sequence,
  type SequencerState,
  type SequenceVerdict
} from '../../../feeds/sequencer'
import { emptyTimeline, eventsOf, stateOf, takeEvent, type Placed, type Timeline } from './order/timeline'
import { foldAction } from '../rules/fold'
import { initialState, type VolleyballState } from '../rules/state'
import { describeCount } from '../rules/sides'

export interface VolleyballMatch {
  /** Null stands for a message that could not be read and fills its number. */
  readonly sequencer: SequencerState<MatchEvent | null>
  readonly timeline: Timeline<VolleyballState>
}

export interface Taken {
  readonly match: VolleyballMatch
  readonly verdict: SequenceVerdict['kind']
  /** What was applied, in order: the message itself and those that waited for it. Of a late one, itself alone. */
  readonly placed: readonly Placed<VolleyballState>[]
}

export const emptyMatch = (rules?: VolleyballState['rules']): VolleyballMatch => ({
  sequencer: emptySequencer,
  timeline: emptyTimeline(initialState(rules))
})

export const stateOfMatch = ({ timeline }: VolleyballMatch): VolleyballState => stateOf(timeline)

/**
 * Takes one message. Messages apply in the order of `sequenceId`, repeats have no effect, and what lies beyond a hole
 * waits until the hole is healed or given up (provider's volleyball match events page, `sequenceId`).
 */
export function takeMessage(match: VolleyballMatch, sequenceId: number, event: MatchEvent | null): Taken {
  const {
    state: sequencer,
    verdict,
    released
  } = sequence(match.sequencer, {
    seqNum: sequenceId,
    isAlarm: false,
    item: event
  })
  if (verdict.kind === 'late' && event !== null) return takeLate(match, sequencer, event)
  return { ...applyAll(match.timeline, sequencer, released), verdict: verdict.kind }
}

/** More messages than any match has. */
const FARTHEST = 10_000

/**
 * Stops waiting for what has not come: applies all that was held behind it. A single message so far ahead of all others
 * that no match has as many is a mistake of the provider: it is left out, and its number named in `leftOut`. Taken, it
 * would have all that follows asked for behind it, where nothing is.
 */
export function giveUpMissing(
  match: VolleyballMatch
): Omit<Taken, 'verdict'> & { readonly leftOut: readonly number[] } {
  const { sequencer } = match
  const { state, released } = giveUpHoles({ ...sequencer, held: sequencer.held.filter(isNearOthers) })
  const leftOut = sequencer.held.filter((...held) => !isNearOthers(...held)).map(({ seqNum }) => seqNum)
  return { ...applyAll(match.timeline, state, released), leftOut }

  /** Before anything has come, any number may be the first. */
  function isNearOthers(
    { seqNum }: { readonly seqNum: number },
    index: number,
    held: readonly { readonly seqNum: number }[]
  ): boolean {
    const before = held[index - 1]?.seqNum ?? sequencer.coveredTo
    const after = held[index + 1]?.seqNum ?? Number.POSITIVE_INFINITY
    return before === 0 || seqNum - before <= FARTHEST || after - seqNum <= FARTHEST
  }
}

function applyAll(
  timeline: Timeline<VolleyballState>,
  sequencer: VolleyballMatch['sequencer'],
  events: readonly (MatchEvent | null)[]
): Omit<Taken, 'verdict'> {
  const placed: Placed<VolleyballState>[] = []
  for (const event of events)
    if (event !== null) placed.push(takeEvent(placed.at(-1)?.timeline ?? timeline, event, foldAction))
  return { match: { sequencer, timeline: placed.at(-1)?.timeline ?? timeline }, placed }
}

/**
 * A message that had been given up comes after all: where actions lie may change, so all is placed anew. What it has
 * placed lies amid what was told before, wherever that is.
 */
function takeLate(
  { timeline }: VolleyballMatch,
  sequencer: VolleyballMatch['sequencer'],
  event: MatchEvent
): Taken {
  const events = [...eventsOf(timeline), event].sort((one, other) => one.sequenceId - other.sequenceId)
  let rebuilt = emptyTimeline(timeline.initial)
  let late: Placed<VolleyballState> | null = null
  for (const each of events) {
    const next = takeEvent(rebuilt, each, foldAction)
    rebuilt = next.timeline
    if (each === event) late = next
  }
  const placed = late === null ? [] : [{ ...late, timeline: rebuilt, isAppended: false }]
  return { match: { sequencer, timeline: rebuilt }, verdict: 'late', placed }
}

/**
 * Whether messages have changed a score that was told before, instead of going on from it. An appended action goes on;
 * one that was inserted, modified, cancelled or restored, or has come late, corrects what was told after it.
 * Confirmations change no score. `before`: the match that took the messages.
 */
export function correctsScore(before: VolleyballMatch, { placed }: Pick<Taken, 'placed'>): boolean {
  let state = stateOfMatch(before)
  for (const { isAppended, timeline } of placed) {
    const next = stateOf(timeline)
    if (!isAppended && describeScore(state) !== describeScore(next)) return true
    state = next
  }
  return false
}

/** All points and sets, and who has won. */
const describeScore = ({ finishedSets, set, setsWon, end }: VolleyballState): string =>
  [
    ...finishedSets.map((finished) => describeCount(finished.set.points)),
    set === null ? '' : describeCount(set.points),
    describeCount(setsWon),
    end?.winner ?? ''
  ].join(' ')
