/** Trust: one word for whether the shown score can be relied on now. Pure functions of state and clock. */
import type { ConnectionState, TrustWord } from './common-view'
import type { CourtState } from './court-state'
import { isMatchDecided } from './format'
import { RECONSTRUCTED, RECONSTRUCTED_INACCURATE } from '../feeds/tennis-events/names'
import { matchStateText } from './sentences'

export type TrustTone = 'normal' | 'low' | 'high' | 'critical'

export interface Trust {
  readonly word: TrustWord
  readonly tone: TrustTone
  /** In a few words; empty when the word says it all. */
  readonly reason: string
}

/** The link as far as trust depends on it; ages in milliseconds of the monotonic clock. */
export interface LinkFacts {
  readonly state: ConnectionState
  /** How long the connection has not been usable; 0 while it is. */
  readonly downForMs: number
  /** Since any message, heartbeats included, came in. */
  readonly silentForMs: number
  readonly openHole: { readonly from: number; readonly to: number } | null
  /** Median delay of the latest packets; null when unknown. */
  readonly delayMs: number | null
}

/** Heartbeats come every 10 s: one and a half of them missing is stale. */
export const STALE_AFTER_MS = 15_000
/** As for the alarm FEED_DOWN: an interruption shorter than this is not yet critical. */
export const DOWN_IS_CRITICAL_AFTER_MS = 20_000
/** Level 3: from here on a delay is trouble. */
export const DELAYED_FROM_MS = 8_000

const trust = (word: TrustWord, tone: TrustTone, reason = ''): Trust => ({ word, tone, reason })

/** The first rule that holds decides: what hides more of the truth comes first. */
export function trustOf(court: CourtState, link: LinkFacts): Trust {
  if (court.end !== null) return trust('ENDED', 'normal')
  return linkTrust(court, link) ?? dataTrust(court, link) ?? quiet(court) ?? trust('LIVE', 'normal')
}

function linkTrust(court: CourtState, link: LinkFacts): Trust | null {
  switch (link.state) {
    case 'not-started':
      return trust('NOT OPEN', 'normal')
    case 'refused':
      return trust('DOWN', 'critical', 'refused')
    case 'idle':
    case 'finished':
      return trust('UNKNOWN', 'normal', 'not connected')
    case 'resolving':
    case 'connecting':
    case 'authorising':
    case 'waiting':
      return disconnected(court, link)
    case 'catching-up':
      return trust('UNKNOWN', 'normal', 'catching up')
    case 'live':
      return link.silentForMs >= STALE_AFTER_MS ? trust('STALE', 'high', 'no heartbeat') : null
  }
}

function disconnected(court: CourtState, link: LinkFacts): Trust {
  const critical = link.downForMs >= DOWN_IS_CRITICAL_AFTER_MS
  const nothingKnown = court.status === null && !court.started
  if (nothingKnown && !critical) return trust('UNKNOWN', 'normal', 'connecting')
  return trust('DOWN', critical ? 'critical' : 'high', 'connection lost')
}

function dataTrust(court: CourtState, { openHole, delayMs }: LinkFacts): Trust | null {
  if (court.providerAlarm) return trust('ALARM', 'critical', 'venue lost')
  if (openHole !== null) return trust('UNKNOWN', 'high', missing(openHole))
  if (court.scoreInaccurate || court.delayStatus === RECONSTRUCTED_INACCURATE)
    return trust('RECONSTRUCTED', 'high', 'rebuilt, inaccurate')
  if (court.delayStatus?.startsWith(RECONSTRUCTED)) return trust('RECONSTRUCTED', 'low', 'rebuilt rows')
  if (court.delayStatus !== null) return trust('DELAYED', 'high', 'late rows')
  if (delayMs !== null && delayMs >= DELAYED_FROM_MS) return trust('DELAYED', 'high', 'late')
  return null
}

const missing = ({ from, to }: { from: number; to: number }): string =>
  from === to ? `packet ${from} missing` : `packets ${from}–${to} missing`

/** Play is stopped for a reason that we know: no packet is expected. */
function quiet(court: CourtState): Trust | null {
  if (court.correctionMode) return trust('LIVE', 'low', 'umpire corrects')
  if (isMatchDecided(court)) return trust('QUIET', 'normal', 'match over')
  if (court.changeover) return trust('QUIET', 'normal', 'changeover')
  if (court.matchState === 'InProgress') return null
  return trust('QUIET', 'normal', matchStateText(court.matchState).toLowerCase())
}

export interface SuspendAdvice {
  readonly reason: string
  /** `normal` for what happens in every point; the others as the trust word that causes it. */
  readonly tone: TrustTone
}

/** Interruptions of play that change what a bet is worth. */
const INTERRUPTIONS: ReadonlyMap<string, SuspendAdvice> = new Map([
  ['ChallengeInProgress', { reason: 'challenge', tone: 'high' }],
  ['MedicalTimeout', { reason: 'medical time-out', tone: 'high' }],
  ['MedicalTreatment', { reason: 'medical treatment', tone: 'high' }],
  ['Retire', { reason: 'retirement', tone: 'high' }],
  ['Default', { reason: 'default', tone: 'high' }],
  ['Suspended', { reason: 'play suspended', tone: 'low' }]
])

/** Advice only: nothing is placed or suspended by the console. Null when there is no reason. */
export function suspendAdviceOf(court: CourtState, current: Trust): SuspendAdvice | null {
  if (current.word === 'ENDED' || current.word === 'NOT OPEN') return null
  if (court.check.conflict !== null && current.tone !== 'critical')
    return { reason: 'score conflict', tone: 'critical' }
  if (current.word !== 'LIVE' && current.word !== 'QUIET')
    return court.started ? { reason: current.reason, tone: current.tone } : null
  if (court.correctionMode) return { reason: 'umpire corrects the score', tone: 'high' }
  const interruption = INTERRUPTIONS.get(court.matchState)
  if (interruption !== undefined) return interruption
  return court.pointInPlay ? { reason: 'point in play', tone: 'normal' } : null
}
