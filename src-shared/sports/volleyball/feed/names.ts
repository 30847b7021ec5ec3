/**
 * Every name of the volleyball match events that our code depends on, in one table: what the provider's pages state is
 * `documented`, what follows from their samples is `computed`, and the rest is `assumed`: if a real message proves it
 * wrong, it is corrected only here. Hosts and paths are the defaults of the settings.
 */
import type { Support } from '../../tennis/feeds/tracking/names'

interface Known {
  readonly support: Support
}

/** Endpoints. `{sourceId}`, `{sportId}` and `{fixtureId}` are filled in; paths follow the host and `base`. */
export const ENDPOINTS = {
  tokenUrl: { support: 'documented', value: 'https://auth.api.geniussports.com/oauth2/token' },
  host: { support: 'documented', value: 'https://platform.matchstate.api.geniussports.com' },
  base: { support: 'documented', value: '/api/v2' },
  schedule: { support: 'documented', value: '/sources/{sourceId}/sports/{sportId}/schedule' },
  /** The match state page has it without `/events`; the match events page was not available. */
  liveAccess: {
    support: 'assumed',
    value: '/sources/{sourceId}/sports/{sportId}/fixtures/{fixtureId}/events/liveaccess'
  },
  events: { support: 'assumed', value: '/sources/{sourceId}/sports/{sportId}/fixtures/{fixtureId}/events' }
} as const satisfies Record<string, Known & { readonly value: string }>

/** The push service. */
export const PUSH = {
  environment: { support: 'documented', value: 'geniussports' },
  /** The channel's name is always the one LiveAccess returns. */
  channelPrefix: { support: 'assumed', value: 'match-events:' },
  /** Channel messages with this name carry no event. */
  heartbeatName: { support: 'assumed', value: 'heartbeat' }
} as const satisfies Record<string, Known & { readonly value: string }>

/** The sport's number in the provider's sample. */
export const SPORT_ID = { support: 'documented', value: 91189 } as const satisfies Known & {
  readonly value: number
}

/** The prefix of the action's name in `$type`. Only the name, the last word before the comma, is read. */
export const TYPE_FAMILIES = {
  volleyball: { support: 'documented', value: 'GeniusSports.MatchState.Platform.MatchEvents.Volleyball' },
  common: { support: 'documented', value: 'Betgenius.Sports.Contracts.Common.MatchEvents' }
} as const satisfies Record<string, Known & { readonly value: string }>

interface ActionName extends Known {
  /** Indoor, beach, snow: where the action is used according to the provider's page. */
  readonly variants: string
}

/** The last word of `$type`. */
export const ACTION_NAMES = {
  Challenge: { support: 'documented', variants: 'IB' },
  CoinToss: { support: 'documented', variants: 'IBS' },
  CourtState: { support: 'documented', variants: 'IBS' },
  Injury: { support: 'documented', variants: 'IBS' },
  LineUp: { support: 'documented', variants: 'IBS' },
  MatchEnd: { support: 'documented', variants: 'IBS' },
  MatchScore: { support: 'documented', variants: 'I' },
  MatchStart: { support: 'documented', variants: 'IBS' },
  Point: { support: 'documented', variants: 'IBS' },
  Protest: { support: 'documented', variants: 'IBS' },
  RefereeMindChange: { support: 'documented', variants: 'I' },
  Replay: { support: 'documented', variants: 'I' },
  Sanction: { support: 'documented', variants: 'IBS' },
  Serve: { support: 'documented', variants: 'IBS' },
  SetEnd: { support: 'documented', variants: 'IBS' },
  SetScore: { support: 'documented', variants: 'I' },
  SetStart: { support: 'documented', variants: 'IBS' },
  Substitution: { support: 'documented', variants: 'IBS' },
  TimeOut: { support: 'documented', variants: 'IBS' },
  Reliability: { support: 'documented', variants: 'IBS' }
} as const satisfies Record<string, ActionName>
export type ActionKind = keyof typeof ACTION_NAMES

const isActionKind = (name: string): name is ActionKind => Object.hasOwn(ACTION_NAMES, name)

/** Null for an unknown action. */
export const actionKindOf = (name: string): ActionKind | null => (isActionKind(name) ? name : null)

/** The values of the provider's enums, which are open: an unknown value is kept verbatim. */
export const WORDS = {
  requestor: { Referee: 'documented', Home: 'documented', Away: 'documented' },
  team: { Home: 'documented', Away: 'documented' },
  challengeOutcome: {
    Successful: 'documented',
    Unsuccessful: 'documented',
    PictureUnavailable: 'documented'
  },
  pointOutcome: {
    ReversDecision: 'documented',
    Resume: 'documented',
    ReplayRally: 'documented',
    PointHome: 'documented',
    PointAway: 'documented'
  },
  coinTossChoice: {
    Serve: 'documented',
    Receive: 'documented',
    LeftSide: 'documented',
    RightSide: 'documented'
  },
  playerRole: { Captain: 'documented', Libero: 'documented' },
  courtPosition: {
    Zone1: 'documented',
    Zone2: 'documented',
    Zone3: 'documented',
    Zone4: 'documented',
    Zone5: 'documented',
    Zone6: 'documented'
  },
  matchEndOutcome: {
    WinnerHomeByRetirementOrDefault: 'documented',
    WinnerAwayByRetirementOrDefault: 'documented',
    NoWinnerDueToRetirementOrDefault: 'documented',
    WinnerHome: 'documented',
    WinnerAway: 'documented',
    Abandoned: 'documented',
    Cancelled: 'documented',
    Postponed: 'documented'
  },
  pointType: {
    Block: 'documented',
    Kill: 'documented',
    Out: 'documented',
    BlockOut: 'documented',
    Ace: 'documented',
    Error: 'documented',
    ServeError: 'documented',
    Penalty: 'documented'
  },
  pointReason: {
    Rally: 'documented',
    Sanction: 'documented',
    Challenge: 'documented',
    MindChange: 'documented',
    Replay: 'documented',
    Protest: 'documented'
  },
  sanctionType: {
    ImproperRequest: 'documented',
    DelayWarning: 'documented',
    DelaySanction: 'documented',
    Warning: 'documented',
    Penalty: 'documented',
    Expulsion: 'documented',
    Disqualification: 'documented'
  },
  setEndType: {
    WinnerHome: 'documented',
    WinnerHomeByRetirementOrDefault: 'documented',
    WinnerAway: 'documented',
    WinnerAwayByRetirementOrDefault: 'documented',
    Draw: 'documented'
  },
  substitutionType: { Regular: 'documented', Exceptional: 'documented', Libero: 'documented' },
  /** The page's sample has `Facultative`; its table repeats that of substitutions by mistake. */
  timeOutType: { Facultative: 'computed', Technical: 'assumed' }
} as const satisfies Record<string, Readonly<Record<string, Support>>>
export type Vocabulary = keyof typeof WORDS

/** The wire's misspelling and the correct form: both are read as the first. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([['ReverseDecision', 'ReversDecision']])

/** A word as the rest of the code uses it. */
export const usualSpelling = (word: string): string => SPELLINGS.get(word) ?? word

/** Whether a value is documented and can be shown as plain text. */
export const isKnownWord = (vocabulary: Vocabulary, word: string): boolean =>
  Object.hasOwn(WORDS[vocabulary], word)
