import * as v from 'valibot'
import { FrameAssembler } from '@shared/ipc/frame-assembler'
import {
  FRAME_INTERVAL_MS,
  HIDDEN_FRAME_INTERVAL_MS,
  MAX_UNACKNOWLEDGED_FRAMES,
  StreamReplySchema,
  type Frame,
  type SliceMap
} from '@shared/ipc/stream'
import type { CancelTimer, Clock } from '../platform/clock'

/** The sending end of a message port, as far as the stream needs it. */
export interface FramePort {
  send(frame: Frame): void
  onReply(handle: (reply: unknown) => void): void
  onClose(handle: () => void): void
}

/** Takes the time from a frame's sending to its painting. */
export interface FrameTimer {
  sent(number: number): void
  painted(number: number): void
  /** What is on its way will not be acknowledged one by one. */
  forgetUnpainted(): void
  close(): void
}

/** Where the slices come from: the engine's board. */
export interface SliceSource {
  readonly slices: SliceMap
  subscribe(listener: (key: string) => void): () => void
}

/**
 * Streams the slices to one window: at most one frame per interval and two frames that the window has not yet
 * painted. A window that cannot follow gets fewer frames, each with the newest slices; nothing queues up.
 */
export class WindowStream {
  readonly #port: FramePort
  readonly #clock: Clock
  readonly #timer: FrameTimer
  readonly #assembler: FrameAssembler
  readonly #unsubscribe: () => void
  #unacknowledged = 0
  #hidden = false
  #lastFrameMs = Number.NEGATIVE_INFINITY
  #cancelTimer: CancelTimer | null = null
  #closed = false

  constructor(port: FramePort, source: SliceSource, epoch: string, clock: Clock, timer: FrameTimer) {
    this.#port = port
    this.#clock = clock
    this.#timer = timer
    this.#assembler = new FrameAssembler(epoch, () => source.slices)
    this.#unsubscribe = source.subscribe((key) => {
      this.#assembler.noteChange(key)
      this.#schedule()
    })
    port.onReply((reply) => this.#handle(reply))
    port.onClose(() => this.close())
    this.#schedule()
  }

  close(): void {
    this.#closed = true
    this.#unsubscribe()
    this.#timer.close()
    this.#cancelTimer?.()
  }

  #handle(reply: unknown): void {
    const parsed = v.safeParse(StreamReplySchema, reply)
    if (!parsed.success) return
    switch (parsed.output.kind) {
      case 'acknowledge':
        this.#unacknowledged = Math.max(0, this.#unacknowledged - 1)
        this.#timer.painted(parsed.output.number)
        break
      case 'resynchronise':
        this.#unacknowledged = 0
        this.#timer.forgetUnpainted()
        this.#assembler.requestSnapshot()
        break
      case 'visibility':
        this.#hidden = parsed.output.hidden
    }
    this.#reschedule()
  }

  #reschedule(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = null
    this.#schedule()
  }

  #schedule(): void {
    const full = this.#unacknowledged >= MAX_UNACKNOWLEDGED_FRAMES
    if (this.#closed || full || this.#cancelTimer !== null || !this.#assembler.hasNews) return
    const intervalMs = this.#hidden ? HIDDEN_FRAME_INTERVAL_MS : FRAME_INTERVAL_MS
    const waitMs = Math.max(0, this.#lastFrameMs + intervalMs - this.#clock.monotonicMs())
    this.#cancelTimer = this.#clock.after(waitMs, () => {
      this.#cancelTimer = null
      this.#lastFrameMs = this.#clock.monotonicMs()
      this.#unacknowledged += 1
      const frame = this.#assembler.nextFrame()
      this.#timer.sent(frame.number)
      this.#port.send(frame)
      this.#schedule()
    })
  }
}
