/** The alarms that a watched court raises, judged as the console judges them. */
import type { CourtView } from '@shared/court/view'
import { AlarmService } from '../../src-main/alarms/alarm-service'
import { ConsoleMonitor } from '../../src-main/alarms/console-monitor'
import type { Clock } from '../../src-main/platform/clock'
import { SliceBoard } from '../../src-main/engine/slice-board'
import { workspaceSlice } from './slices'

export interface WatchedAlarms {
  /** Every kind that was raised, in order; one that was raised twice is there twice. */
  readonly raised: readonly string[]
  /** Everything that happened to alarms, in order: "FEED_DOWN raised critical". */
  readonly happened: readonly string[]
  /** Takes notice of what the court shows now; to be called while the clock moves on. */
  look(): void
  stop(): void
}

export function watchAlarms(watched: { view(): CourtView }, clock: Clock): WatchedAlarms {
  const board = new SliceBoard()
  const consoleMonitor = new ConsoleMonitor({ board, clock, freeBytes: () => Promise.resolve(0) })
  const raised: string[] = []
  const happened: string[] = []
  const service = new AlarmService({
    board,
    clock,
    journal: {
      append: ({ kind, transition, priority }) => {
        happened.push(`${kind} ${transition} ${priority}`)
        if (transition === 'raised') raised.push(kind)
      }
    },
    readConsole: () => consoleMonitor.readings(),
    announce: () => undefined
  })
  const look = (): void => board.put({ kind: 'court', court: watched.view() })
  board.put(workspaceSlice([watched.view().courtId]))
  look()
  service.start()
  return { raised, happened, look, stop: () => service.stop() }
}
