/** The strip of a match: a row a set, a tick a rally, and where the keyboard goes from a tick. */
import { TOLD_RUN } from '../text'
import type { Side } from '@shared/sports/volleyball/rules/sides'
import type { VolleyballMatchView } from '@shared/sports/volleyball/view/volleyball-view'

export type StripSet = VolleyballMatchView['sets'][number]
export type Tick = StripSet['rallies'][number]

/** A short set does not fill the strip: its ticks are as wide as those of a usual one. */
const LEAST_ROOM = 45

/** How many ticks a row has room for: all of the longest set. */
export const stripRoom = (sets: readonly StripSet[]): number =>
  Math.max(LEAST_ROOM, ...sets.map(({ rallies }) => rallies.length))

export interface Run {
  readonly side: Side
  readonly points: number
  /** Places of the first and the last tick in the set, from 0. */
  readonly first: number
  readonly last: number
}

/** The runs of a set that are worth a mark. */
export function runsOf(rallies: readonly Tick[]): readonly Run[] {
  const runs: Run[] = []
  rallies.forEach(({ winner, run }, last) => {
    const isLonger = rallies[last + 1]?.winner === winner
    if (run >= TOLD_RUN && !isLonger) runs.push({ side: winner, points: run, first: last - run + 1, last })
  })
  return runs
}

/** A tick by the place of its set and its own place in it, both from 0. */
export interface Place {
  readonly set: number
  readonly rally: number
}

export const tickAt = (sets: readonly StripSet[], { set, rally }: Place): Tick | null =>
  sets[set]?.rallies[rally] ?? null

/** Of the rally that was told of with that message; null for messages of something else. */
export function placeOfSeq(sets: readonly StripSet[], seqNum: number): Place | null {
  for (const [set, { rallies }] of sets.entries()) {
    const rally = rallies.findIndex((tick) => tick.seqNum === seqNum)
    if (rally >= 0) return { set, rally }
  }
  return null
}

/** The latest rally; null before the first. */
export function lastPlace(sets: readonly StripSet[]): Place | null {
  const set = sets.findLastIndex(({ rallies }) => rallies.length > 0)
  const rallies = sets[set]?.rallies
  return rallies ? { set, rally: rallies.length - 1 } : null
}

/** Where a key leads from a tick; null for keys that lead nowhere. Neither set nor match is left. */
export function placeAfter(sets: readonly StripSet[], { set, rally }: Place, key: string): Place | null {
  switch (key) {
    case 'ArrowLeft':
      return within(sets, set, rally - 1)
    case 'ArrowRight':
      return within(sets, set, rally + 1)
    case 'ArrowUp':
      return within(sets, set - 1, rally) ?? { set, rally }
    case 'ArrowDown':
      return within(sets, set + 1, rally) ?? { set, rally }
    case 'Home':
      return within(sets, set, 0)
    case 'End':
      return within(sets, set, Number.POSITIVE_INFINITY)
    default:
      return null
  }
}

function within(sets: readonly StripSet[], set: number, rally: number): Place | null {
  const length = sets[set]?.rallies.length ?? 0
  return length === 0 ? null : { set, rally: Math.min(Math.max(0, rally), length - 1) }
}
