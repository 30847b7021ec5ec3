/** How a log is played: the position of the playhead in log time, and how it moves. */
import type { ReplayCommand, ReplayView } from './replay-view'

export interface Player {
  readonly isPlaying: boolean
  readonly speed: number
  /** Log time, UTC in milliseconds. */
  readonly atMs: number
  readonly skipIdle: boolean
  readonly loop: ReplayView['loop']
  readonly followsLive: boolean
  readonly linked: boolean
}

/** A range of log time without play. */
export interface IdleStretch {
  readonly fromMs: number
  readonly toMs: number
}

export interface PlayedLog {
  readonly startMs: number
  readonly endMs: number
  /** More will follow: it is still being written, or not fully read yet. */
  readonly isOpenEnded: boolean
  /** In time order. */
  readonly idleStretches: readonly IdleStretch[]
}

/** The commands that only need times. */
export type PlayerCommand = Extract<
  ReplayCommand,
  { kind: 'play' | 'pause' | 'speed' | 'seek-time' | 'skip-idle' | 'loop' | 'follow-live' | 'link' }
>

export const pausedAt = (atMs: number): Player => ({
  isPlaying: false,
  speed: 1,
  atMs,
  skipIdle: false,
  loop: null,
  followsLive: false,
  linked: false
})

/** The player after an operator's command. Moving or stopping the playhead ends following the live edge. */
export function commandPlayer(player: Player, command: PlayerCommand, log: PlayedLog): Player {
  switch (command.kind) {
    case 'play':
      return { ...player, isPlaying: true, atMs: hasEnded(player, log) ? log.startMs : player.atMs }
    case 'pause':
      return { ...player, isPlaying: false, followsLive: false }
    case 'speed':
      return { ...player, speed: command.speed, followsLive: false }
    case 'seek-time':
      return seekPlayer(player, Math.min(Math.max(command.atMs, log.startMs), log.endMs))
    case 'skip-idle':
      return { ...player, skipIdle: command.on }
    case 'loop':
      return loopPlayer(player, command.stretch)
    case 'follow-live':
      return followLive(player, command.on, log)
    case 'link':
      return { ...player, linked: command.on }
  }
}

export const seekPlayer = (player: Player, atMs: number): Player => ({ ...player, atMs, followsLive: false })

const hasEnded = ({ atMs }: Player, log: PlayedLog): boolean => atMs >= log.endMs && !log.isOpenEnded

/** A stretch that ends before it starts is none. */
function loopPlayer(player: Player, stretch: ReplayView['loop']): Player {
  if (stretch === null || stretch.toMs <= stretch.fromMs) return { ...player, loop: null }
  const isInside = player.atMs >= stretch.fromMs && player.atMs < stretch.toMs
  const looping = { ...player, loop: stretch, followsLive: false }
  return isInside ? looping : { ...looping, atMs: stretch.fromMs }
}

function followLive(player: Player, on: boolean, log: PlayedLog): Player {
  if (!on) return { ...player, followsLive: false }
  const atEnd = { ...player, loop: null, atMs: log.endMs }
  return log.isOpenEnded ? { ...atEnd, isPlaying: true, followsLive: true, speed: 1 } : atEnd
}

/** The player when `elapsedMs` of real time have passed. */
export function advancePlayer(player: Player, elapsedMs: number, log: PlayedLog): Player {
  if (!player.isPlaying) return player
  if (player.followsLive) return followOn(player, elapsedMs, log)
  const playedTo = player.atMs + elapsedMs * player.speed
  const atMs = player.skipIdle ? behindIdle(playedTo, log.idleStretches) : playedTo
  const { loop } = player
  if (loop !== null && atMs >= Math.min(loop.toMs, log.endMs)) return { ...player, atMs: loop.fromMs }
  if (atMs < log.endMs) return { ...player, atMs }
  return { ...player, atMs: Math.max(player.atMs, log.endMs), isPlaying: log.isOpenEnded }
}

/** At the live edge time continues between records: it is the present. */
const followOn = (player: Player, elapsedMs: number, log: PlayedLog): Player =>
  log.isOpenEnded
    ? { ...player, atMs: Math.max(player.atMs + elapsedMs, log.endMs) }
    : { ...player, atMs: log.endMs, isPlaying: false, followsLive: false }

/** The time itself, or the end of the idle range containing it. */
export function behindIdle(atMs: number, stretches: readonly IdleStretch[]): number {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((stretches[middle]?.fromMs ?? 0) <= atMs) low = middle + 1
    else high = middle
  }
  return Math.max(atMs, stretches[low - 1]?.toMs ?? atMs)
}
