/** Trust in a tennis court: whether the shown score can be relied on now. Pure functions of state and clock. */
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

/** The first rule that holds decides: what hides more of the truth comes first. */
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
  if (delayStatus?.startsWith(RECONSTRUCTED)) return trust('RECONSTRUCTED', 'low', 'rebuilt rows')
  return delayStatus === null ? null : trust('DELAYED', 'high', 'late rows')
}

/** Play is stopped for a reason that we know: no packet is expected. */
function quiet(court: CourtState): Trust | null {
  if (court.correctionMode) return trust('LIVE', 'low', 'umpire corrects')
  if (isMatchDecided(court)) return trust('QUIET', 'normal', 'match over')
  if (court.changeover) return trust('QUIET', 'normal', 'changeover')
  if (court.matchState === 'InProgress') return null
  return trust('QUIET', 'normal', matchStateText(court.matchState).toLowerCase())
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
  const match = { isStarted: court.started, hasConflict: court.check.conflict !== null }
  return adviceUnder(current, match, () => {
    if (court.correctionMode) return { reason: 'umpire corrects the score', tone: 'high' }
    const interruption = INTERRUPTIONS.get(court.matchState)
    if (interruption !== undefined) return interruption
    return court.pointInPlay ? { reason: 'point in play', tone: 'normal' } : null
  })
}
