import type { Reading } from '@shared/alarms/evaluate'
import type { SliceOf } from '@shared/ipc/slices'
import type { Clock } from '../platform/clock'
import type { SliceBoard } from '../engine/slice-board'
import type { ConsoleReadings } from './alarm-desk'
import { DiskWatch } from './disk-watch'
import { LoopWatch } from './loop-watch'
import { PaintWatch } from './paint-watch'

export interface ConsoleWatchOptions {
  readonly board: SliceBoard
  readonly clock: Clock
  /** Free bytes of the disk with the capture folder. */
  readonly freeBytes: () => Promise<number>
}

/** What can be wrong with the console itself: its captures, its disk, its event loop, its windows. */
export class ConsoleWatch {
  readonly paint: PaintWatch
  readonly #options: ConsoleWatchOptions
  readonly #disk: DiskWatch
  readonly #loop = new LoopWatch()

  constructor(options: ConsoleWatchOptions) {
    const { clock, freeBytes } = options
    this.#options = options
    this.paint = new PaintWatch(clock)
    this.#disk = new DiskWatch({ clock, freeBytes, capturedBytes: () => this.#capture()?.bytes ?? 0 })
  }

  start(): void {
    this.#disk.start()
    this.#loop.start(this.#options.clock.monotonicMs())
  }

  stop(): void {
    this.#disk.stop()
    this.#loop.stop()
  }

  /** As the alarm DISK_LOW sees it. */
  get diskLeft(): DiskWatch['left'] {
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

/** One alarm for all captures: they share a disk. */
function captureReading(capture: SliceOf<'feeds'>['capture'] | null): Reading {
  const failed = capture?.state === 'failed'
  return {
    raise: failed,
    clear: !failed,
    text: failed ? capture.message : 'Captures are written.',
    cause: 'Disk of the capture folder'
  }
}
