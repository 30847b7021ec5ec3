/** A volleyball match from its messages: order of actions and rules. All immutable. */
import type { MatchEvent } from '../feed/decode'
import { emptyTimeline, eventsOf, stateOf, takeEvent, type Placed, type Timeline } from './order/timeline'
import { foldAction } from '../rules/fold'
import { initialState, type VolleyballState } from '../rules/state'
import { describeCount } from '../rules/sides'

export interface VolleyballMatch {
  readonly timeline: Timeline<VolleyballState>
}

export interface Taken {
  readonly match: VolleyballMatch
  /** What was applied, in order. */
  readonly placed: readonly Placed<VolleyballState>[]
}

export const emptyMatch = (rules?: VolleyballState['rules']): VolleyballMatch => ({
  timeline: emptyTimeline(initialState(rules))
})

export const stateOfMatch = ({ timeline }: VolleyballMatch): VolleyballState => stateOf(timeline)

/** Applies messages in the order of their `sequenceId`; the caller has put them in that order. */
export function applyEvents({ timeline }: VolleyballMatch, events: readonly MatchEvent[]): Taken {
  const placed: Placed<VolleyballState>[] = []
  for (const event of events) placed.push(takeEvent(placed.at(-1)?.timeline ?? timeline, event, foldAction))
  return { match: { timeline: placed.at(-1)?.timeline ?? timeline }, placed }
}

/**
 * Applies a message that was given up and came after all. Actions may belong elsewhere now, so all of them are placed
 * again. The result lists the late message alone, and never as appended.
 */
export function insertLateEvent({ timeline }: VolleyballMatch, event: MatchEvent): Taken {
  const events = [...eventsOf(timeline), event].sort((one, other) => one.sequenceId - other.sequenceId)
  let rebuilt = emptyTimeline(timeline.initial)
  let late: Placed<VolleyballState> | null = null
  for (const each of events) {
    const next = takeEvent(rebuilt, each, foldAction)
    rebuilt = next.timeline
    if (each === event) late = next
  }
  const placed = late === null ? [] : [{ ...late, timeline: rebuilt, isAppended: false }]
  return { match: { timeline: rebuilt }, placed }
}

/**
 * Whether messages changed an earlier score instead of continuing from it. An appended action continues; one that was
 * inserted, modified, cancelled, restored or late corrects what followed it. Confirmations change no score. `before`:
 * the match that took the messages.
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
