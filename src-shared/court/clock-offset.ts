/**
 * Estimates the offset between the provider's clock and ours from packets' stamps and receive times.
 *
 * One-way times cannot separate a wrong clock from a slow path: receive time minus stamp is delay minus offset. So the
 * estimate attributes as little as possible to the offset:
 * - The smallest difference among the latest live packets is the floor: the minimum every packet took.
 * - A floor between zero and `LARGEST_FLOOR_MS` counts as delay, and the clocks as equal. A clock error smaller than
 *   the delay goes unnoticed; the delay is then off by that much.
 * - A floor below zero (packets from the future) or above that limit counts as a clock offset, the one that brings it
 *   to zero. A real delay of over a minute throughout a window would be mistaken for one; the provider marks such
 *   packets (`delayStatus`).
 * - Beyond `LARGEST_OFFSET_MS` the stamps come from a recording and there is no estimate.
 *
 * The window restarts when our wall clock is set (it steps against the monotonic clock) or the provider's clock steps
 * back, so a jump misleads for a few packets only. If the provider's clock is set so that differences grow, the old
 * floor holds until the window has passed, and packets seem late for that long.
 */

/** The floor covers the latest ten blocks of ten live packets and the block being filled. */
const BLOCK_PACKETS = 10
const BLOCKS = 10
/** Fewer packets give no estimate. */
const FEWEST = 5
const LARGEST_FLOOR_MS = 60_000
const LARGEST_OFFSET_MS = 24 * 3_600_000
/** A wall-clock step against the monotonic clock too large to be drift. */
const OWN_STEP_MS = 1_000

export interface PacketTimes {
  /** UTC on the provider's clock. */
  readonly sourceAt: number
  /** UTC on our clock. */
  readonly receivedAt: number
  readonly monotonicMs: number
}

export interface ClockWindow {
  /** The smallest difference (ours minus the provider's) in each full block, latest last. */
  readonly blockFloorsMs: readonly number[]
  /** The same for the block being filled; Infinity while it is empty. */
  readonly latestFloorMs: number
  readonly latestPackets: number
  /** The smallest of all; Infinity while there are none. */
  readonly floorMs: number
  /** Our wall clock minus the monotonic one at the latest packet. */
  readonly wallMinusMonotonicMs: number | null
}

export const EMPTY_CLOCK_WINDOW: ClockWindow = {
  blockFloorsMs: [],
  latestFloorMs: Infinity,
  latestPackets: 0,
  floorMs: Infinity,
  wallMinusMonotonicMs: null
}

/** Adds one live packet without `delayStatus`; others say nothing about clocks. */
export function noteTimes(window: ClockWindow, times: PacketTimes): ClockWindow {
  const differenceMs = times.receivedAt - times.sourceAt
  const wallMinusMonotonicMs = times.receivedAt - times.monotonicMs
  const before = hasStepped(window, differenceMs, wallMinusMonotonicMs) ? EMPTY_CLOCK_WINDOW : window
  const isFull = before.latestPackets === BLOCK_PACKETS
  const blockFloorsMs = isFull
    ? [...before.blockFloorsMs.slice(1 - BLOCKS), before.latestFloorMs]
    : before.blockFloorsMs
  return {
    blockFloorsMs,
    latestFloorMs: isFull ? differenceMs : Math.min(before.latestFloorMs, differenceMs),
    latestPackets: isFull ? 1 : before.latestPackets + 1,
    floorMs: Math.min(isFull ? Math.min(...blockFloorsMs) : before.floorMs, differenceMs),
    wallMinusMonotonicMs
  }
}

/** The provider's clock minus ours in milliseconds; null until there is enough data. */
export function clockOffsetMs({ blockFloorsMs, latestPackets, floorMs }: ClockWindow): number | null {
  const isTooShort = blockFloorsMs.length === 0 && latestPackets < FEWEST
  if (isTooShort || Math.abs(floorMs) > LARGEST_OFFSET_MS) return null
  return isDelay(floorMs) ? 0 : -floorMs
}

/** A packet's delay with the clock offset removed; null if unknown. */
export function correctedDelayMs(
  window: ClockWindow,
  { sourceAt, receivedAt }: Pick<PacketTimes, 'sourceAt' | 'receivedAt'>
): number | null {
  const differenceMs = receivedAt - sourceAt
  const offsetMs = clockOffsetMs(window)
  if (offsetMs !== null) return Math.max(0, differenceMs + offsetMs)
  return isDelay(differenceMs) ? differenceMs : null
}

const isDelay = (differenceMs: number): boolean => differenceMs >= 0 && differenceMs <= LARGEST_FLOOR_MS

function hasStepped(window: ClockWindow, differenceMs: number, wallMinusMonotonicMs: number): boolean {
  if (window.wallMinusMonotonicMs === null) return false
  if (Math.abs(wallMinusMonotonicMs - window.wallMinusMonotonicMs) > OWN_STEP_MS) return true
  const isRepaired = isDelay(differenceMs) && !isDelay(window.floorMs)
  return isRepaired || differenceMs < window.floorMs - LARGEST_FLOOR_MS
}
