/**
 * Readers for the actions of the volleyball match events. Each both checks the data and defines the type the rest of
 * the code uses. Enums are open and never fail an action: unknown values are kept verbatim. Only a score without its
 * numbers is unreadable; anything else may be missing.
 */
import {
  countOf,
  instantOrNull,
  listOf,
  numberOrNull,
  objectOf,
  objectOrNull,
  textOrEmpty,
  type Fields
} from '../../../feeds/fields'
import { actionKindOf, usualSpelling, type ActionKind } from './names'

const MOST_POINTS = 999
const MOST_SETS = 99
/** Limits for what is read from a message; the log keeps everything. */
const LONGEST_TEXT = 200
const MOST_WORDS = 20
const MOST_PLAYERS = 60

/** Short enough to show; empty for anything but text. */
function shortText(value: unknown): string {
  const text = textOrEmpty(value).trim()
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text
}

/** Null if the word is missing or null. */
function wordOrNull(value: unknown): string | null {
  const word = shortText(value)
  return word === '' ? null : usualSpelling(word)
}

/** A list of words; a single word is read as a list of one, null as an empty list. */
function wordsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [usualSpelling(shortText(value))]
  if (value === null || value === undefined) return NO_WORDS
  return listOf(value, 'list of words')
    .slice(0, MOST_WORDS)
    .flatMap((word) => (typeof word === 'string' ? [shortText(word)] : []))
}
const NO_WORDS: readonly string[] = []

function readScore(value: unknown, name: string) {
  const score = objectOf(value, name)
  return {
    Home: countOf(score.home, `${name}.home`, MOST_POINTS),
    Away: countOf(score.away, `${name}.away`, MOST_POINTS)
  }
}

/** Null for a place without a player. */
function readPlayer(value: unknown) {
  const player = objectOrNull(value, 'a player of the line-up')
  const id = numberOrNull(player?.id)
  if (player === null || id === null) return null
  return {
    id,
    roles: wordsOf(player.roles),
    /** Zone1 to Zone6; null for a player off court. */
    courtPosition: wordOrNull(player.courtPosition)
  }
}
export type LineUpPlayer = NonNullable<ReturnType<typeof readPlayer>>

const playersOf = (value: unknown): readonly LineUpPlayer[] =>
  listOf(value, 'players')
    .slice(0, MOST_PLAYERS)
    .flatMap((player) => readPlayer(player) ?? [])

/** Null for anything but a set number. */
function setNumberOrNull(value: unknown): number | null {
  const number = numberOrNull(value)
  return number !== null && Number.isInteger(number) && number >= 0 && number <= MOST_SETS ? number : null
}

/** Fields nearly every action has; times are UTC in milliseconds. */
const commonOf = (fields: Fields) => ({
  setNumber: setNumberOrNull(fields.setNumber),
  at: instantOrNull(fields.utcTimestamp)
})

