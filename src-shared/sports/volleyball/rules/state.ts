/** What is known of a volleyball match: the fold of its effective actions in the order of play. */
import { bothSides, opponentOf, type BySide, type Side } from './sides'
import { ALL_RULES, type MatchRules, type SetPlace } from './match-rules'
import { UNKNOWN_ROTATION, type Rotation } from './rotation'
import { NOTHING_CHECKED, type ScoreCheck } from './score-check'

/** A point as it was played, or given. */
export interface PlayedRally {
  readonly actionId: number
  readonly setNumber: number
  /** Who served, as far as it is known. */
  readonly server: Side | null
  readonly serverPlayerId: number | null
  readonly winner: Side
  /** The provider's words: Kill, Ace, …; Rally, Sanction, … */
  readonly types: readonly string[]
  readonly reasons: readonly string[]
  /** False while the point is provisional. */
  readonly isConfirmed: boolean
  /** After the point. */
  readonly points: BySide<number>
  /** How often each team had rotated when it was played. */
  readonly turns: BySide<number>
  /** What was at stake, and for whom. */
  readonly stake: Stake | null
}

/** The rallies of a set, the latest with those before it: a further one needs no copy of the others. */
export interface RallyChain {
  readonly rally: PlayedRally
  readonly before: RallyChain | null
}

export interface Stake {
  readonly kind: 'set-point' | 'match-point'
  readonly side: Side
}

export interface SetState extends SetPlace {
  readonly isStarted: boolean
  readonly points: BySide<number>
  /** Who serves the next rally, or the one in play. */
  readonly server: Side | null
  readonly serverPlayerId: number | null
  readonly isRallyInPlay: boolean
  readonly rotations: BySide<Rotation>
  /** Taken in this set. */
  readonly timeOuts: BySide<number>
  readonly technicalTimeOuts: number
  /** Regular ones in this set. */
  readonly substitutions: BySide<number>
  /** Who served the first rally, as far as it is known; null before it. */
  readonly firstServer: Side | null
  /** Null before the first. In order of play: `ralliesOf`. */
  readonly rallies: RallyChain | null
}

export interface FinishedSet {
  readonly set: SetState
  /** Null for a draw, and where nobody can be named. */
  readonly winner: Side | null
  /** The provider's word; null when the set's end was not sent. */
  readonly endType: string | null
  readonly isConfirmed: boolean
}

export type InterruptionKind =
  'challenge' | 'protest' | 'injury' | 'mind-change' | 'replay' | 'time-out' | 'technical-time-out'

/** Why the next rally does not begin yet. Over with the next serve or point. */
export interface Interruption {
  readonly kind: InterruptionKind
  readonly side: Side | null
  readonly actionId: number
  /** The provider's time, UTC in milliseconds. */
  readonly at: number | null
}

export interface GivenSanction {
  readonly side: Side | null
  readonly playerId: number | null
  readonly type: string | null
  readonly setNumber: number | null
}

export interface AskedChallenge {
  /** Referee, Home or Away. */
  readonly requestor: string | null
  readonly outcome: string | null
  readonly setNumber: number | null
}

export interface VolleyballState {
  /** The rules that fit what was played, the likeliest first. */
  readonly rules: readonly [MatchRules, ...MatchRules[]]
  readonly isStarted: boolean
  /** The one in play, or the next one as soon as something is said of it. */
  readonly set: SetState | null
  readonly finishedSets: readonly FinishedSet[]
  readonly setsWon: BySide<number>
  /** By the coin toss. */
  readonly firstServer: Side | null
  readonly teamOnLeft: Side | null
  readonly interruption: Interruption | null
  readonly sanctions: readonly GivenSanction[]
  readonly challenges: readonly AskedChallenge[]
  /** Null until the provider speaks of it. */
  readonly reliability: {
    readonly isReliable: boolean
    readonly reason: string
    readonly at: number | null
  } | null
  readonly lastPoint: PlayedRally | null
  /** The provider named another server than the rules do, or one out of turn. */
  readonly serverCorrections: number
  readonly check: ScoreCheck
  readonly end: {
    /** The provider's word. */
    readonly outcome: string
    readonly winner: Side | null
    readonly isConfirmed: boolean
  } | null
}

/**
 * A state in the making, which nobody else holds yet. What runs for every rally is filled field by field: that is many
 * times faster than a literal that spreads the state before and overrides its fields.
 */
export type Draft<State> = { -readonly [Field in keyof State]: State[Field] }

/** `rules`: those that the match may be played by, when something is known of it beforehand. */
export const initialState = (rules: readonly [MatchRules, ...MatchRules[]] = ALL_RULES): VolleyballState => ({
  rules,
  isStarted: false,
  set: null,
  finishedSets: [],
  setsWon: bothSides(0),
  firstServer: null,
  teamOnLeft: null,
  interruption: null,
  sanctions: [],
  challenges: [],
  reliability: null,
  lastPoint: null,
  serverCorrections: 0,
  check: NOTHING_CHECKED,
  end: null
})

/** A set before its first rally. Sets are begun by turns, but for the deciding one (volleyball rules 7.1 and 12.1). */
export function openedSet(state: VolleyballState, number: number): SetState {
  const [rules] = state.rules
  const begunBy = state.finishedSets.at(-1)?.set.firstServer ?? null
  const isByTurns = rules.variant === 'indoor' && number < rules.bestOf && begunBy !== null
  const server = number === 1 ? state.firstServer : isByTurns ? opponentOf(begunBy) : null
  return {
    number,
    isGolden: false,
    isStarted: false,
    points: bothSides(0),
    server,
    serverPlayerId: null,
    isRallyInPlay: false,
    rotations: bothSides(UNKNOWN_ROTATION),
    timeOuts: bothSides(0),
    technicalTimeOuts: 0,
    substitutions: bothSides(0),
    firstServer: null,
    rallies: null
  }
}
