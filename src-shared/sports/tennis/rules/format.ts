/** How a match is scored: the rules the score automaton follows. */

/** A tie-break is played at `at` games all, to `to` points, by a lead of two. */
export interface TieBreakRule {
  readonly at: number
  readonly to: number
}

export type FinalSet =
  | { readonly kind: 'tie-break'; readonly at: number; readonly to: number }
  /** Played on until one side leads by two games. */
  | { readonly kind: 'advantage' }
  /** One tie-break replaces the whole set. */
  | { readonly kind: 'match-tie-break'; readonly to: number }

export interface MatchFormat {
  readonly bestOf: 1 | 3 | 5
  /** Games that win a set, with a lead of two. */
  readonly gamesPerSet: number
  /** False: at 40-40 one deciding point is played (ITF Rules of Tennis, appendix V). */
  readonly advantage: boolean
  /** The games-all score at which earlier sets go to a tie-break, and its points. */
  readonly tieBreakAt: number
  readonly tieBreakTo: number
  /** The last possible set; in a one-set match, that set. */
  readonly finalSet: FinalSet
}

/** The rules of one set of a match. */
export interface SetRules {
  readonly gamesPerSet: number
  readonly tieBreak: TieBreakRule | null
}

type Sets = Omit<MatchFormat, 'bestOf' | 'finalSet'>

const FULL_SETS: Sets = { gamesPerSet: 6, advantage: true, tieBreakAt: 6, tieBreakTo: 7 }
const FULL_SETS_NO_AD: Sets = { ...FULL_SETS, advantage: false }
const SHORT_SETS: Sets = { gamesPerSet: 4, advantage: true, tieBreakAt: 4, tieBreakTo: 7 }
const SHORT_SETS_NO_AD: Sets = { gamesPerSet: 4, advantage: false, tieBreakAt: 3, tieBreakTo: 7 }
const PRO_SET: Sets = { gamesPerSet: 8, advantage: true, tieBreakAt: 8, tieBreakTo: 7 }

interface ScoringType {
  readonly sets: Sets
  /** If absent, `tieBreakType` decides. */
  readonly finalSet?: FinalSet
}

/** The provider's scoring types whose rules are public. The others ("ModernSet…", "SuddenDeath") are unknown. */
const SCORING_TYPES: Readonly<Record<string, ScoringType>> = {
  Standard: { sets: FULL_SETS },
  StandardWithNoAdv: { sets: FULL_SETS_NO_AD },
  ShortSets: { sets: SHORT_SETS },
  ProSet: { sets: PRO_SET },
  MatchTieBreak: { sets: FULL_SETS, finalSet: { kind: 'match-tie-break', to: 10 } },
  LastSetTiebreak12: { sets: FULL_SETS, finalSet: { kind: 'tie-break', at: 12, to: 7 } },
  LastSetTiebreak10: { sets: FULL_SETS, finalSet: { kind: 'tie-break', at: 6, to: 10 } },
  ATPShortSetNoAdv: { sets: SHORT_SETS_NO_AD }
}

/**
 * The rules for the provider's labels (tennis scoring types page), or null if unknown: then nothing may be concluded
 * from the score. `numSets` is the maximum number of sets.
 *
 * The label `Standard` leaves the length of a final-set tie-break open; some events play it to 10. It is read as 7
 * here, so beyond 7 points in a final set a score may be unreachable in this format while the match continues.
 */
export function formatOf(scoringType: string, numSets: number, tieBreakType: string): MatchFormat | null {
  const type = Object.hasOwn(SCORING_TYPES, scoringType) ? SCORING_TYPES[scoringType] : undefined
  if (!type || (numSets !== 1 && numSets !== 3 && numSets !== 5)) return null
  const finalSet = type.finalSet ?? finalSetOf(type.sets, tieBreakType)
  return finalSet && { ...type.sets, bestOf: numSets, finalSet }
}

function finalSetOf(sets: Sets, tieBreakType: string): FinalSet | null {
  if (tieBreakType === 'NoTieBreakInFinalSet') return { kind: 'advantage' }
  if (tieBreakType === 'TieBreakInFinalSet')
    return { kind: 'tie-break', at: sets.tieBreakAt, to: sets.tieBreakTo }
  return null
}

/** Sets needed to win the match. */
export const setsToWin = (format: MatchFormat): number => (format.bestOf + 1) / 2

/** The rules of the set that follows `finishedSets` finished ones. A match tie-break is a tie-break at 0 games all. */
export function setRulesOf(format: MatchFormat, finishedSets: number): SetRules {
  const { gamesPerSet, tieBreakAt, tieBreakTo, finalSet } = format
  if (finishedSets < format.bestOf - 1) return { gamesPerSet, tieBreak: { at: tieBreakAt, to: tieBreakTo } }
  switch (finalSet.kind) {
    case 'tie-break':
      return { gamesPerSet, tieBreak: { at: finalSet.at, to: finalSet.to } }
    case 'advantage':
      return { gamesPerSet, tieBreak: null }
    case 'match-tie-break':
      return { gamesPerSet, tieBreak: { at: 0, to: finalSet.to } }
  }
}

/** The format as text: "Best of 3 · tie-break sets", "Best of 5 · tie-break sets · final set tie-break at 12–12". */
export function describeFormat(format: MatchFormat): string {
  const parts = [format.bestOf === 1 ? 'One set' : `Best of ${format.bestOf}`, setsText(format)]
  if (!format.advantage) parts.push('no-ad')
  const finalSet = finalSetInWords(format)
  if (finalSet !== '') parts.push(finalSet)
  return parts.join(' · ')
}

function setsText({ gamesPerSet }: MatchFormat): string {
  if (gamesPerSet === 6) return 'tie-break sets'
  return gamesPerSet < 6 ? `short sets to ${gamesPerSet}` : `pro set to ${gamesPerSet}`
}

/** Empty if the final set is played like the others. */
function finalSetInWords({ finalSet, tieBreakAt, tieBreakTo }: MatchFormat): string {
  if (finalSet.kind === 'advantage') return 'final set without tie-break'
  if (finalSet.kind === 'match-tie-break') return `match tie-break to ${finalSet.to}`
  if (finalSet.at !== tieBreakAt) return `final set tie-break at ${finalSet.at}–${finalSet.at}`
  return finalSet.to === tieBreakTo ? '' : `final set tie-break to ${finalSet.to}`
}