const READERS = {
  Challenge: (fields: Fields) => ({
    kind: 'Challenge' as const,
    ...commonOf(fields),
    requestor: wordOrNull(fields.requestor),
    reason: wordOrNull(fields.reason),
    outcome: wordOrNull(fields.outcome),
    pointOutcome: wordOrNull(fields.pointOutcome)
  }),
  CoinToss: (fields: Fields) => ({
    kind: 'CoinToss' as const,
    ...commonOf(fields),
    winnerTeam: wordOrNull(fields.winnerTeam),
    winnerChoice: wordOrNull(fields.winnerChoice),
    loserChoice: wordOrNull(fields.loserChoice)
  }),
  CourtState: (fields: Fields) => ({
    kind: 'CourtState' as const,
    ...commonOf(fields),
    servingTeam: wordOrNull(fields.servingTeam),
    servingPlayerId: numberOrNull(fields.servingPlayerId),
    teamOnLeft: wordOrNull(fields.teamOnLeft)
  }),
  Injury: (fields: Fields) => ({
    kind: 'Injury' as const,
    ...commonOf(fields),
    team: wordOrNull(fields.team),
    playerId: numberOrNull(fields.playerId)
  }),
  LineUp: (fields: Fields) => ({
    kind: 'LineUp' as const,
    ...commonOf(fields),
    players: { Home: playersOf(fields.homePlayers), Away: playersOf(fields.awayPlayers) }
  }),
  MatchEnd: (fields: Fields) => ({
    kind: 'MatchEnd' as const,
    ...commonOf(fields),
    endTime: instantOrNull(fields.endTime),
    endOutcome: wordOrNull(fields.endOutcome)
  }),
  MatchScore: (fields: Fields) => ({
    kind: 'MatchScore' as const,
    ...commonOf(fields),
    scoreInSets: readScore(fields.scoreInSets, 'scoreInSets')
  }),
  MatchStart: (fields: Fields) => ({
    kind: 'MatchStart' as const,
    ...commonOf(fields),
    startTime: instantOrNull(fields.startTime)
  }),
  Point: (fields: Fields) => ({
    kind: 'Point' as const,
    ...commonOf(fields),
    linkedActionId: numberOrNull(fields.linkedActionId),
    winnerTeam: wordOrNull(fields.winnerTeam),
    types: wordsOf(fields.type),
    reasons: wordsOf(fields.reason)
  }),
  Protest: (fields: Fields) => ({
    kind: 'Protest' as const,
    ...commonOf(fields),
    team: wordOrNull(fields.team),
    pointOutcome: wordOrNull(fields.pointOutcome)
  }),
  RefereeMindChange: (fields: Fields) => ({
    kind: 'RefereeMindChange' as const,
    ...commonOf(fields),
    pointOutcome: wordOrNull(fields.pointOutcome)
  }),
  Replay: (fields: Fields) => ({
    kind: 'Replay' as const,
    ...commonOf(fields),
    pointOutcome: wordOrNull(fields.pointOutcome)
  }),
  Sanction: (fields: Fields) => ({
    kind: 'Sanction' as const,
    ...commonOf(fields),
    team: wordOrNull(fields.team),
    playerId: numberOrNull(fields.playerId),
    type: wordOrNull(fields.type)
  }),
  Serve: (fields: Fields) => ({
    kind: 'Serve' as const,
    ...commonOf(fields),
    team: wordOrNull(fields.team),
    playerId: numberOrNull(fields.playerId)
  }),
  SetEnd: (fields: Fields) => ({
    kind: 'SetEnd' as const,
    ...commonOf(fields),
    endType: wordOrNull(fields.endType),
    endTime: instantOrNull(fields.endTime),
    setEndConfirmed: fields.setEndConfirmed === true
  }),
  SetScore: (fields: Fields) => ({
    kind: 'SetScore' as const,
    ...commonOf(fields),
    scoreInPoints: readScore(fields.scoreInPoints, 'scoreInPoints')
  }),
  SetStart: (fields: Fields) => ({
    kind: 'SetStart' as const,
    ...commonOf(fields),
    startTime: instantOrNull(fields.startTime),
    isGoldenSet: fields.isGoldenSet === true
  }),
  Substitution: (fields: Fields) => ({
    kind: 'Substitution' as const,
    ...commonOf(fields),
    linkedActionId: numberOrNull(fields.linkedActionId),
    team: wordOrNull(fields.team),
    playerOutId: numberOrNull(fields.playerOutId),
    playerInId: numberOrNull(fields.playerInId),
    type: wordOrNull(fields.type)
  }),
  TimeOut: (fields: Fields) => ({
    kind: 'TimeOut' as const,
    ...commonOf(fields),
    team: wordOrNull(fields.team),
    startTime: instantOrNull(fields.startTime),
    endTime: instantOrNull(fields.endTime),
    type: wordOrNull(fields.type)
  }),
  Reliability: (fields: Fields) => ({
    kind: 'Reliability' as const,
    ...commonOf(fields),
    isReliable: fields.isReliable === true,
    reason: shortText(fields.reason)
  })
} satisfies { readonly [Kind in ActionKind]: (fields: Fields) => { readonly kind: Kind } }

/** An unknown action, or one missing from its message: `wireName` is empty then. */
export interface UnknownAction extends Readonly<ReturnType<typeof commonOf>> {
  readonly kind: 'Unknown'
  readonly wireName: string
}

export type KnownAction = Readonly<ReturnType<(typeof READERS)[ActionKind]>>
export type Action = KnownAction | UnknownAction
export type ActionOf<Kind extends Action['kind']> = Extract<Action, { kind: Kind }>

/** The last word of `$type` before the comma: both families on the provider's page end in it. */
function wireNameOf(type: unknown): string {
  const [name = ''] = textOrEmpty(type).split(',', 1)
  return shortText(name.slice(name.lastIndexOf('.') + 1))
}

/** Throws `Unreadable`, naming the field. */
export function readAction(fields: Fields): Action {
  const wireName = wireNameOf(fields.$type)
  const kind = actionKindOf(wireName)
  return kind === null ? { kind: 'Unknown', wireName, ...commonOf(fields) } : READERS[kind](fields)
}
