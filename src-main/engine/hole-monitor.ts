import type { SeqRange } from '@shared/feeds/sequencer'
import type { CancelTimer, Clock } from '../platform/clock'

/** As for the alarm SEQ_GAP: a hole this old counts as lost, and the court continues without it. */
export const GIVE_UP_AFTER_MS = 3_000
const REQUESTS_PER_POSITION = 2

export interface HoleWatchX {
  readonly clock: Clock
  readonly openHole: () => SeqRange | null
  readonly nextStartPosition: () => number
  /** False while disconnected or catching up: then the hole may still be filled. */
  readonly isLive: () => boolean
  /** Asks the provider to resend from the next start position. */
  readonly request: () => void
  readonly giveUp: () => void
}

/** Requests a hole again at once, and gives it up if that does not help. */
export class HoleMonitor {
  readonly #options: HoleWatchX
  #requests = { position: -1, count: 0 }
  #cancelTimer: CancelTimer | null = null

  constructor(options: HoleWatchX) {
    this.#options = options
  }

  /** Call after every packet. `unreadable`: the packet just received could not be read. */
  check(unreadable: boolean): void {
    if (this.#options.openHole() === null) {
      this.stop()
      if (unreadable) this.#request()
      return
    }
    if (this.#cancelTimer !== null) return
    this.#request()
    this.#startTimer()
  }

  stop(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = null
  }

  #startTimer(): void {
    this.#cancelTimer = this.#options.clock.after(GIVE_UP_AFTER_MS, () => {
      this.#cancelTimer = null
      if (this.#options.openHole() === null) return
      if (this.#options.isLive()) this.#options.giveUp()
      else this.#startTimer()
    })
  }

  /** Requests are limited: each reconnect delays every packet. */
  #request(): void {
    const position = this.#options.nextStartPosition()
    const count = this.#requests.position === position ? this.#requests.count : 0
    if (count >= REQUESTS_PER_POSITION) return
    this.#requests = { position, count: count + 1 }
    this.#options.request()
  }
}
