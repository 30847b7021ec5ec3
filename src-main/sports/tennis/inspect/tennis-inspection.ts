/** The tennis courts in logs. */
import { decodeRally } from '@shared/sports/tennis/feeds/tracking/decode'
import { textOf } from '../../../records/frame-text'
import type { LogRecord } from '../../../records/log-record'
import type { FileInspection, InspectedCourt, InspectedFile, SportInspection } from '../../inspection'
import { EVENTS_FEED, STATISTICS_FEED } from '../feed-names'
import { CourtInspector } from './court-inspector'
import { hasFindings } from './inspection'
import { joinCourts, joinRecording } from './join-courts'
import { reportOf } from './report'

export class TennisInspection implements SportInspection {
  readonly #courts: CourtInspector[] = []

  openFile(file: InspectedFile): FileInspection {
    return new TennisFile(file, (courts) => this.#courts.push(...courts))
  }

  finish(): readonly InspectedCourt[] {
    return joinCourts(this.#courts).map((court) => {
      const facts = court.finish()
      return { facts, hasFindings: hasFindings(facts), report: () => reportOf(facts) }
    })
  }
}

class TennisFile implements FileInspection {
  readonly #file: InspectedFile
  readonly #finished: (courts: readonly CourtInspector[]) => void
  readonly #courts = new Map<string, CourtInspector>()

  constructor(file: InspectedFile, finished: (courts: readonly CourtInspector[]) => void) {
    this.#file = file
    this.#finished = finished
  }

  get hasMessages(): boolean {
    return [...this.#courts.values()].some(({ hasEvents, hasRallies }) => hasEvents || hasRallies)
  }

  get undecodable(): number {
    return [...this.#courts.values()].reduce((sum, court) => sum + court.undecodable, 0)
  }

  take(record: LogRecord): void {
    const { channel, feed, eventId } = record
    if (channel !== 'frames') return
    if (feed === EVENTS_FEED) this.#court(eventId).takeEvent(record)
    else if (feed === STATISTICS_FEED) this.#court(eventId).takeStatistics(record)
    else this.#takeRally(record)
  }

  addUndecodable(lines: number): void {
    const [court] = this.#courts.values()
    court?.addUndecodable(lines)
  }

  finish(problem: string): void {
    const courts = [...this.#courts.values()]
    for (const court of courts) court.addProblem(problem)
    this.#finished(this.#file.kind === 'recording' ? joinRecording(courts) : courts)
  }

  #court(eventId: string): CourtInspector {
    const court = this.#courts.get(eventId) ?? new CourtInspector(eventId, this.#file.file)
    this.#courts.set(eventId, court)
    return court
  }

  /** In a recording only the packets name their match. */
  #takeRally({ bytes, receivedAt, eventId }: LogRecord): void {
    const decoded = decodeRally(textOf(bytes), receivedAt)
    if (decoded.kind === 'control') return
    const named = this.#file.kind === 'recording' && decoded.kind === 'rally' ? decoded.part.eventId : ''
    this.#court(named === '' ? eventId : named).takeRally(decoded)
  }
}
