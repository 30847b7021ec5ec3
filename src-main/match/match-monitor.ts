/** What a replay needs to know about each record applied to a court; implemented by each sport. */
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
  /** A point added, removed or replaced. */
  readonly hasMoved: boolean
  /** What is being played; null before the first point and in a break. */
  readonly playing: Beginning | null
  /** In order. */
  readonly marks: readonly NewMark[]
}

/** Call after every record: returns the changes since the last call. */
export type MatchMonitor = () => MatchChange
