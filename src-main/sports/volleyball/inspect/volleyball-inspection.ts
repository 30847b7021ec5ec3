/** The volleyball matches in logs. */
import { decodeMatchEvent } from '@shared/sports/volleyball/feed/decode'
import { textOf } from '../../../records/frame-text'
import type { LogRecord } from '../../../records/log-record'
import { jsonOf } from '../../../records/record-json'
import type { FileInspection, InspectedCourt, InspectedFile, SportInspection } from '../../inspection'
import { hasVolleyballFindings } from './inspection'
import { MatchInspector } from './match-inspector'
import { volleyballReportOf } from './report'

export class VolleyballInspection implements SportInspection {
  readonly #matches: MatchInspector[] = []

  openFile(file: InspectedFile): FileInspection {
    return new VolleyballFile(file, (matches) => this.#matches.push(...matches))
  }

  finish(): readonly InspectedCourt[] {
    return this.#matches.map((match) => {
      const facts = match.finish()
      return { facts, hasFindings: hasVolleyballFindings(facts), report: () => volleyballReportOf(facts) }
    })
  }
}

class VolleyballFile implements FileInspection {
  readonly #file: InspectedFile
  readonly #finished: (matches: readonly MatchInspector[]) => void
  readonly #matches: MatchInspector[] = []

  constructor(file: InspectedFile, finished: (matches: readonly MatchInspector[]) => void) {
    this.#file = file
    this.#finished = finished
  }

  get hasMessages(): boolean {
    return this.#matches.some(({ hasEvents }) => hasEvents)
  }

  get undecodable(): number {
    return this.#matches.reduce((sum, match) => sum + match.undecodable, 0)
  }

  take(record: LogRecord): void {
    const { channel, bytes, eventId } = record
    if (channel === 'frames') this.#takeMessage(record)
    else if (channel === 'connection') this.#match(eventId).begin(jsonOf(bytes))
  }

  addUndecodable(lines: number): void {
    this.#matches[0]?.addUndecodable(lines)
  }

  finish(problem: string): void {
    for (const match of this.#matches) match.addProblem(problem)
    this.#finished(this.#matches)
  }

  /** In a recording only the messages name their match. */
  #takeMessage(record: LogRecord): void {
    const decoded = decodeMatchEvent(textOf(record.bytes))
    const latest = this.#matches.at(-1)
    if (decoded.kind === 'undecodable') {
      ;(latest ?? this.#match(record.eventId)).take(record, null)
      return
    }
    const { fixtureId, sourceAt } = decoded.event
    const named = this.#file.kind === 'recording' ? fixtureId : ''
    this.#match(named === '' ? record.eventId : named).take(record, sourceAt)
  }

  #match(eventId: string): MatchInspector {
    const known = this.#matches.find((match) => match.eventId === eventId)
    if (known !== undefined) return known
    const latest = this.#matches.at(-1)
    if (latest?.hasEvents === false) {
      latest.rename(eventId)
      return latest
    }
    const match = new MatchInspector(eventId, this.#file.file)
    this.#matches.push(match)
    return match
  }
}
