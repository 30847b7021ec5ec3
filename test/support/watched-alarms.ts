/** The alarms that a watched court raises, judged as the console judges them. */
import { AlarmDesk } from '../../src-main/alarms/alarm-desk'
import { ConsoleWatch } from '../../src-main/alarms/console-watch'
import type { Clock } from '../../src-main/clock'
import { SliceBoard } from '../../src-main/engine/slice-board'
import { workspaceSlice } from './slices'
import type { WatchedCourt } from './watched-court'

export interface WatchedAlarms {
  /** Every kind that was raised, in order; one that was raised twice is there twice. */
  readonly raised: readonly string[]
  /** Takes notice of what the court shows now; to be called while the clock moves on. */
  look(): void
  stop(): void
}

export function watchAlarms({ view }: WatchedCourt, clock: Clock): WatchedAlarms {
  const board = new SliceBoard()
  const consoleWatch = new ConsoleWatch({ board, clock, freeBytes: () => Promise.resolve(0) })
  const raised: string[] = []
  const desk = new AlarmDesk({
    board,
    clock,
    journal: {
      append: ({ kind, transition }) => {
        if (transition === 'raised') raised.push(kind)
      }
    },
    readConsole: () => consoleWatch.readings(),
    announce: () => undefined
  })
  const look = (): void => board.put({ kind: 'court', court: view() })
  board.put(workspaceSlice([view().courtId]))
  look()
  desk.start()
  return { raised, look, stop: () => desk.stop() }
}
