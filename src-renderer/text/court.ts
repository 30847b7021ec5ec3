/** Text about a court’s situation and state. */
import type { CourtView } from '@shared/court/view'
import { formatAge, formatDelay } from './numbers'

/** What the next point can decide. */
export interface Situation {
  readonly kind: SituationKind
  /** How many such points in a row. */
  readonly count: number
  /** Who has the chance; empty if neither side has. */
  readonly name: string
}

export type SituationKind = 'match-point' | 'set-point' | 'break-point' | 'game-point' | 'tie-break'

const SITUATION_LABELS: Readonly<Record<SituationKind, string>> = {
  'match-point': 'MATCH POINT',
  'set-point': 'SET POINT',
  'break-point': 'BREAK POINT',
  'game-point': 'GAME POINT',
  'tie-break': 'TIE-BREAK'
}

/** "BREAK POINT ×2"; with a name "BREAK POINT ×2 · ALCARAZ". */
export function situationText({ kind, count }: Omit<Situation, 'name'>, name = ''): string {
  const label = SITUATION_LABELS[kind]
  const counted = count > 1 ? `${label} ×${count}` : label
  return name === '' ? counted : `${counted} · ${name.toUpperCase()}`
}

/** True for situations a trader must not miss: the next point can decide a break, a set or the match. */
export const isBigSituation = ({ kind }: Situation): boolean =>
  kind === 'match-point' || kind === 'set-point' || kind === 'break-point'

/**
 * How far the numbers shown can be trusted: `current` if up to date, `doubtful` if they may have changed since, and
 * `settled` if nothing is being played (not open, ended).
 */
export function standing(court: CourtView): 'current' | 'doubtful' | 'settled' {
  const { word } = court.trust
  // A replay’s score is exactly what the log says at that position.
  if (word === 'LIVE' || word === 'QUIET' || word === 'REPLAY') return 'current'
  return word === 'NOT OPEN' || word === 'ENDED' ? 'settled' : 'doubtful'
}

/** Text beside the trust word: the delay while live, the reason for a pause, or how long it has lasted. */
export function trustDetail(court: CourtView, nowMonotonicMs: number): string {
  const { word, reason, sinceMonotonicMs } = court.trust
  if ((word === 'LIVE' || word === 'DELAYED') && court.delay) return formatDelay(court.delay.delayMs)
  if ((word === 'QUIET' || word === 'REPLAY') && reason !== '') return reason
  if (standing(court) === 'current') return ''
  const age = formatAge(nowMonotonicMs - sinceMonotonicMs)
  // On its own, the age of an ended match reads like a time of day.
  return word === 'ENDED' ? `${age} ago` : word === 'NOT OPEN' ? `for ${age}` : age
}

/** What the connection is doing or waiting for; empty while it is fine. */
export function connectionMessage(court: CourtView): string {
  const { state, message } = court.connection
  return state === 'live' || state === 'finished' ? '' : message
}

/** "retrying in 0:23"; empty if no attempt is due. */
export function nextTryText(court: CourtView, nowMonotonicMs: number): string {
  const { nextAttemptMonotonicMs } = court.connection
  if (nextAttemptMonotonicMs === null) return ''
  return `retrying in ${formatAge(nextAttemptMonotonicMs - nowMonotonicMs)}`
}

const CONNECTION_LABELS: Readonly<Record<CourtView['connection']['state'], string>> = {
  idle: 'Idle',
  resolving: 'Resolving host',
  connecting: 'Connecting',
  authorising: 'Signing in',
  'catching-up': 'Catching up',
  live: 'Live',
  polling: 'Push unavailable, polling',
  waiting: 'Waiting to retry',
  'not-started': 'Match not open',
  refused: 'Refused',
  finished: 'Finished'
}

export const connectionLabel = (court: CourtView): string => CONNECTION_LABELS[court.connection.state]
