import type { Frame, SliceMap } from './stream'

/**
 * Assembles one window's frames from the board's slices. Remembers what changed since the last frame, so a window that
 * falls behind gets the newest version of each slice once.
 */
export class FrameAssembler {
  readonly #epoch: string
  readonly #slices: () => SliceMap
  readonly #changedKeys = new Set<string>()
  #number = -1
  #snapshotDue = true

  constructor(epoch: string, slices: () => SliceMap) {
    this.#epoch = epoch
    this.#slices = slices
  }

  noteChange(key: string): void {
    this.#changedKeys.add(key)
  }

  /** Makes the next frame a snapshot. */
  requestSnapshot(): void {
    this.#snapshotDue = true
  }

  get hasNews(): boolean {
    return this.#snapshotDue || this.#changedKeys.size > 0
  }

  nextFrame(): Frame {
    const slices = this.#slices()
    const keys = this.#snapshotDue ? [...slices.keys()] : [...this.#changedKeys]
    const frame: Frame = {
      kind: this.#snapshotDue ? 'snapshot' : 'delta',
      epoch: this.#epoch,
      number: this.#number + 1,
      changed: keys.flatMap((key) => slices.get(key) ?? []),
      removed: this.#snapshotDue ? [] : keys.filter((key) => !slices.has(key))
    }
    this.#number = frame.number
    this.#snapshotDue = false
    this.#changedKeys.clear()
    return frame
  }
}
