/** Reads log files, captures or recordings, court by court, without ever holding a whole file. */
import { decodeRally } from '@shared/sports/tennis/feeds/tracking/decode'
import { isRallyFeedName } from '@shared/sports/tennis/feeds/tracking/log-names'
import { decodeMatchEvent } from '@shared/sports/volleyball/feed/decode'
import { fail, succeed, type Result } from '@shared/result'
import { courtEventOf } from '../match/court-event'
import { EVENTS_FEED, STATISTICS_FEED, VOLLEYBALL_FEED } from '../engine/feed-names'
import { textOf } from '../feeds/frame-text'
import type { LogRecord } from '../records/log-record'
import { openLog, type Log } from '../logs/open-log'
import { missingRecordsOf } from '../records/lost-records'
import { jsonOf } from '../records/record-json'
import { CourtInspector } from '../sports/tennis/inspect/court-inspector'
import type { Inspection } from '../sports/tennis/inspect/inspection'
import { joinCourts, joinRecording } from '../sports/tennis/inspect/join-courts'
import type { VolleyballInspection } from '../sports/volleyball/inspect/inspection'
import { VolleyballInspector } from '../sports/volleyball/inspect/match-inspector'

/** After so many lines that are no packet the rest of a large file is not worth reading. */
const MOST_LINES_WITHOUT_PACKET = 1_000

export interface InspectedFiles {
  /** One for each tennis court; its rallies may be in another file than its events. */
  readonly courts: readonly Inspection[]
  readonly volleyball: readonly VolleyballInspection[]
  /** Why files could not be read. */
  readonly errors: readonly string[]
}

export async function inspectFiles(files: readonly string[]): Promise<InspectedFiles> {
  const tennis: CourtInspector[] = []
  const volleyball: VolleyballInspector[] = []
  const errors: string[] = []
  for (const file of files) {
    const inspected = await inspectFile(file)
    if (inspected.ok) {
      tennis.push(...inspected.value.tennis)
      volleyball.push(...inspected.value.volleyball)
    } else {
      errors.push(inspected.error)
    }
  }
  return {
    courts: joinCourts(tennis).map((court) => court.finish()),
    volleyball: volleyball.map((match) => match.finish()),
    errors
  }
}

interface FileCourts {
  readonly tennis: readonly CourtInspector[]
  readonly volleyball: readonly VolleyballInspector[]
}

/** The error says why the file cannot be read. */
async function inspectFile(file: string): Promise<Result<FileCourts, string>> {
  try {
    const log = await openLog(file)
    return log.ok ? await inspectLog(log.value, file) : log
  } catch (error) {
    return fail(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function inspectLog(log: Log, file: string): Promise<Result<FileCourts, string>> {
  const reading = new FileReading(file, log.kind)
  for await (const record of log.records()) {
    reading.take(record)
    if (log.kind === 'recording' && reading.records === MOST_LINES_WITHOUT_PACKET && !reading.hasPackets)
      break
  }
  return reading.finish(log.problem())
}

class FileReading {
  records = 0
  readonly #file: string
  readonly #kind: Log['kind']
  readonly #courts = new Map<string, CourtInspector>()
  readonly #matches: VolleyballInspector[] = []
  #lost = 0

  constructor(file: string, kind: Log['kind']) {
    this.#file = file
    this.#kind = kind
  }

  get hasPackets(): boolean {
    return this.#matches.some(({ hasEvents }) => hasEvents) || [...this.#courts.values()].some(hasTennis)
  }

  take(record: LogRecord): void {
    this.records += 1
    const { channel, feed, eventId } = record
    if (channel === 'connection') this.#takeEvent(record)
    if (channel !== 'frames') return
    if (feed === EVENTS_FEED) this.#court(eventId).takeEvent(record)
    else if (feed === STATISTICS_FEED) this.#court(eventId).takeStatistics(record)
    else if (isRallyFeedName(feed)) this.#takeRally(record)
    else if (feed === VOLLEYBALL_FEED) this.#takeVolleyball(record)
  }

  finish(problem: string): Result<FileCourts, string> {
    const problems = [
      this.#lost === 0 ? '' : `${this.#lost} records are missing: the disk did not take them.`,
      problem
    ].filter((part) => part !== '')
    if (!this.hasPackets) return fail(this.#nothing(problems))
    const courts = [...this.#courts.values()]
    const volleyball = this.#matches
    if (this.#kind === 'recording')
      return succeed({ tennis: joinRecording(this.#withoutStrayLines(courts)), volleyball })
    for (const court of [...courts, ...volleyball]) court.addProblem(problems.join(' '))
    return succeed({ tennis: courts, volleyball })
  }

  /** A line that says nothing of its feed is one of the only match there is. */
  #withoutStrayLines(courts: readonly CourtInspector[]): readonly CourtInspector[] {
    const [match] = this.#matches
    if (match === undefined) return courts
    for (const court of courts) if (!hasTennis(court)) match.addUndecodable(court.finish().undecodable)
    return courts.filter(hasTennis)
  }

  #court(eventId: string): CourtInspector {
    const court = this.#courts.get(eventId) ?? new CourtInspector(eventId, this.#file)
    this.#courts.set(eventId, court)
    return court
  }

  #takeEvent({ feed, bytes, eventId }: LogRecord): void {
    const told = jsonOf(bytes)
    this.#lost += missingRecordsOf(told)
    const event = feed === VOLLEYBALL_FEED ? courtEventOf(told) : null
    if (event?.kind === 'fixture') this.#volleyball(eventId).begin(event)
  }

  /** The topics of a capture say of which match its packets are; in a recording only the packets do. */
  #takeRally({ bytes, receivedAt, eventId }: LogRecord): void {
    const decoded = decodeRally(textOf(bytes), receivedAt)
    if (decoded.kind === 'control') return
    const told = this.#kind === 'recording' && decoded.kind === 'rally' ? decoded.part.eventId : ''
    this.#court(told === '' ? eventId : told).takeRally(decoded)
  }

  /** The topics of a capture say of which match its messages are; in a recording they do so themselves. */
  #takeVolleyball({ bytes, eventId }: LogRecord): void {
    const decoded = decodeMatchEvent(textOf(bytes))
    const told = this.#kind === 'recording' && decoded.kind === 'event' ? decoded.event.fixtureId : ''
    const latest = this.#matches.at(-1)
    if (decoded.kind === 'undecodable' && latest !== undefined) latest.take(decoded)
    else this.#volleyball(told === '' ? eventId : told).take(decoded)
  }

  #volleyball(eventId: string): VolleyballInspector {
    const known = this.#matches.find((match) => match.eventId === eventId)
    if (known !== undefined) return known
    const latest = this.#matches.at(-1)
    if (latest?.hasEvents === false) {
      latest.rename(eventId)
      return latest
    }
    const match = new VolleyballInspector(eventId, this.#file)
    this.#matches.push(match)
    return match
  }

  #nothing(problems: readonly string[]): string {
    if (this.#kind === 'capture')
      return [
        `${this.#file} holds no packet of a tennis events, rally or volleyball feed.`,
        ...problems
      ].join(' ')
    return `${this.#file} is neither a capture nor a recording: it holds no packet of a tennis events, rally or volleyball feed.`
  }
}

const hasTennis = ({ hasEvents, hasRallies }: CourtInspector): boolean => hasEvents || hasRallies
