/** What the bar of a replay carries: where in the log the marks of the sport are, and alarms, losses and notes. */
import * as v from 'valibot'
import type { ReplayMark } from '@shared/logs/replay-view'
import type { LogRecord } from '../records/log-record'
import { missingRecordsOf, recordsAreMissing } from '../records/lost-records'
import { jsonOf, noteTextOf } from '../records/record-json'
import type { MatchChange, NewMark } from '../match/match-monitor'

const RaisedAlarmSchema = v.object({ kind: v.string(), transition: v.literal('raised') })

export class LogMarks {
  readonly #marks: ReplayMark[] = []

  get marks(): readonly ReplayMark[] {
    return this.#marks
  }

  /** Takes note of a record that has just been applied. `position`: records applied, this one included. */
  note(change: MatchChange, record: LogRecord, position: number): void {
    for (const { kind, label } of [...change.marks, ...marksOfRecord(record)])
      this.#marks.push({ kind, label, atMs: record.steadyAt, position })
  }
}

/** Those that any log may have. */
function marksOfRecord({ channel, bytes }: LogRecord): readonly NewMark[] {
  if (channel === 'frames') return []
  if (channel === 'notes') return [{ kind: 'note', label: noteTextOf(bytes) }]
  const event = jsonOf(bytes)
  const missing = missingRecordsOf(event)
  if (missing > 0) return [{ kind: 'gap', label: `${recordsAreMissing(missing)} in the log` }]
  const alarm = v.safeParse(RaisedAlarmSchema, event)
  return alarm.success ? [{ kind: 'alarm', label: alarm.output.kind }] : []
}
