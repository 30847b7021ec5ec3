/** How long windows take to paint updates: a lagging window shows old scores. */
import type { Reading } from '@shared/alarms/evaluate'
import type { Clock } from '../platform/clock'

const RAISE_ABOVE_MS = 250
const CLEAR_BELOW_MS = 150
/** Window of the 99th percentile: a window that only shows the clock paints about once a second. */
const WINDOW_MS = 10_000
const PERCENTILE = 0.99

interface Painted {
  readonly monotonicMs: number
  readonly tookMs: number
}

/** The frames sent to one window and when it reported painting them. */
export class PaintMeter {
  readonly #clock: Clock
  readonly #closed: () => void
  /** Send times of unpainted frames by number, oldest first. */
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

  /** The window could not use these frames and will not report each one. */
  forgetUnpainted(): void {
    this.#unpainted.clear()
  }

  close(): void {
    this.#closed()
  }

  /** The recent 99th percentile; null before the first frame. The wait of a hanging window counts. */
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

  /** A meter for one window; it counts until closed. */
  openMeter(): PaintMeter {
    const meter: PaintMeter = new PaintMeter(this.#clock, () => this.#meters.delete(meter))
    this.#meters.add(meter)
    return meter
  }

  /** The slowest window counts, as its frames would be lost among those of fast ones. */
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
