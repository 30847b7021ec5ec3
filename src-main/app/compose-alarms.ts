import type { AlarmRow } from '@shared/alarms/view'
import { AlarmService } from '../alarms/alarm-service'
import type { ConsoleMonitor } from '../alarms/console-monitor'
import { AlarmJournal } from '../alarms/journal'
import type { Engine } from '../engine/engine'
import type { SliceBoard } from '../engine/slice-board'
import type { Clock } from '../platform/clock'
import type { Notices } from '../workspace/notices'

export interface Alarms {
  readonly alarms: AlarmService
  readonly journal: AlarmJournal
}

interface AlarmParts {
  readonly profileFolder: string
  readonly board: SliceBoard
  readonly clock: Clock
  readonly engine: Engine
  readonly notices: Notices
  readonly monitor: ConsoleMonitor
  readonly announce: (alarms: readonly AlarmRow[]) => void
}

/** Alarms are judged from the board; each transition goes into the journal, and into the log of its court. */
export function composeAlarms(parts: AlarmParts): Alarms {
  const { profileFolder, board, clock, engine, notices, monitor, announce } = parts
  const journal = new AlarmJournal({
    folder: profileFolder,
    onProblem: (text) => notices.report('alarm-journal', text)
  })
  const alarms = new AlarmService({
    board,
    clock,
    journal: {
      append: (entry) => {
        const numbered = journal.append(entry)
        const courtId = entry.alarmId.slice(`${entry.kind}:`.length)
        engine.liveCourt(courtId)?.logAlarm(numbered)
      }
    },
    readConsole: () => monitor.readings(),
    announce
  })
  return { alarms, journal }
}
