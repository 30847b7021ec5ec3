/**
 * How far the provider's clock is from ours, estimated from when packets were stamped and when they came.
 *
 * One-way times cannot tell a clock that is wrong from a way that is long: the difference of a packet's two times is
 * the delay minus the offset. So as little as possible is taken for an offset:
 * - The smallest difference of the latest live packets is the floor: what every packet took at least.
 * - A floor between nought and `LARGEST_FLOOR_MS` is a delay, and the clocks count as equal. A clock that is wrong by
 *   less than the delay is not found out; the delay then shows too short or too long by that much.
 * - A floor below nought (packets from the future) or above that limit is a clock: the offset that brings it to
 *   nought. A true delay of more than a minute for all of a window would be taken for one too; the provider marks
 *   such packets itself (`delayStatus`).
 * - Beyond `LARGEST_OFFSET_MS` the stamps are those of a recording and nothing can be said.
 *
 * The window begins anew when our own wall clock is set (it then steps against the monotonic clock) and when the
 * provider's steps back, so that such a jump misleads for a few packets only. When the provider's clock is set so that
 * differences grow, the old floor stands until the window has passed: for so long packets seem late.
 */

/** The floor is taken from the latest ten blocks of ten live packets, and the block that is being filled. */
const BLOCK_PACKETS = 10
const BLOCKS = 10
/** Fewer packets give no floor. */
const FEWEST = 5
const LARGEST_FLOOR_MS = 60_000
const LARGEST_OFFSET_MS = 24 * 3_600_000
/** A step of our wall clock against the monotonic one that is no drift. */
const OWN_STEP_MS = 1_000

export interface PacketTimes {
  /** UTC by the provider's clock. */
  readonly sourceAt: number
  /** UTC by our clock. */
  readonly receivedAt: number
  readonly monotonicMs: number
}

export interface ClockWindow {
  /** The smallest difference, ours minus the provider's, of each full block; the latest last. */
  readonly blockFloorsMs: readonly number[]
  /** Of the block that is being filled; Infinity while it is empty. */
  readonly latestFloorMs: number
  readonly latestPackets: number
  /** The smallest of them all; Infinity while there are none. */
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

/** Takes in one live packet without `delayStatus`; others tell nothing about clocks. */
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

/** The provider's clock minus ours in milliseconds; null until there is enough to estimate from. */
export function clockOffsetMs({ blockFloorsMs, latestPackets, floorMs }: ClockWindow): number | null {
  const isTooShort = blockFloorsMs.length === 0 && latestPackets < FEWEST
  if (isTooShort || Math.abs(floorMs) > LARGEST_OFFSET_MS) return null
  return isDelay(floorMs) ? 0 : -floorMs
}

/** How late a packet came, by clocks that agree; null when that cannot be said. */
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
