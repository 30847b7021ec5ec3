/** The state of a volleyball match: the fold of its effective actions in order of play. */
import { bothSides, opponentOf, type BySide, type Side } from './sides'
import { ALL_RULES, type MatchRules, type SetPlace } from './match-rules'
import { UNKNOWN_ROTATION, type Rotation } from './rotation'
import { NOTHING_CHECKED, type ScoreCheck } from './score-check'

/** A point played or awarded. */
export interface PlayedRally {
  readonly actionId: number
  readonly setNumber: number
  /** Who served, if known. */
  readonly server: Side | null
  readonly serverPlayerId: number | null
  readonly winner: Side
  /** The provider's words, such as Kill or Ace; Rally or Sanction. */
  readonly types: readonly string[]
  readonly reasons: readonly string[]
  /** False while the point is provisional. */
  readonly isConfirmed: boolean
  /** After the point. */
  readonly points: BySide<number>
  /** How often each team had rotated by then. */
  readonly turns: BySide<number>
  /** What was at stake, and for whom. */
  readonly stake: Stake | null
}

/** The rallies of a set as a linked list, latest first: adding one needs no copy. */
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
  /** Who serves the next or current rally. */
  readonly server: Side | null
  readonly serverPlayerId: number | null
  readonly isRallyInPlay: boolean
  readonly rotations: BySide<Rotation>
  /** Taken in this set. */
  readonly timeOuts: BySide<number>
  readonly technicalTimeOuts: number
  /** Regular ones in this set. */
  readonly substitutions: BySide<number>
  /** Who served the first rally, if known; null before it. */
  readonly firstServer: Side | null
  /** Null before the first. In order of play: `ralliesOf`. */
  readonly rallies: RallyChain | null
}

export interface FinishedSet {
  readonly set: SetState
  /** Null for a draw and if unknown. */
  readonly winner: Side | null
  /** The provider's word; null if the set's end was not sent. */
  readonly endType: string | null
  readonly isConfirmed: boolean
}

export type InterruptionKind =
  'challenge' | 'protest' | 'injury' | 'mind-change' | 'replay' | 'time-out' | 'technical-time-out'

/** Why the next rally does not start yet. Ends with the next serve or point. */
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
  /** The rules that fit the match so far, the likeliest first. */
  readonly rules: readonly [MatchRules, ...MatchRules[]]
  readonly isStarted: boolean
  /** The current set, or the next one once there is data about it. */
  readonly set: SetState | null
  readonly finishedSets: readonly FinishedSet[]
  readonly setsWon: BySide<number>
  /** From the coin toss. */
  readonly firstServer: Side | null
  readonly teamOnLeft: Side | null
  readonly interruption: Interruption | null
  readonly sanctions: readonly GivenSanction[]
  readonly challenges: readonly AskedChallenge[]
  /** Null until the provider sends it. */
  readonly reliability: {
    readonly isReliable: boolean
    readonly reason: string
    readonly at: number | null
  } | null
  readonly lastPoint: PlayedRally | null
  /** How often the provider named another server than the rules. */
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
 * A mutable state under construction, not shared yet. Fields changed for every rally are assigned one by one: many
 * times faster than spreading the previous state.
 */
export type Draft<State> = { -readonly [Field in keyof State]: State[Field] }

/** `rules`: the possible rules of the match, if known beforehand. */
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

/**
 * A set before its first rally. Teams alternate in serving first, except in the deciding set (volleyball rules 7.1 and
 * 12.1).
 */
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
