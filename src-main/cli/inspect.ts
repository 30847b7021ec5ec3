/** Reads log files, captures or recordings, court by court, without ever holding a whole file. */
import * as v from 'valibot'
import { decodeRally } from '@shared/feeds/rally/decode'
import { isRallyFeedName } from '@shared/feeds/rally/log-names'
import { fail, succeed, type Result } from '@shared/result'
import { EVENTS_FEED, STATISTICS_FEED } from '../engine/feed-names'
import { textOf } from '../feeds/frame-text'
import type { LogRecord } from '../logs/log-record'
import { openLog, type Log } from '../logs/open-log'
import { CourtInspector } from './court-inspector'
import type { Inspection } from './inspection'
import { joinCourts, joinRecording } from './join-courts'

/** After so many lines that are no packet the rest of a large file is not worth reading. */
const MOST_LINES_WITHOUT_PACKET = 1_000

export interface InspectedFiles {
  /** One for each court; rallies of a court may be in another file than its events. */
  readonly courts: readonly Inspection[]
  /** Why files could not be read. */
  readonly errors: readonly string[]
}

export async function inspectFiles(files: readonly string[]): Promise<InspectedFiles> {
  const courts: CourtInspector[] = []
  const errors: string[] = []
  for (const file of files) {
    const inspected = await inspectFile(file)
    if (inspected.ok) courts.push(...inspected.value)
    else errors.push(inspected.error)
  }
  return { courts: joinCourts(courts).map((court) => court.finish()), errors }
}

/** The error says why the file cannot be read. */
async function inspectFile(file: string): Promise<Result<readonly CourtInspector[], string>> {
  try {
    const log = await openLog(file)
    return log.ok ? await inspectLog(log.value, file) : log
  } catch (error) {
    return fail(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function inspectLog(log: Log, file: string): Promise<Result<readonly CourtInspector[], string>> {
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
  #lost = 0

  constructor(file: string, kind: Log['kind']) {
    this.#file = file
    this.#kind = kind
  }

  get hasPackets(): boolean {
    return [...this.#courts.values()].some(({ hasEvents, hasRallies }) => hasEvents || hasRallies)
  }

  take(record: LogRecord): void {
    this.records += 1
    const { channel, feed, bytes, eventId } = record
    if (channel === 'connection') this.#lost += lostRecords(bytes)
    if (channel !== 'frames') return
    if (feed === EVENTS_FEED) this.#court(eventId).takeEvent(record)
    else if (feed === STATISTICS_FEED) this.#court(eventId).takeStatistics(record)
    else if (isRallyFeedName(feed)) this.#takeRally(record)
  }

  finish(problem: string): Result<readonly CourtInspector[], string> {
    const problems = [
      this.#lost === 0 ? '' : `${this.#lost} records are missing: the disk did not take them.`,
      problem
    ].filter((part) => part !== '')
    if (!this.hasPackets) return fail(this.#nothing(problems))
    const courts = [...this.#courts.values()]
    if (this.#kind === 'recording') return succeed(joinRecording(courts))
    for (const court of courts) court.addProblem(problems.join(' '))
    return succeed(courts)
  }

  #court(eventId: string): CourtInspector {
    const court = this.#courts.get(eventId) ?? new CourtInspector(eventId, this.#file)
    this.#courts.set(eventId, court)
    return court
  }

  /** The topics of a capture say of which match its packets are; in a recording only the packets do. */
  #takeRally({ bytes, receivedAt, eventId }: LogRecord): void {
    const decoded = decodeRally(textOf(bytes), receivedAt)
    if (decoded.kind === 'control') return
    const told = this.#kind === 'recording' && decoded.kind === 'rally' ? decoded.part.eventId : ''
    this.#court(told === '' ? eventId : told).takeRally(decoded)
  }

  #nothing(problems: readonly string[]): string {
    if (this.#kind === 'capture')
      return [`${this.#file} holds no packet of a tennis events or rally feed.`, ...problems].join(' ')
    return `${this.#file} is neither a capture nor a recording: it holds no packet of a tennis events or rally feed.`
  }
}

/** How many records a connection event says are missing, because the disk did not take them. */
function lostRecords(bytes: Uint8Array): number {
  try {
    const event: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    return v.is(LostEventSchema, event) ? event.count : 0
  } catch {
    return 0
  }
}

const LostEventSchema = v.object({ kind: v.literal('lost'), count: v.number() })
