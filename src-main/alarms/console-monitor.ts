import type { Reading } from '@shared/alarms/evaluate'
import type { SliceOf } from '@shared/ipc/slices'
import type { Clock } from '../platform/clock'
import type { SliceBoard } from '../engine/slice-board'
import type { ConsoleReadings } from './alarm-service'
import { DiskMonitor } from './disk-monitor'
import { LoopMonitor } from './loop-monitor'
import { PaintMonitor } from './paint-monitor'

export interface ConsoleMonitorOptions {
  readonly board: SliceBoard
  readonly clock: Clock
  /** Free bytes on the capture disk. */
  readonly freeBytes: () => Promise<number>
}

/** Readings of the console itself: captures, disk, event loop, windows. */
export class ConsoleMonitor {
  readonly paint: PaintMonitor
  readonly #options: ConsoleMonitorOptions
  readonly #disk: DiskMonitor
  readonly #loop = new LoopMonitor()

  constructor(options: ConsoleMonitorOptions) {
    const { clock, freeBytes } = options
    this.#options = options
    this.paint = new PaintMonitor(clock)
    this.#disk = new DiskMonitor({ clock, freeBytes, capturedBytes: () => this.#capture()?.bytes ?? 0 })
  }

  start(): void {
    this.#disk.start()
    this.#loop.start(this.#options.clock.monotonicMs())
  }

  stop(): void {
    this.#disk.stop()
    this.#loop.stop()
  }

  /** The reading of DISK_LOW. */
  get diskLeft(): DiskMonitor['left'] {
    return this.#disk.left
  }

  readings(): ConsoleReadings {
    return {
      CAPTURE_FAIL: captureReading(this.#capture()),
      DISK_LOW: this.#disk.reading(),
      LOOP_LAG: this.#loop.reading(this.#options.clock.monotonicMs()),
      UI_LAG: this.paint.reading()
    }
  }

  #capture(): SliceOf<'feeds'>['capture'] | null {
    const slice = this.#options.board.slices.get('feeds')?.slice
    return slice?.kind === 'feeds' ? slice.capture : null
  }
}

/** One alarm for all captures, as they share a disk. */
function captureReading(capture: SliceOf<'feeds'>['capture'] | null): Reading {
  const failed = capture?.state === 'failed'
  return {
    raise: failed,
    clear: !failed,
    text: failed ? capture.message : 'Captures are being written.',
    cause: 'Capture disk'
  }
}
