/** Plays a rally: turns the frames of the screen into the rally's time, and asks for none while it stands. */
import {
  advanced,
  atRest,
  paused,
  played,
  playedAnew,
  soughtTo,
  stepped,
  type Playback,
  type PlaySpeed
} from '../../../rally-plot/playback'

/** What a browser gives before it paints. */
export interface Frames {
  request(callback: (nowMs: number) => void): number
  cancel(handle: number): void
}

const windowFrames: Frames = {
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle)
}

/** After a pause of the screen (a hidden window) the rally goes on where it was. */
const LONGEST_FRAME_MS = 250

export class RallyPlayer {
  #playback = $state.raw<Playback>(atRest(0, 0))
  #frame: number | null = null
  #lastMs: number | null = null
  readonly #frames: Frames

  constructor(frames: Frames = windowFrames) {
    this.#frames = frames
  }

  get playback(): Playback {
    return this.#playback
  }

  /** Another rally, shown whole; speed and loop stay. */
  load(startS: number, endS: number): void {
    const { speed, isLooping } = this.#playback
    this.#take({ ...atRest(startS, endS), speed, isLooping })
  }

  /** The same rally, of which more is known: what plays goes on, what stood at the end stays there. */
  extend(startS: number, endS: number): void {
    const { atS, endS: before } = this.#playback
    this.#take({ ...this.#playback, startS, endS, atS: atS >= before ? endS : Math.min(atS, endS) })
  }

  toggle(): void {
    this.#take(this.#playback.isPlaying ? paused(this.#playback) : played(this.#playback))
  }

  playAnew(): void {
    this.#take(playedAnew(this.#playback))
  }

  seek(atS: number): void {
    this.#take(soughtTo(this.#playback, atS))
  }

  step(timesS: readonly number[], direction: -1 | 1): void {
    this.#take(stepped(this.#playback, timesS, direction))
  }

  setSpeed(speed: PlaySpeed): void {
    this.#take({ ...this.#playback, speed })
  }

  setLooping(isLooping: boolean): void {
    this.#take({ ...this.#playback, isLooping })
  }

  close(): void {
    this.#take(paused(this.#playback))
  }

  #take(playback: Playback): void {
    this.#playback = playback
    if (playback.isPlaying) this.#frame ??= this.#frames.request((nowMs) => this.#onFrame(nowMs))
    else if (this.#frame !== null) {
      this.#frames.cancel(this.#frame)
      this.#frame = null
      this.#lastMs = null
    }
  }

  #onFrame(nowMs: number): void {
    this.#frame = null
    const elapsedMs = this.#lastMs === null ? 0 : Math.min(LONGEST_FRAME_MS, nowMs - this.#lastMs)
    this.#lastMs = nowMs
    const next = advanced(this.#playback, elapsedMs)
    if (!next.isPlaying) this.#lastMs = null
    this.#take(next)
  }
}
