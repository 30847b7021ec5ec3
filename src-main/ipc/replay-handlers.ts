/** Courts that are played from a log, and the operator's notes. */
import { access } from 'node:fs/promises'
import path from 'node:path'
import { fail, succeed } from '@shared/result'
import type { Engine } from '../engine/engine'
import type { ReplayDesk } from '../replay/replay-desk'
import type { Handlers } from './handlers'

type ReplayCall = Extract<keyof Handlers, `replay.${string}` | 'court.note'>

export interface ReplayServices {
  readonly engine: Engine
  readonly replays: ReplayDesk
  readonly captureFolder: string
  /** Lets the user pick a log; null when he changes his mind. */
  readonly pickLog: (windowId: number) => Promise<string | null>
}

export function createReplayHandlers({
  engine,
  replays,
  captureFolder,
  pickLog
}: ReplayServices): Pick<Handlers, ReplayCall> {
  const unknownCourt = (courtId: string) =>
    fail({ code: 'UNKNOWN_COURT', detail: `There is no replay ${courtId}.` } as const)
  const open = async (filePath: string) => {
    const opened = await replays.open(filePath)
    if (opened.ok) return succeed({ courtId: opened.value })
    return fail({ code: 'UNREADABLE_LOG', detail: opened.error } as const)
  }
  return {
    'replay.open': async ({ fileName }) => {
      const filePath = path.join(captureFolder, fileName)
      if (await isThere(filePath)) return open(filePath)
      return fail({ code: 'UNKNOWN_FILE', detail: `There is no log ${fileName}.` })
    },
    'replay.pick': async (_args, { windowId }) => {
      const filePath = await pickLog(windowId)
      return filePath === null ? succeed({ courtId: null }) : open(filePath)
    },
    'replay.command': ({ courtId, command }) => {
      const replay = replays.replay(courtId)
      if (replay === null) return unknownCourt(courtId)
      const done = replays.command(replay, command)
      return done.ok ? succeed({}) : fail({ code: 'NOT_FOUND', detail: done.error })
    },
    'replay.marks': ({ courtId }) => {
      const replay = replays.replay(courtId)
      return replay === null ? unknownCourt(courtId) : succeed(replay.marks())
    },
    'court.note': ({ courtId, text }) => {
      const court = engine.liveCourt(courtId)
      if (court !== null) {
        court.note(text)
        return succeed({})
      }
      if (engine.court(courtId) === null) return unknownCourt(courtId)
      return fail({ code: 'READ_ONLY', detail: 'A replay shows a log as it was written; it takes no notes.' })
    }
  }
}

async function isThere(filePath: string): Promise<boolean> {
  try {
    await access(filePath)
    return true
  } catch {
    return false
  }
}
