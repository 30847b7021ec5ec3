/** Keeps requests for missing packets to one a second, and drops those that have become needless. */
import type { CancelTimer, Clock } from '../clock'

const SHORTEST_INTERVAL_MS = 1_000

export class HoleRequests {
  private lastMonotonicMs = Number.NEGATIVE_INFINITY
  private cancelTimer: CancelTimer | null = null

  constructor(
    private readonly clock: Clock,
    private readonly nextStartPosition: () => number | null,
    private readonly resume: () => void
  ) {}

  /** Resumes now, or when a second has passed since the last time and the same packet is still missing. */
  request(): void {
    if (this.cancelTimer !== null) return
    const waitMs = this.lastMonotonicMs + SHORTEST_INTERVAL_MS - this.clock.monotonicMs()
    if (waitMs <= 0) this.resumeNow()
    else this.requestAfter(waitMs)
  }

  /** A new connection asks from the hole by itself. */
  forget(): void {
    this.cancelTimer?.()
    this.cancelTimer = null
  }

  private requestAfter(waitMs: number): void {
    const missingSeqNum = this.nextStartPosition()
    this.cancelTimer = this.clock.after(waitMs, () => {
      this.cancelTimer = null
      if (this.nextStartPosition() === missingSeqNum) this.resumeNow()
    })
  }

  private resumeNow(): void {
    this.lastMonotonicMs = this.clock.monotonicMs()
    this.resume()
  }
}
