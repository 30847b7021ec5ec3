/** Text about a court's situation and state. */
import type { CourtView } from '@shared/court/view'
import { formatAge, formatDelay } from './numbers'

/** What hangs on the next point. */
export interface Situation {
  readonly kind: SituationKind
  /** In how many consecutive points. */
  readonly count: number
  /** Who has the chance; empty where it is of neither side. */
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

/** True for the situations a trader must not miss: a break, a set or the match hangs on the next point. */
export const isBigSituation = ({ kind }: Situation): boolean =>
  kind === 'match-point' || kind === 'set-point' || kind === 'break-point'

/**
 * How far the shown numbers hold: `current` as they stand, `doubtful` when they may have changed unseen, and
 * `settled` when nothing is being played, so that there is nothing to miss (not open, ended).
 */
export function standing(court: CourtView): 'current' | 'doubtful' | 'settled' {
  const { word } = court.trust
  // A replay's score is exactly what the log says at that place.
  if (word === 'LIVE' || word === 'QUIET' || word === 'REPLAY') return 'current'
  return word === 'NOT OPEN' || word === 'ENDED' ? 'settled' : 'doubtful'
}

/** What stands beside the trust word: the delay while live, the reason of a pause, else for how long. */
export function trustDetail(court: CourtView, nowMonotonicMs: number): string {
  const { word, reason, sinceMonotonicMs } = court.trust
  if ((word === 'LIVE' || word === 'DELAYED') && court.delay) return formatDelay(court.delay.delayMs)
  if ((word === 'QUIET' || word === 'REPLAY') && reason !== '') return reason
  if (standing(court) === 'current') return ''
  const age = formatAge(nowMonotonicMs - sinceMonotonicMs)
  // Without the small word, the age of an ended match reads like a time of day.
  return word === 'ENDED' ? `${age} ago` : word === 'NOT OPEN' ? `for ${age}` : age
}

/** What the connection is doing or waiting for, in words; empty while all is well with it. */
export function connectionMessage(court: CourtView): string {
  const { state, message } = court.connection
  return state === 'live' || state === 'finished' ? '' : message
}

/** "next try in 0:23"; empty when no attempt is due. */
export function nextTryText(court: CourtView, nowMonotonicMs: number): string {
  const { nextAttemptMonotonicMs } = court.connection
  if (nextAttemptMonotonicMs === null) return ''
  return `next try in ${formatAge(nextAttemptMonotonicMs - nowMonotonicMs)}`
}

const CONNECTION_LABELS: Readonly<Record<CourtView['connection']['state'], string>> = {
  idle: 'Idle',
  resolving: 'Looking up the host',
  connecting: 'Connecting',
  authorising: 'Signing in',
  'catching-up': 'Catching up',
  live: 'Live',
  polling: 'Polling, push is down',
  waiting: 'Waiting to try again',
  'not-started': 'Waiting for the match to open',
  refused: 'Refused',
  finished: 'Finished'
}

export const connectionLabel = (court: CourtView): string => CONNECTION_LABELS[court.connection.state]
