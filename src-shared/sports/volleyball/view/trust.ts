/** Trust in a volleyball court and the advice that follows from it. Pure functions of match and link. */
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
import { phaseOf, phaseText, type Phase } from '../text/phase'
import { reliabilityTrust, suspendAdviceOf } from '../rules/advice'
import type { VolleyballState } from '../rules/state'

/** The first rule that applies wins: ordered by how much of the truth it hides. */
export function volleyballTrustOf(state: VolleyballState, link: LinkFacts): Trust {
  // An unconfirmed end may still be revoked.
  if (state.end?.isConfirmed) return trust('ENDED', 'normal')
  return (
    linkTrust(link, isAnythingKnown(state)) ??
    reliabilityTrust(state) ??
    holeTrust(link, 'message') ??
    delayTrust(link) ??
    quiet(state) ??
    trust('LIVE', 'normal')
  )
}

const isAnythingKnown = ({ isStarted, set, end }: VolleyballState): boolean =>
  isStarted || set !== null || end !== null

const PLAYED: ReadonlySet<Phase> = new Set(['in-play', 'set-decided'])

/** Play has stopped for a known reason. */
const quiet = (state: VolleyballState): Trust | null =>
  PLAYED.has(phaseOf(state)) ? null : trust('QUIET', 'normal', phaseText(state).toLowerCase())

/** Advice only; null without a reason. */
export const volleyballSuspendAdviceOf = (state: VolleyballState, current: Trust): SuspendAdvice | null =>
  adviceUnder(current, { isStarted: state.isStarted, hasConflict: state.check.conflict !== null }, () =>
    suspendAdviceOf(state)
  )
