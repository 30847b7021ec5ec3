/** How long the disk of the capture folder will last at the rate at which captures grow. */
import { statfs } from 'node:fs/promises'
import type { Reading } from '@shared/alarms/evaluate'
import type { CancelTimer, Clock } from '../clock'

const POLL_MS = 30_000
const RATE_WINDOW_MS = 600_000
/** A rate over less says more about the burst of catching up than about the day. */
const RATE_LEAST_MS = 60_000
const MINUTE_MS = 60_000
const RAISE_BELOW_MS = 30 * MINUTE_MS
const CLEAR_ABOVE_MS = 60 * MINUTE_MS
/** However slowly captures grow now: below this there is no room for anything to go wrong. */
const LEAST_FREE_BYTES = 64 * 1024 * 1024
const MEGABYTE = 1024 * 1024

interface Sample {
  readonly monotonicMs: number
  readonly capturedBytes: number
}

export interface DiskWatchOptions {
  readonly clock: Clock
  /** Free bytes of the disk with the capture folder; rejects while it cannot be asked. */
  readonly freeBytes: () => Promise<number>
  /** What all captures hold together; falls when courts are removed. */
  readonly capturedBytes: () => number
}

export class DiskWatch {
  readonly #options: DiskWatchOptions
  #samples: readonly Sample[] = []
  #freeBytes: number | null = null
  #cancelTimer: CancelTimer | null = null

  constructor(options: DiskWatchOptions) {
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
    const last = this.#samples.at(-1)
    // Courts that were removed took their bytes with them: the rate is measured anew.
    const kept = last !== undefined && sample.capturedBytes < last.capturedBytes ? [] : this.#samples
    this.#samples = [
      ...kept.filter(({ monotonicMs }) => sample.monotonicMs - monotonicMs <= RATE_WINDOW_MS),
      sample
    ]
    try {
      this.#freeBytes = await freeBytes()
    } catch {
      // A folder that is gone is CAPTURE_FAIL as soon as something is to be written.
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
      text: `The disk of the capture folder has ${free} MB left: about ${minutes} min of capture.`,
      cause: 'Disk of the capture folder'
    }
  }

  /** Null while the disk has not answered; infinite while nothing is captured, or not for long enough. */
  #leftMs(): number | null {
    if (this.#freeBytes === null) return null
    if (this.#freeBytes < LEAST_FREE_BYTES) return 0
    const [first] = this.#samples
    const last = this.#samples.at(-1)
    if (first === undefined || last === undefined) return Number.POSITIVE_INFINITY
    const forMs = last.monotonicMs - first.monotonicMs
    if (forMs < RATE_LEAST_MS) return Number.POSITIVE_INFINITY
    const bytesPerMs = (last.capturedBytes - first.capturedBytes) / forMs
    return bytesPerMs <= 0 ? Number.POSITIVE_INFINITY : this.#freeBytes / bytesPerMs
  }
}

/** Free bytes for this user on the disk that holds the folder. */
export async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
