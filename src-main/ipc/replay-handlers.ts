/** Courts that are played from a log. */
import path from 'node:path'
import type { REPLAY_CALLS } from '@shared/calls/replay-calls'
import { fail, succeed } from '@shared/result'
import type { FileSystem } from '../platform/files'
import { unknownCourt } from '../engine/unknown-court'
import type { ReplayService } from '../replay/replay-service'
import type { Handlers } from '../calls/handlers'
import { done } from './outcomes'

export interface ReplayCallServices {
  readonly replays: ReplayService
  readonly captureFolder: string
  readonly files: Pick<FileSystem, 'exists'>
  /** Lets the user pick a log; null if they cancel. */
  readonly pickLog: (windowId: number) => Promise<string | null>
}

export function createReplayHandlers({
  replays,
  captureFolder,
  files,
  pickLog
}: ReplayCallServices): Pick<Handlers, keyof typeof REPLAY_CALLS> {
  const open = async (filePath: string) => {
    const opened = await replays.open(filePath)
    if (opened.ok) return succeed({ courtId: opened.value })
    return fail({ code: 'UNREADABLE_LOG', detail: opened.error } as const)
  }
  return {
    'replay.open': async ({ fileName }) => {
      const filePath = path.join(captureFolder, fileName)
      if (await files.exists(filePath)) return open(filePath)
      return fail({ code: 'UNKNOWN_FILE', detail: `Log ${fileName} not found.` })
    },
    'replay.pick': async (_args, { windowId }) => {
      const filePath = await pickLog(windowId)
      return filePath === null ? succeed({ courtId: null }) : open(filePath)
    },
    'replay.command': ({ courtId, command }) => {
      const replay = replays.replay(courtId)
      if (replay === null) return unknownCourt(courtId)
      const moved = replays.command(replay, command)
      return moved.ok ? done : fail({ code: 'NOT_FOUND', detail: moved.error })
    },
    'replay.marks': ({ courtId }) => {
      const replay = replays.replay(courtId)
      return replay === null ? unknownCourt(courtId) : succeed(replay.marks())
    }
  }
}
