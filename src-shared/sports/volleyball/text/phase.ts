/** The current phase of a match: its text, and how long it may last without a message. */
import { leaderWhoWins, matchWinnerOf } from '../rules/match-rules'
import type { InterruptionKind, VolleyballState } from '../rules/state'
import type { Side } from '../rules/sides'
import { whoIn, type MatchNames } from './names'

export type Phase =
  | 'not-started'
  | 'line-ups'
  | 'before-first-set'
  | 'in-play'
  | 'interrupted'
  /** The points decide the set, but its end has not been sent. */
  | 'set-decided'
  | 'between-sets'
  /** The sets decide the match, but its end has not been sent. */
  | 'decided'
  | 'over'

export function phaseOf(state: VolleyballState): Phase {
  const { end, interruption, set, finishedSets, isStarted, rules, setsWon } = state
  if (end !== null) return 'over'
  if (interruption !== null) return 'interrupted'
  if (set?.isStarted) {
    const isDecided = !set.isRallyInPlay && leaderWhoWins(rules[0], set, set.points) !== null
    return isDecided ? 'set-decided' : 'in-play'
  }
  if (matchWinnerOf(rules[0], setsWon) !== null) return 'decided'
  if (finishedSets.length > 0) return 'between-sets'
  if (isStarted) return 'before-first-set'
  return set === null ? 'not-started' : 'line-ups'
}

const INTERRUPTED_BY: Readonly<Record<InterruptionKind, string>> = {
  challenge: 'Challenge',
  protest: 'Protest',
  injury: 'Injury',
  'mind-change': 'Referee changes the decision',
  replay: 'Rally replayed',
  'time-out': 'Time-out',
  'technical-time-out': 'Technical time-out'
}

/** The phase without the team: "Time-out", "Set 2 in play". */
export function phaseText(state: VolleyballState): string {
  const { end, interruption, set } = state
  const name = set?.isGolden ? 'Golden set' : `Set ${set?.number ?? ''}`
  switch (phaseOf(state)) {
    case 'not-started':
      return 'Not started'
    case 'line-ups':
      return 'Line-ups are in'
    case 'before-first-set':
      return 'Before the first set'
    case 'in-play':
      return `${name} in play`
    case 'interrupted':
      return interruption === null ? '' : INTERRUPTED_BY[interruption.kind]
    case 'set-decided':
      return `${name} decided`
    case 'between-sets':
      return 'Between sets'
    case 'decided':
      return 'Match decided'
    case 'over':
      return end === null ? '' : `${endText(end.outcome)}${end.isConfirmed ? '' : ', not confirmed'}`
  }
}

/** The provider's match outcome as text; an unknown value is quoted verbatim. */
function endText(outcome: string): string {
  switch (outcome) {
    case 'WinnerHome':
    case 'WinnerAway':
    case 'unknown':
      return 'Match over'
    case 'WinnerHomeByRetirementOrDefault':
    case 'WinnerAwayByRetirementOrDefault':
    case 'NoWinnerDueToRetirementOrDefault':
      return 'Match over by retirement or default'
    case 'Abandoned':
      return 'Match abandoned'
    case 'Cancelled':
      return 'Match cancelled'
    case 'Postponed':
      return 'Match postponed'
    default:
      return `Match over: “${outcome}”`
  }
}

/** "Time-out, Norway". */
export function matchStateText(state: VolleyballState, names: MatchNames): string {
  const side: Side | null = state.end === null ? (state.interruption?.side ?? null) : null
  return `${phaseText(state)}${whoIn(names, side)}`
}

const QUIET_MS = { play: 60_000, interruption: 120_000, betweenSets: 300_000 }

/**
 * After this long without a message the operator should check; null while none is expected. A time-out takes 30 s, the
 * break between sets 3 to 10 min, an injured player has 3 min (volleyball rules 15.4.1, 17.1 and 18.1).
 */
export function quietLimitMsOf(state: VolleyballState): number | null {
  switch (phaseOf(state)) {
    case 'not-started':
    case 'line-ups':
    case 'over':
      return null
    case 'in-play':
      return QUIET_MS.play
    case 'interrupted':
      return state.interruption?.kind === 'injury' ? QUIET_MS.betweenSets : QUIET_MS.interruption
    case 'before-first-set':
    case 'set-decided':
    case 'between-sets':
    case 'decided':
      return QUIET_MS.betweenSets
  }
}
