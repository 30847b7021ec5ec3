/** The keys of a replay: what each asks for. */
import { REPLAY_SPEEDS, type ReplayCommand, type ReplayView } from '@shared/logs/replay-view'
import type { MatchPart } from '../../sports/sport'
import type { StepUnit } from './replay-steps'

type Direction = -1 | 1

const step = (unit: StepUnit | undefined, direction: Direction): readonly ReplayCommand[] =>
  unit === undefined ? [] : [{ kind: 'step', unit, direction }]

/** The next speed of the list in that direction; at its end the same again. */
export function speedBeside(speed: number, direction: Direction): number {
  const faster = REPLAY_SPEEDS.find((each) => each > speed)
  const slower = [...REPLAY_SPEEDS].reverse().find((each) => each < speed)
  return (direction === 1 ? faster : slower) ?? speed
}

const playOrPause = ({ state }: ReplayView): readonly ReplayCommand[] => [
  { kind: state === 'playing' ? 'pause' : 'play' }
]

/** Plays; pressed while it plays, plays faster. */
const playFaster = ({ state, speed }: ReplayView): readonly ReplayCommand[] =>
  state === 'playing' ? [{ kind: 'speed', speed: speedBeside(speed, 1) }] : [{ kind: 'play' }]

/** Sets one end of the loop here; the other end stays where that leaves a stretch, else it is the log's. */
function loopFrom({ atMs, endMs, loop }: ReplayView): readonly ReplayCommand[] {
  const toMs = loop && loop.toMs > atMs ? loop.toMs : endMs
  return [{ kind: 'loop', stretch: { fromMs: atMs, toMs } }]
}
function loopTo({ atMs, startMs, loop }: ReplayView): readonly ReplayCommand[] {
  const fromMs = loop && loop.fromMs < atMs ? loop.fromMs : startMs
  return [{ kind: 'loop', stretch: { fromMs, toMs: atMs } }]
}

/** What a key press asks of the replay; empty for keys that mean nothing to it. `parts`: of the match, the smallest first. */
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
