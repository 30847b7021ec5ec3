import type { Team, TennisScore } from './score'

/** How a point was won, according to the feed. A penalty is a point without a serve. */
export type PointKind = 'Standard' | 'Ace' | 'DoubleFault' | 'Penalty'

/** A point that counts: points taken back by a correction are not included. */
export interface PlayedPoint {
  readonly seqNum: number
  readonly before: TennisScore
  readonly after: TennisScore
  /** Null if not in the feed. */
  readonly server: Team | null
  readonly winner: Team
  /** The serve that started the point; 2 after a first-serve fault. A double fault is 2. */
  readonly serve: 1 | 2
  readonly kind: PointKind
  /** The provider's UTC milliseconds; null if it sent none. */
  readonly sourceAt: number | null
  readonly receivedAt: number
  readonly delayMs: number | null
}
