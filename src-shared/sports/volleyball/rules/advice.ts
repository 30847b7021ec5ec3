/** What the match itself says about how reliable its score is. The connection is judged elsewhere. */
import type { SuspendAdvice, Trust } from '../../../court/link-trust'
import { stakeOf } from './situation'
import type { InterruptionKind, Stake, VolleyballState } from './state'

/** Null unless the provider marks its own data unreliable (provider's page, `Reliability`). */
export function reliabilityTrust({ reliability }: VolleyballState): Trust | null {
  if (reliability === null || reliability.isReliable) return null
  return { word: 'ALARM', tone: 'critical', reason: unreliableText(reliability.reason) }
}

const unreliableText = (reason: string): string => (reason === '' ? 'unreliable' : `unreliable: ${reason}`)

const INTERRUPTIONS: Readonly<Partial<Record<InterruptionKind, SuspendAdvice>>> = {
  challenge: { reason: 'challenge', tone: 'high' },
  protest: { reason: 'protest', tone: 'high' },
  'mind-change': { reason: 'referee changes the decision', tone: 'high' },
  replay: { reason: 'rally replayed', tone: 'high' },
  injury: { reason: 'injury', tone: 'high' }
}

/** Advice only; the first reason that applies, or null. */
export function suspendAdviceOf(state: VolleyballState): SuspendAdvice | null {
  const { reliability, check, interruption, set, end } = state
  if (end?.isConfirmed === true) return null
  if (reliability?.isReliable === false)
    return { reason: unreliableText(reliability.reason), tone: 'critical' }
  if (check.conflict !== null) return { reason: 'score conflict', tone: 'critical' }
  const interrupting = interruption === null ? undefined : INTERRUPTIONS[interruption.kind]
  if (interrupting !== undefined) return interrupting
  const unconfirmed = unconfirmedStake(state)
  if (unconfirmed !== null) return { reason: unconfirmed, tone: 'high' }
  return set?.isRallyInPlay ? { reason: 'rally in play', tone: 'normal' } : null
}

/**
 * The unconfirmed action with something at stake: the end of the match or of the last set, a point played at set or
 * match point, or one that makes the next rally such a point.
 */
function unconfirmedStake(state: VolleyballState): string | null {
  const { end, set, finishedSets, lastPoint } = state
  if (end !== null) return 'end of the match not confirmed'
  const lastSet = finishedSets.at(-1)
  if (set?.isStarted !== true && lastSet !== undefined && !lastSet.isConfirmed)
    return 'end of the set not confirmed'
  if (lastPoint === null || lastPoint.isConfirmed) return null
  const stake = lastPoint.stake ?? stakeOf(state)
  return stake === null ? null : `${STAKES[stake.kind]} not confirmed`
}

const STAKES: Readonly<Record<Stake['kind'], string>> = {
  'set-point': 'set point',
  'match-point': 'match point'
}
