/** How long windows take to paint what they are sent: whoever looks at a window that lags looks at old scores. */
import type { Reading } from '@shared/alarms/evaluate'
import type { Clock } from '../platform/clock'

const RAISE_ABOVE_MS = 250
const CLEAR_BELOW_MS = 150
/** The 99th percentile of so long: a window that shows nothing but the clock paints about once a second. */
const WINDOW_MS = 10_000
const PERCENTILE = 0.99

interface Painted {
  readonly monotonicMs: number
  readonly tookMs: number
}

/** What one window was sent, and when it said that it had painted it. */
export class PaintMeter {
  readonly #clock: Clock
  readonly #closed: () => void
  /** When frames that are not painted yet were sent, by their number, oldest first. */
  readonly #unpainted = new Map<number, number>()
  #painted: readonly Painted[] = []

  constructor(clock: Clock, closed: () => void) {
    this.#clock = clock
    this.#closed = closed
  }

  sent(number: number): void {
    this.#unpainted.set(number, this.#clock.monotonicMs())
  }

  painted(number: number): void {
    const sentMonotonicMs = this.#unpainted.get(number)
    if (sentMonotonicMs === undefined) return
    const monotonicMs = this.#clock.monotonicMs()
    this.#unpainted.delete(number)
    this.#painted = [...this.#recent(), { monotonicMs, tookMs: monotonicMs - sentMonotonicMs }]
  }

  /** The window could not use what it was sent, and will not say so of each frame. */
  forgetUnpainted(): void {
    this.#unpainted.clear()
  }

  close(): void {
    this.#closed()
  }

  /** The 99th percentile of late; null before the first frame. A window that hangs paints nothing: its wait counts. */
  p99Ms(): number | null {
    const [oldestSentMs] = this.#unpainted.values()
    const waitedMs = oldestSentMs === undefined ? [] : [this.#clock.monotonicMs() - oldestSentMs]
    const tookMs = [...this.#recent().map((each) => each.tookMs), ...waitedMs].sort((a, b) => a - b)
    return tookMs[Math.ceil(tookMs.length * PERCENTILE) - 1] ?? null
  }

  #recent(): readonly Painted[] {
    const now = this.#clock.monotonicMs()
    return this.#painted.filter(({ monotonicMs }) => now - monotonicMs < WINDOW_MS)
  }
}

export class PaintMonitor {
  readonly #clock: Clock
  readonly #meters = new Set<PaintMeter>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** For one window; it counts until it is closed. */
  openMeter(): PaintMeter {
    const meter: PaintMeter = new PaintMeter(this.#clock, () => this.#meters.delete(meter))
    this.#meters.add(meter)
    return meter
  }

  /** The slowest window speaks for all: among the frames of quick ones its own would not be noticed. */
  reading(): Reading {
    const p99Ms = Math.max(0, ...[...this.#meters].map((meter) => meter.p99Ms() ?? 0))
    return {
      raise: p99Ms > RAISE_ABOVE_MS,
      clear: p99Ms < CLEAR_BELOW_MS,
      text: `A window is ${Math.round(p99Ms)} ms behind: its display is late.`,
      cause: 'Computer too slow'
    }
  }
}
