/** On-delay and off-delay of an alarm, in monotonic time: a brief blip is no alarm. */

/** A measurement against two limits; between them neither holds and the alarm keeps its state. */
export interface Limits {
  readonly raise: boolean
  readonly clear: boolean
}

export interface Delays {
  readonly onDelayMs: number
  readonly offDelayMs: number
}

export interface DelayTimer {
  /** The cause has outlasted the on-delay and has not yet been gone for the off-delay. */
  readonly isActive: boolean
  /** Since when the opposite limit has held without interruption; null while it does not hold. */
  readonly pendingSinceMonotonicMs: number | null
}

export const INACTIVE: DelayTimer = { isActive: false, pendingSinceMonotonicMs: null }

/** Advances the timer; returns the same object if nothing changed. */
export function advanceTimer(timer: DelayTimer, limits: Limits, delays: Delays, now: number): DelayTimer {
  const { isActive } = timer
  if (!(isActive ? limits.clear : limits.raise))
    return timer.pendingSinceMonotonicMs === null ? timer : { isActive, pendingSinceMonotonicMs: null }
  const since = timer.pendingSinceMonotonicMs ?? now
  if (now - since >= (isActive ? delays.offDelayMs : delays.onDelayMs))
    return { isActive: !isActive, pendingSinceMonotonicMs: null }
  return timer.pendingSinceMonotonicMs === null ? { isActive, pendingSinceMonotonicMs: since } : timer
}
