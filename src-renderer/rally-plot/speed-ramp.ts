/** Speeds in steps, one colour each: what a viewer can tell apart on a thin line. */

const KMH_PER_MS = 3.6
const MPH_PER_MS = 3600 / 1609.344

export const kmhOf = (speedMs: number): number => speedMs * KMH_PER_MS
export const mphOf = (speedMs: number): number => speedMs * MPH_PER_MS

/** Where a step ends and the next begins, km/h: a lob below the first, a hard first serve above the last. */
export const SPEED_LIMITS_KMH = [60, 90, 120, 150, 180] as const

/** From 0 (slow) to 5 (fast). */
export function speedStep(speedMs: number): number {
  const kmh = kmhOf(speedMs)
  const step = SPEED_LIMITS_KMH.findIndex((limit) => kmh < limit)
  return step === -1 ? SPEED_LIMITS_KMH.length : step
}
