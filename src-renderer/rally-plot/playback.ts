/** Where the playing of a rally is: pure steps of a clock that is given from outside. Seconds of the rally's clock. */

export const PLAY_SPEEDS = [0.1, 0.25, 0.5, 1, 2, 4] as const
export type PlaySpeed = (typeof PLAY_SPEEDS)[number]

export interface Playback {
  readonly atS: number
  readonly startS: number
  readonly endS: number
  readonly isPlaying: boolean
  readonly isLooping: boolean
  readonly speed: PlaySpeed
}

/** Shows the rally whole: at its end, at rest. */
export const atRest = (startS: number, endS: number): Playback => ({
  atS: endS,
  startS,
  endS,
  isPlaying: false,
  isLooping: false,
  speed: 1
})

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

/** `elapsedMs` later. At the end it stops, or starts again; a gap longer than the rally starts it again once. */
export function advanced(playback: Playback, elapsedMs: number): Playback {
  if (!playback.isPlaying) return playback
  const { startS, endS, isLooping, speed } = playback
  const atS = playback.atS + (Math.max(0, elapsedMs) / 1000) * speed
  if (atS < endS) return { ...playback, atS }
  const lengthS = endS - startS
  if (!isLooping || lengthS <= 0) return { ...playback, atS: endS, isPlaying: false }
  return { ...playback, atS: startS + ((atS - startS) % lengthS) }
}

/** Plays on, from the start if it was at the end. */
export const played = (playback: Playback): Playback => ({
  ...playback,
  isPlaying: playback.endS > playback.startS,
  atS: playback.atS >= playback.endS ? playback.startS : playback.atS
})

/** From the start at normal speed, as a rally that has just come is played. */
export const playedAnew = (playback: Playback): Playback => played({ ...playback, atS: playback.startS })

export const paused = (playback: Playback): Playback => ({ ...playback, isPlaying: false })

/** Goes there and stays. */
export const soughtTo = (playback: Playback, atS: number): Playback => ({
  ...playback,
  isPlaying: false,
  atS: clamp(atS, playback.startS, playback.endS)
})

/** To the neighbour of the present time among `timesS` (ascending), or to the end of the rally in that direction. */
export function stepped(playback: Playback, timesS: readonly number[], direction: -1 | 1): Playback {
  // What lies within a rounding error is where we are.
  const near = 1e-6
  const target =
    direction === 1
      ? timesS.find((timeS) => timeS > playback.atS + near)
      : timesS.findLast((timeS) => timeS < playback.atS - near)
  return soughtTo(playback, target ?? (direction === 1 ? playback.endS : playback.startS))
}

/** The next speed of the list in that direction; at its end the same again. */
export function speedBeside(speed: PlaySpeed, direction: -1 | 1): PlaySpeed {
  return PLAY_SPEEDS[PLAY_SPEEDS.indexOf(speed) + direction] ?? speed
}
