/** Message delay, from the provider's stamp to our receipt. */

/** A larger difference is not a delay: the stamps come from a recording, or a clock is badly wrong. */
const LARGEST_DELAY_MS = 60 * 60_000

/** The delay level uses the median of this many messages, so that one straggler does not raise it. */
export const DELAY_WINDOW = 10

/** Source to receive time in milliseconds; null if the clocks are not comparable. */
export function comparableDelayMs(sourceAt: number | null, receivedAt: number): number | null {
  if (sourceAt === null) return null
  const delayMs = receivedAt - sourceAt
  return Math.abs(delayMs) > LARGEST_DELAY_MS ? null : delayMs
}

/** Levels 1 to 5 for delays of 0–4, 4–8, 8–12, 12–16 and 16 or more seconds (design: trust). */
export const delayLevel = (delayMs: number): number =>
  Math.min(5, 1 + Math.max(0, Math.floor(delayMs / 4_000)))

/** The `share` quantile (0…1) of the values; null if there are none. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null
}
