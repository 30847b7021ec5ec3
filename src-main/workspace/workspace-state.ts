import type { SliceOf } from '@shared/ipc/slices'
import type { SliceBoard } from '../engine/slice-board'
import type { Clock } from '../platform/clock'
import { Notices } from './notices'

/** What windows know of the workspace beside its courts: their order, the demo, what to go to, the notices. */
export class WorkspaceState {
  readonly notices = new Notices(() => this.#put())
  readonly #board: SliceBoard
  readonly #clock: Clock
  #order: readonly string[] = []
  #demoRunning = false
  #opened: SliceOf<'workspace'>['opened'] = null

  constructor(board: SliceBoard, clock: Clock) {
    this.#board = board
    this.#clock = clock
    this.#put()
  }

  /** All courts in the operator's order. */
  get courtIds(): readonly string[] {
    return this.#order
  }

  /** Takes the courts that there are now: new ones come last. */
  courtsChanged(courtIds: readonly string[]): void {
    const kept = this.#order.filter((courtId) => courtIds.includes(courtId))
    this.#order = [...new Set([...kept, ...courtIds])]
    this.#put()
  }

  /** Courts that are not named keep their order behind those that are. */
  reorder(courtIds: readonly string[]): void {
    const named = courtIds.filter((courtId) => this.#order.includes(courtId))
    this.#order = [...new Set([...named, ...this.#order])]
    this.#put()
  }

  /** Makes windows go to a court that the operator has opened from outside them. */
  goTo(courtId: string): void {
    this.#opened = { courtId, monotonicMs: this.#clock.monotonicMs() }
    this.#put()
  }

  setDemoRunning(running: boolean): void {
    this.#demoRunning = running
    this.#put()
  }

  #put(): void {
    this.#board.put({
      kind: 'workspace',
      courtIds: [...this.#order],
      demoRunning: this.#demoRunning,
      opened: this.#opened,
      notices: this.notices.all
    })
  }
}
