/** What a replay wants to know of each record that is applied to a court, told by whoever knows the sport. */
import type { ReplayMark } from '@shared/logs/replay-view'

/** A set, or a game of one, both counted from 1; `game` is null in a sport that has none. */
export interface Beginning {
  readonly set: number
  readonly game: number | null
}

export type NewMark = Pick<ReplayMark, 'kind' | 'label'>

export interface MatchChange {
  /** The point, or the rally, is being played. */
  readonly isInPlay: boolean
  /** A point more, one less, or another one in its place. */
  readonly hasMoved: boolean
  /** What is being played; null before the first point and in a break. */
  readonly playing: Beginning | null
  /** In the order in which they belong. */
  readonly marks: readonly NewMark[]
}

/** To be asked after every record: what has changed since it was last asked. */
export type MatchMonitor = () => MatchChange
