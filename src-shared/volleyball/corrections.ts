/** Whether messages have changed a score that was told before, instead of going on from it. */
import { stateOfMatch, type Taken, type VolleyballMatch } from './match'
import { stateOf } from './order/timeline'
import type { VolleyballState } from './rules/state'
import { describeCount } from './sides'

/**
 * An appended action goes on; one that was inserted, modified, cancelled or restored, or has come late, corrects what
 * was told after it. Confirmations change no score. `before`: the match that took the messages.
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
