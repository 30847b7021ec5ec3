/** Trust in a tennis court: how reliable the shown score is now. Pure functions of state and clock. */
import type { CourtState } from '../match/match-state'
import { isMatchDecided } from '../match/match-format'
import { RECONSTRUCTED, RECONSTRUCTED_INACCURATE } from '../feeds/events/names'
import {
  adviceUnder,
  delayTrust,
  holeTrust,
  linkTrust,
  trust,
  type LinkFacts,
  type SuspendAdvice,
  type Trust
} from '../../../court/link-trust'
import { matchStateText } from '../text/packet-text'

/** The first rule that applies wins: ordered by how much of the truth it hides. */
export function trustOf(court: CourtState, link: LinkFacts): Trust {
  if (court.end !== null) return trust('ENDED', 'normal')
  const isAnythingKnown = court.status !== null || court.started
  return linkTrust(link, isAnythingKnown) ?? dataTrust(court, link) ?? quiet(court) ?? trust('LIVE', 'normal')
}

function dataTrust(court: CourtState, link: LinkFacts): Trust | null {
  if (court.providerAlarm) return trust('ALARM', 'critical', 'venue lost')
  return holeTrust(link, 'packet') ?? rebuilt(court) ?? delayTrust(link)
}

function rebuilt({ scoreInaccurate, delayStatus }: CourtState): Trust | null {
  if (scoreInaccurate || delayStatus === RECONSTRUCTED_INACCURATE)
    return trust('RECONSTRUCTED', 'high', 'rebuilt, inaccurate')
  if (delayStatus?.startsWith(RECONSTRUCTED)) return trust('RECONSTRUCTED', 'low', 'rebuilt packets')
  return delayStatus === null ? null : trust('DELAYED', 'high', 'packets arriving late')
}

/** Play has stopped for a known reason: no packet is expected. */
function quiet(court: CourtState): Trust | null {
  if (court.correctionMode) return trust('LIVE', 'low', 'umpire correction')
  if (isMatchDecided(court)) return trust('QUIET', 'normal', 'match over')
  if (court.changeover) return trust('QUIET', 'normal', 'changeover')
  if (court.matchState === 'InProgress') return null
  return trust('QUIET', 'normal', matchStateText(court.matchState).toLowerCase())
}

/** Interruptions that affect the price of a bet. */
const INTERRUPTIONS: ReadonlyMap<string, SuspendAdvice> = new Map([
  ['ChallengeInProgress', { reason: 'challenge', tone: 'high' }],
  ['MedicalTimeout', { reason: 'medical time-out', tone: 'high' }],
  ['MedicalTreatment', { reason: 'medical treatment', tone: 'high' }],
  ['Retire', { reason: 'retirement', tone: 'high' }],
  ['Default', { reason: 'default', tone: 'high' }],
  ['Suspended', { reason: 'play suspended', tone: 'low' }]
])

/** Advice only: the console places and suspends nothing. Null without a reason. */
export function suspendAdviceOf(court: CourtState, current: Trust): SuspendAdvice | null {
  const match = { isStarted: court.started, hasConflict: court.check.conflict !== null }
  return adviceUnder(current, match, () => {
    if (court.correctionMode) return { reason: 'umpire correcting the score', tone: 'high' }
    const interruption = INTERRUPTIONS.get(court.matchState)
    if (interruption !== undefined) return interruption
    return court.pointInPlay ? { reason: 'point in play', tone: 'normal' } : null
  })
}
