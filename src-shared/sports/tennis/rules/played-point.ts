import type { Team, TennisScore } from './score'

/** How a point was won, as far as the feed tells. A penalty is a point without a serve. */
export type PointKind = 'Standard' | 'Ace' | 'DoubleFault' | 'Penalty'

/** A point that counts: what was taken back by a correction is not among a match's played points. */
export interface PlayedPoint {
  readonly seqNum: number
  readonly before: TennisScore
  readonly after: TennisScore
  /** Null where the feed did not say. */
  readonly server: Team | null
  readonly winner: Team
  /** The serve that began the point; 2 after a first-serve fault. A double fault is 2. */
  readonly serve: 1 | 2
  readonly kind: PointKind
  /** UTC milliseconds, the provider's; null where it sent none. */
  readonly sourceAt: number | null
  readonly receivedAt: number
  readonly delayMs: number | null
}
