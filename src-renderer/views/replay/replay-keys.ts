/** Keyboard commands of a replay. */
import { REPLAY_SPEEDS, type ReplayCommand, type ReplayView } from '@shared/logs/replay-view'
import type { MatchPart } from '../../sports/sport'
import type { StepUnit } from './replay-steps'

type Direction = -1 | 1

const step = (unit: StepUnit | undefined, direction: Direction): readonly ReplayCommand[] =>
  unit === undefined ? [] : [{ kind: 'step', unit, direction }]

/** The next speed in that direction, or the same at the end of the list. */
export function speedBeside(speed: number, direction: Direction): number {
  const faster = REPLAY_SPEEDS.find((each) => each > speed)
  const slower = [...REPLAY_SPEEDS].reverse().find((each) => each < speed)
  return (direction === 1 ? faster : slower) ?? speed
}

const playOrPause = ({ state }: ReplayView): readonly ReplayCommand[] => [
  { kind: state === 'playing' ? 'pause' : 'play' }
]

/** Plays, or plays faster if already playing. */
const playFaster = ({ state, speed }: ReplayView): readonly ReplayCommand[] =>
  state === 'playing' ? [{ kind: 'speed', speed: speedBeside(speed, 1) }] : [{ kind: 'play' }]

/** Starts the loop here; keeps its end if that is later, or else uses the log’s end. */
function loopFrom({ atMs, endMs, loop }: ReplayView): readonly ReplayCommand[] {
  const toMs = loop && loop.toMs > atMs ? loop.toMs : endMs
  return [{ kind: 'loop', stretch: { fromMs: atMs, toMs } }]
}
function loopTo({ atMs, startMs, loop }: ReplayView): readonly ReplayCommand[] {
  const fromMs = loop && loop.fromMs < atMs ? loop.fromMs : startMs
  return [{ kind: 'loop', stretch: { fromMs, toMs: atMs } }]
}

/** The commands for a key press; empty if the key has none. `parts`: parts of the match, smallest first. */
export function commandsOfKey(
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  replay: ReplayView,
  parts: readonly MatchPart[]
): readonly ReplayCommand[] {
  switch (key.length === 1 ? key.toLowerCase() : key) {
    case ' ':
    case 'k':
      return playOrPause(replay)
    case 'j':
      return [{ kind: 'speed', speed: speedBeside(replay.speed, -1) }]
    case 'l':
      return playFaster(replay)
    case 'ArrowLeft':
      return step(shiftKey ? 'packet' : 'point', -1)
    case 'ArrowRight':
      return step(shiftKey ? 'packet' : 'point', 1)
    case ',':
      return step('packet', -1)
    case '.':
      return step('packet', 1)
    case '[':
      return step(parts[0], -1)
    case ']':
      return step(parts[0], 1)
    case '{':
      return step(parts.at(-1), -1)
    case '}':
      return step(parts.at(-1), 1)
    case 'i':
      return loopFrom(replay)
    case 'o':
      return loopTo(replay)
    case 'f':
      return replay.growing ? [{ kind: 'follow-live', on: true }] : []
    default:
      return []
  }
}
