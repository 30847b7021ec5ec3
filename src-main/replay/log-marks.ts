/** What the bar of a replay carries: where sets, games, breaks, alarms, gaps, corrections and notes are in the log. */
import * as v from 'valibot'
import type { CourtState } from '@shared/court/court-state'
import { pointCount } from '@shared/court/points'
import type { SeriesMark } from '@shared/court/series'
import { describeSets, shortNameOf } from '@shared/court/wording'
import type { ReplayMark } from '@shared/logs/replay-view'
import { opponentOf } from '@shared/tennis/score'
import { recordsAreMissing } from '../capture/loss-words'
import type { CourtPipeline } from '../engine/court-pipeline'
import type { LogRecord } from '../logs/log-record'
import { jsonOf, noteTextOf } from '../logs/record-json'

/** Interruptions of play are left to the charts. */
const KIND_OF_SERIES_MARK: Readonly<Partial<Record<SeriesMark['kind'], ReplayMark['kind']>>> = {
  alarm: 'alarm',
  gap: 'gap',
  correction: 'correction'
}

/** Of the other events of a log: records that could not be written, and alarms. */
const EventSchema = v.union([
  v.object({ kind: v.literal('lost'), count: v.number() }),
  v.object({ kind: v.string(), transition: v.literal('raised') })
])

export class LogMarks {
  readonly #marks: ReplayMark[] = []
  #seriesMarks = 0
  #timelineRevision = 0

  get marks(): readonly ReplayMark[] {
    return this.#marks
  }

  /** Takes note of a record that has just been applied. `position`: records applied, this one included. */
  note(before: CourtState, pipeline: CourtPipeline, record: LogRecord, position: number): void {
    const put = (kind: ReplayMark['kind'], label: string): void => {
      this.#marks.push({ kind, label, atMs: record.steadyAt, position })
    }
    for (const { kind, text } of this.#newSeriesMarks(pipeline)) {
      const replayKind = KIND_OF_SERIES_MARK[kind]
      if (replayKind !== undefined) put(replayKind, text)
    }
    const { state } = pipeline
    if (state.correctedMonotonicMs !== before.correctedMonotonicMs) put('correction', 'Score corrected')
    for (const [kind, label] of endedWithPoint(before, state)) put(kind, label)
    if (record.channel === 'notes') put('note', noteTextOf(record.bytes))
    else if (record.channel !== 'frames') {
      const event = v.safeParse(EventSchema, jsonOf(record.bytes))
      if (!event.success) return
      if ('count' in event.output) put('gap', `${recordsAreMissing(event.output.count)} in the log`)
      else put('alarm', event.output.kind)
    }
  }

  /** A rebuild after a late packet sets all marks anew; what it has changed lies in the past. */
  #newSeriesMarks({ marks, timeline }: CourtPipeline): readonly SeriesMark[] {
    const known = timeline.revision === this.#timelineRevision ? this.#seriesMarks : marks.length
    this.#timelineRevision = timeline.revision
    this.#seriesMarks = marks.length
    return marks.slice(known)
  }
}

/** Games, breaks and sets that ended with the latest point. */
function endedWithPoint(before: CourtState, state: CourtState): [ReplayMark['kind'], string][] {
  if (state.points === null || pointCount(state.points) !== pointCount(before.points) + 1) return []
  const { after, before: from, server, winner } = state.points.point
  const finished = after.finishedSets.at(from.finishedSets.length)
  const { gamesA, gamesB } = finished ?? after.set
  if (gamesA + gamesB === from.set.gamesA + from.set.gamesB) return []
  const name = shortNameOf(state, winner)
  if (finished !== undefined)
    return [
      [
        'set',
        `Set ${after.finishedSets.length}, ${name} ${describeSets({ ...after, finishedSets: [finished] })}`
      ]
    ]
  const isBreak = from.game.gameType === 'StandardGame' && server === opponentOf(winner)
  return [[isBreak ? 'break' : 'game', `${isBreak ? 'Break' : 'Game'}, ${name} ${gamesA}–${gamesB}`]]
}
