/** How long the capture disk will last at the current rate. */
import { statfs } from 'node:fs/promises'
import type { Reading } from '@shared/alarms/evaluate'
import { diskLeftMs, type GrowthSample } from '../capture/disk-forecast'
import type { CancelTimer, Clock } from '../platform/clock'

const POLL_MS = 30_000
const RATE_WINDOW_MS = 600_000
const MINUTE_MS = 60_000
const RAISE_BELOW_MS = 30 * MINUTE_MS
const CLEAR_ABOVE_MS = 60 * MINUTE_MS
const MEGABYTE = 1024 * 1024

export interface DiskWatchX {
  readonly clock: Clock
  /** Free bytes on the capture disk; rejects while unavailable. */
  readonly freeBytes: () => Promise<number>
  /** Total size of all captures; falls when courts are removed. */
  readonly capturedBytes: () => number
}

export class DiskMonitor {
  readonly #options: DiskWatchX
  #samples: readonly GrowthSample[] = []
  #freeBytes: number | null = null
  #cancelTimer: CancelTimer | null = null

  constructor(options: DiskWatchX) {
    this.#options = options
  }

  start(): void {
    this.#cancelTimer = this.#options.clock.every(POLL_MS, () => void this.poll())
    void this.poll()
  }

  stop(): void {
    this.#cancelTimer?.()
  }

  async poll(): Promise<void> {
    const { clock, capturedBytes, freeBytes } = this.#options
    const sample = { monotonicMs: clock.monotonicMs(), capturedBytes: capturedBytes() }
    this.#samples = [
      ...this.#samples.filter(({ monotonicMs }) => sample.monotonicMs - monotonicMs <= RATE_WINDOW_MS),
      sample
    ]
    try {
      this.#freeBytes = await freeBytes()
    } catch {
      // A missing folder raises CAPTURE_FAIL at the next write.
      this.#freeBytes = null
    }
  }

  reading(): Reading {
    const leftMs = this.#leftMs()
    const minutes = Math.max(0, Math.floor((leftMs ?? 0) / MINUTE_MS))
    const free = Math.floor((this.#freeBytes ?? 0) / MEGABYTE)
    return {
      raise: leftMs !== null && leftMs < RAISE_BELOW_MS,
      clear: leftMs !== null && leftMs > CLEAR_ABOVE_MS,
      text: `The capture disk has ${free} MB left, enough for about ${minutes} min.`,
      cause: 'Capture disk'
    }
  }

  /** For the list of logs; null until the disk answers; `lastsMs` is null while nothing grows. */
  get left(): { readonly freeBytes: number | null; readonly lastsMs: number | null } {
    const leftMs = this.#leftMs()
    return { freeBytes: this.#freeBytes, lastsMs: Number.isFinite(leftMs) ? leftMs : null }
  }

  #leftMs(): number | null {
    return this.#freeBytes === null ? null : diskLeftMs(this.#samples, this.#freeBytes)
  }
}

/** Free bytes for this user on the folder's disk. */
export async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
