/** How a volleyball match is scored (FIVB Official Rules: Volleyball, Beach Volleyball, Snow Volleyball). */
import { opponentOf, SIDES, type BySide, type Side } from './sides'

export const VARIANTS = ['indoor', 'beach', 'snow'] as const
export type Variant = (typeof VARIANTS)[number]

export interface MatchRules {
  readonly variant: Variant
  readonly bestOf: 3 | 5
  /** Points that win a set, with a lead of two (volleyball rule 6.2). */
  readonly setTo: number
  /** The same for the deciding set and a golden set. */
  readonly decidingSetTo: number
  /** Per set (volleyball rule 15.1; one in beach and snow volleyball). */
  readonly timeOuts: number
  /** Regular ones per set (volleyball rule 15.6; none in beach volleyball). */
  readonly substitutions: number
  /** On court; the zones of a rotation. */
  readonly players: number
  /**
   * Whether a team that first wins the right to serve in a set rotates before serving (volleyball rule 7.6.2). In beach
   * and snow volleyball the serving order only starts then.
   */
  readonly rotatesBeforeFirstServe: boolean
}

const INDOOR: MatchRules = {
  variant: 'indoor',
  bestOf: 5,
  setTo: 25,
  decidingSetTo: 15,
  timeOuts: 2,
  substitutions: 6,
  players: 6,
  rotatesBeforeFirstServe: true
}
const BEACH: MatchRules = {
  variant: 'beach',
  bestOf: 3,
  setTo: 21,
  decidingSetTo: 15,
  timeOuts: 1,
  substitutions: 0,
  players: 2,
  rotatesBeforeFirstServe: false
}
const SNOW: MatchRules = {
  variant: 'snow',
  bestOf: 3,
  setTo: 15,
  decidingSetTo: 15,
  timeOuts: 1,
  substitutions: 2,
  players: 3,
  rotatesBeforeFirstServe: false
}

/**
 * All possible rules of a match, the likeliest first. The messages do not say which: that comes from the settings, or
 * from the line-ups and the ends of sets.
 */
export const ALL_RULES = [INDOOR, { ...INDOOR, bestOf: 3 }, BEACH, SNOW] as const satisfies readonly [
  MatchRules,
  ...MatchRules[]
]

/** The usual rules of a variant; indoor matches are played best of 5 or, if set so, of 3. */
export function rulesOf(variant: Variant, bestOf: 3 | 5 | null = null): MatchRules {
  const usual = variant === 'indoor' ? INDOOR : variant === 'beach' ? BEACH : SNOW
  return bestOf === null || bestOf === usual.bestOf ? usual : { ...usual, bestOf }
}

export const setsToWin = ({ bestOf }: MatchRules): number => (bestOf + 1) / 2

/** The role of a set in its match. */
export interface SetPlace {
  readonly number: number
  /** An extra set that decides two matches together; played like a deciding set. */
  readonly isGolden: boolean
}

export const pointsToWin = (rules: MatchRules, { number, isGolden }: SetPlace): number =>
  isGolden || number >= rules.bestOf ? rules.decidingSetTo : rules.setTo

/** Null while the set continues (volleyball rules 6.2 and 6.3.2). */
export function leaderWhoWins(rules: MatchRules, set: SetPlace, points: BySide<number>): Side | null {
  const to = pointsToWin(rules, set)
  return SIDES.find((side) => points[side] >= to && points[side] - points[opponentOf(side)] >= 2) ?? null
}

/** Whether a set ends at exactly these points: beyond its target the lead is exactly two. */
export function isFinalScore(rules: MatchRules, set: SetPlace, points: BySide<number>): boolean {
  const winner = leaderWhoWins(rules, set, points)
  if (winner === null) return false
  return points[winner] === pointsToWin(rules, set) || points[winner] - points[opponentOf(winner)] === 2
}

/** Null while the match continues (volleyball rule 6.3). A golden set is not a set of the match and decides alone. */
export const matchWinnerOf = (rules: MatchRules, setsWon: BySide<number>): Side | null =>
  SIDES.find((side) => setsWon[side] >= setsToWin(rules)) ?? null

/** "Indoor · best of 5 · sets to 25, last set to 15" */
export function describeRules({ variant, bestOf, setTo, decidingSetTo }: MatchRules): string {
  const last = decidingSetTo === setTo ? '' : `, last set to ${decidingSetTo}`
  return `${VARIANT_NAMES[variant]} · best of ${bestOf} · sets to ${setTo}${last}`
}

const VARIANT_NAMES: Readonly<Record<Variant, string>> = { indoor: 'Indoor', beach: 'Beach', snow: 'Snow' }
