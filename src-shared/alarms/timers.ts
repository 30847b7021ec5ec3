/** On-delay and off-delay of an alarm, on monotonic time: what comes and goes at once is no alarm. */

/** What is measured, against two limits; between them neither holds, and the alarm stays as it is. */
export interface Limits {
  readonly raise: boolean
  readonly clear: boolean
}

export interface Delays {
  readonly onDelayMs: number
  readonly offDelayMs: number
}

export interface DelayTimer {
  /** The cause is there: it has lasted through the on-delay and not yet been gone through the off-delay. */
  readonly isActive: boolean
  /** Since when the limit that would change that has held without a break; null while it does not hold. */
  readonly pendingSinceMonotonicMs: number | null
}

export const INACTIVE: DelayTimer = { isActive: false, pendingSinceMonotonicMs: null }

/** The timer as of now; the same object when nothing has changed. */
export function advanceTimer(timer: DelayTimer, limits: Limits, delays: Delays, now: number): DelayTimer {
  const { isActive } = timer
  if (!(isActive ? limits.clear : limits.raise))
    return timer.pendingSinceMonotonicMs === null ? timer : { isActive, pendingSinceMonotonicMs: null }
  const since = timer.pendingSinceMonotonicMs ?? now
  if (now - since >= (isActive ? delays.offDelayMs : delays.onDelayMs))
    return { isActive: !isActive, pendingSinceMonotonicMs: null }
  return timer.pendingSinceMonotonicMs === null ? { isActive, pendingSinceMonotonicMs: since } : timer
}
