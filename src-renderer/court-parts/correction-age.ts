/** How long a correction stays marked on a court. */
import type { Insight } from '@shared/court/insight-view'

const MARKED_MS = 30_000

/** How long ago the score was corrected, in ms; null if it never was or is no longer marked. */
export function correctionAgeMs(
  { correctedMonotonicMs }: Pick<Insight, 'correctedMonotonicMs'>,
  nowMonotonicMs: number
): number | null {
  if (correctedMonotonicMs === null) return null
  const ageMs = nowMonotonicMs - correctedMonotonicMs
  return ageMs < MARKED_MS ? Math.max(0, ageMs) : null
}
