/** What the bar of a replay carries: where in the log the marks of the sport are, and alarms, losses and notes. */
import * as v from 'valibot'
import type { ReplayMark } from '@shared/logs/replay-view'
import { recordsAreMissing } from '../capture/loss-words'
import type { LogRecord } from '../logs/log-record'
import { jsonOf, noteTextOf } from '../logs/record-json'
import type { CourtChange, NewMark } from '../match/match-monitor'

/** Of the other events of a log: records that could not be written, and alarms. */
const EventSchema = v.union([
  v.object({ kind: v.literal('lost'), count: v.number() }),
  v.object({ kind: v.string(), transition: v.literal('raised') })
])

export class LogMarks {
  readonly #marks: ReplayMark[] = []

  get marks(): readonly ReplayMark[] {
    return this.#marks
  }

  /** Takes note of a record that has just been applied. `position`: records applied, this one included. */
  note(change: CourtChange, record: LogRecord, position: number): void {
    for (const { kind, label } of [...change.marks, ...marksOfRecord(record)])
      this.#marks.push({ kind, label, atMs: record.steadyAt, position })
  }
}

/** Those that any log may have. */
function marksOfRecord({ channel, bytes }: LogRecord): readonly NewMark[] {
  if (channel === 'frames') return []
  if (channel === 'notes') return [{ kind: 'note', label: noteTextOf(bytes) }]
  const event = v.safeParse(EventSchema, jsonOf(bytes))
  if (!event.success) return []
  return 'count' in event.output
    ? [{ kind: 'gap', label: `${recordsAreMissing(event.output.count)} in the log` }]
    : [{ kind: 'alarm', label: event.output.kind }]
}
