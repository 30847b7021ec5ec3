/** How a generated match really goes, kept by other means than the rules of the console: what tests hold against them. */
import type { MatchRules } from '@shared/sports/volleyball/rules/match-rules'
import type { BySide, Side } from '@shared/sports/volleyball/rules/sides'

/** The state of the match at the start of a rally. */
export interface Standing {
  /** Of the rally that begins; the first of the match is 1. */
  readonly point: number
  readonly setNumber: number
  readonly points: BySide<number>
  readonly setsWon: BySide<number>
  readonly server: Side
  readonly serverPlayerId: number
  /** Players by zone, zone 1 first. */
  readonly zones: BySide<readonly number[]>
}

export interface TrueRally {
  readonly setNumber: number
  readonly server: Side
  readonly serverPlayerId: number
  readonly winner: Side
  /** After it. */
  readonly points: BySide<number>
}

export interface TrueSet {
  readonly points: BySide<number>
  /** Null for a set that was not finished. */
  readonly winner: Side | null
  readonly timeOuts: BySide<number>
  readonly technicalTimeOuts: number
  /** Regular ones. */
  readonly substitutions: BySide<number>
}

export interface MatchTruth {
  readonly rules: MatchRules
  /** With the one that was in play when the match was given up. */
  readonly sets: readonly TrueSet[]
  readonly setsWon: BySide<number>
  /** Points of sanctions included. */
  readonly rallies: readonly TrueRally[]
  readonly challenges: number
  readonly sanctions: number
  /** The provider's word. */
  readonly outcome: string
  readonly winner: Side | null
}
