/** Translates an operator's replay command into a position in the log. */
import type { PlayerCommand } from '@shared/logs/player'
import type { ReplayCommand } from '@shared/logs/replay-view'
import type { Landmarks } from './landmarks'

export type ResolvedCommand =
  | { readonly kind: 'player'; readonly command: PlayerCommand }
  /** `pauses`: the replay pauses there. */
  | { readonly kind: 'position'; readonly position: number; readonly pauses: boolean }
  | { readonly kind: 'not-found'; readonly detail: string }

/** `position`: the replay's position. `length`: known records of the log. */
export function resolveCommand(
  command: ReplayCommand,
  position: number,
  length: number,
  landmarks: Landmarks
): ResolvedCommand {
  switch (command.kind) {
    case 'step':
      return stepped(command, position, landmarks)
    case 'seek-position':
      return { kind: 'position', position: Math.min(command.position, length), pauses: false }
    case 'seek-seq':
      return found(landmarks.positionOfSeq(command.seqNum), `No packet ${command.seqNum}`)
    case 'seek-set':
      return found(landmarks.positionOfSet(command.set), `No set ${command.set}`)
    case 'seek-game': {
      const { set, game } = command
      return found(landmarks.positionOfGame(set, game), `No game ${game} in set ${set}`)
    }
    default:
      return { kind: 'player', command }
  }
}

/** Before the first landmark is the beginning of the log. */
function stepped(
  { unit, direction }: Extract<ReplayCommand, { kind: 'step' }>,
  position: number,
  landmarks: Landmarks
): ResolvedCommand {
  const next = landmarks.step(unit, direction, position)
  if (next !== null) return { kind: 'position', position: next, pauses: true }
  if (direction === -1 && position > 0) return { kind: 'position', position: 0, pauses: true }
  return {
    kind: 'not-found',
    detail: `No ${direction === 1 ? 'later' : 'earlier'} ${unit} in this log.`
  }
}

const found = (position: number | null, missing: string): ResolvedCommand =>
  position === null
    ? { kind: 'not-found', detail: `${missing} in this log.` }
    : { kind: 'position', position, pauses: false }
