/** Whether a message has changed a score that was told before, instead of going on from it. */
import { stateOfMatch, type Taken, type VolleyballMatch } from './match'
import { stateOf } from './order/timeline'
import type { VolleyballState } from './rules/state'
import { describeCount } from './sides'

/** An appended action goes on; one that was inserted, modified, cancelled or restored corrects what came after it. */
export function correctsScore(before: VolleyballMatch, { verdict, placed, match }: Taken): boolean {
  if (verdict === 'late') return !isSameScore(stateOfMatch(before), stateOfMatch(match))
  let state = stateOfMatch(before)
  for (const { isAppended, timeline } of placed) {
    const next = stateOf(timeline)
    if (!isAppended && !isSameScore(state, next)) return true
    state = next
  }
  return false
}

const isSameScore = (one: VolleyballState, other: VolleyballState): boolean =>
  describeScore(one) === describeScore(other)

const describeScore = ({ finishedSets, set, setsWon, end }: VolleyballState): string =>
  [
    ...finishedSets.map((finished) => describeCount(finished.set.points)),
    set === null ? '' : describeCount(set.points),
    describeCount(setsWon),
    end?.winner ?? ''
  ].join(' ')
