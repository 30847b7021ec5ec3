/** For how long a correction is marked on a court (design: card). */
import type { Insight } from '@shared/court/insight-view'

const MARKED_MS = 30_000

/** How long ago the score was corrected, in ms; null when that is not marked any more, or never was. */
export function correctionAgeMs(
  { correctedMonotonicMs }: Pick<Insight, 'correctedMonotonicMs'>,
  nowMonotonicMs: number
): number | null {
  if (correctedMonotonicMs === null) return null
  const ageMs = nowMonotonicMs - correctedMonotonicMs
  return ageMs < MARKED_MS ? Math.max(0, ageMs) : null
}
