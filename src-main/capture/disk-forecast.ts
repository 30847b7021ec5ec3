/** How long the disk lasts at the rate at which captures grow. */

/** What all captures hold together at a time; falls when one is sealed or its court is removed. */
export interface GrowthSample {
  readonly monotonicMs: number
  readonly capturedBytes: number
}

/** A rate over less says more about the burst of catching up than about the day. */
const RATE_LEAST_MS = 60_000
/** However slowly captures grow now: below this there is no room for anything to go wrong. */
const LEAST_FREE_BYTES = 64 * 1024 * 1024

/** Milliseconds; infinite while nothing is captured, or not for long enough. `samples`: oldest first. */
export function diskLeftMs(samples: readonly GrowthSample[], freeBytes: number): number {
  if (freeBytes < LEAST_FREE_BYTES) return 0
  const forMs = (samples.at(-1)?.monotonicMs ?? 0) - (samples[0]?.monotonicMs ?? 0)
  if (forMs < RATE_LEAST_MS) return Number.POSITIVE_INFINITY
  const bytesPerMs = growthOf(samples) / forMs
  return bytesPerMs === 0 ? Number.POSITIVE_INFINITY : freeBytes / bytesPerMs
}

/** A sealed file is smaller than it was, and what a removed court had written says nothing about the others. */
const growthOf = (samples: readonly GrowthSample[]): number =>
  samples.reduce((sum, { capturedBytes }, index) => {
    const before = samples[index - 1]?.capturedBytes ?? capturedBytes
    return sum + Math.max(0, capturedBytes - before)
  }, 0)
