/** Reads the log of a court from front to back and hands out its timeline as it goes, in bounded memory. */
import * as v from 'valibot'
import { AlarmTransitionSchema, type AlarmTransition } from '@shared/alarms/view'
import type { TimelineRow } from '@shared/court/timeline-row'
import type { ExportOptions } from '@shared/logs/export-view'
import { fail, succeed, type Result } from '@shared/result'
import type { MatchBook } from '../match/match-book'
import type { LogRecord } from '../records/log-record'
import { blocksOf, type Log } from '../logs/log'
import { openLog } from '../logs/open-log'
import { nodeFileSystem } from '../platform/files'
import { missingRecordsOf } from '../records/lost-records'
import { jsonOf } from '../records/record-json'
import type { RecordedCourt } from '../match/recorded-court'
import { SPORTS } from '../sports/list'
import { sportOfFeed } from '../sports/sport-of'
import { openRecordedCourt } from '../sports/open-recorded-court'

export interface ReadingOptions {
  /** The parts of one log, in order. */
  readonly files: readonly string[]
  readonly range: ExportOptions['range']
  /** The last part is being written: that it ends in the middle of a record says nothing. */
  readonly isGrowing: boolean
  readonly signal: AbortSignal
  /** Called occasionally with the number of bytes read. */
  readonly progress: (bytes: number) => void
}

/** Takes what is read. What it throws ends the reading. */
export interface CourtSink {
  /** Called first, once the log has revealed its court. */
  begin(eventId: string): void
  frame(record: LogRecord): void
  alarm(entry: AlarmTransition): void
  /** The next row of the timeline; its index is its place in that of the whole log. */
  row(row: TimelineRow): void
  /** Before the rows that follow: venue clock minus UTC, null while it is not known. */
  venueOffset(offsetMs: number | null): void
}

export interface CourtReading {
  readonly eventId: string
  readonly book: MatchBook
  /** Records of all channels in the stretch. */
  readonly records: number
  /** Receive and log time of the first and last of them; null when there are none. */
  readonly first: RecordTimes | null
  readonly last: RecordTimes | null
  /** What could not be read; empty if everything was. */
  readonly problem: string
}

export type RecordTimes = Pick<LogRecord, 'receivedAt' | 'steadyAt'>

/** Rows are handed out after so many records: while what they are made of is still in the processor's cache. */
const STRIDE = 50
/** Progress is reported and cancelling checked after at least this many. */
const PROGRESS_STRIDE = 500
/** Rows wait up to this many records for the venue's clock, so that the first ones have it too. */
const MOST_WAITING = 10_000

/** `late`: a packet has come after rows behind it were handed out; read again with `whole`. */
export type ReadingOutcome = Result<CourtReading, { readonly late: boolean; readonly why: string }>

/**
 * Reads to the end, or to the end of the stretch. The sink gets rows as soon as they are certain, and the court lets
 * go of them; only a packet that comes after its place was given up makes earlier rows change. Such logs are rare:
 * they are read a second time as a `whole`, which keeps all rows in memory until the end.
 */
export async function readCourt(
  options: ReadingOptions,
  sink: CourtSink,
  whole: boolean
): Promise<ReadingOutcome> {
  const reader = new Reader(options, sink, whole)
  let earlierBytes = 0
  for (const file of options.files) {
    const log = await openLog(nodeFileSystem, file)
    if (!log.ok) return fail({ late: false, why: log.error })
    const outcome = await reader.read(log.value, earlierBytes, file === options.files.at(-1))
    if (outcome === 'late') return fail({ late: true, why: '' })
    earlierBytes += log.value.readBytes
    if (outcome === 'end of stretch') break
  }
  return reader.finish()
}

class Reader {
  readonly #options: ReadingOptions
  readonly #sink: CourtSink
  readonly #whole: boolean
  #court: RecordedCourt | null = null
  #eventId = ''
  readonly #otherEventIds = new Set<string>()
  #records = 0
  #recordsBefore = 0
  #first: RecordTimes | null = null
  #last: RecordTimes | null = null
  #lost = 0
  #problems: string[] = []

  constructor(options: ReadingOptions, sink: CourtSink, whole: boolean) {
    this.#options = options
    this.#sink = sink
    this.#whole = whole
  }

  async read(
    log: Log,
    earlierBytes: number,
    isLastPart: boolean
  ): Promise<'end of file' | 'end of stretch' | 'late'> {
    const { range, signal, progress } = this.#options
    let sinceHandOut = 0
    let sinceProgress = 0
    for await (const block of blocksOf(log)) {
      for (const record of block) {
        if (range !== null && record.steadyAt > range.toMs) return 'end of stretch'
        this.#take(record, log.kind === 'recording')
        sinceHandOut += 1
        if (sinceHandOut < STRIDE) continue
        sinceHandOut = 0
        if (!this.#handOut()) return 'late'
      }
      sinceProgress += block.length
      if (sinceProgress < PROGRESS_STRIDE) continue
      sinceProgress = 0
      signal.throwIfAborted()
      progress(earlierBytes + log.readBytes)
    }
    const problem = isLastPart && this.#options.isGrowing ? '' : log.problem
    if (problem !== '') this.#problems.push(problem)
    return 'end of file'
  }

  /** Missing packets will not arrive any more: packets held behind them count too. */
  finish(): ReadingOutcome {
    if (this.#court === null) return fail({ late: false, why: 'The log contains no court records.' })
    const { book } = this.#court
    if (book.openHole !== null) book.giveUpHoles(this.#last?.receivedAt ?? 0)
    if (!this.#handOut(true)) return fail({ late: true, why: '' })
    if (this.#otherEventIds.size > 0)
      this.#problems.push(`Other courts in the log were skipped: ${[...this.#otherEventIds].join(', ')}.`)
    if (this.#lost > 0) this.#problems.push(`${this.#lost} records are missing: the disk failed.`)
    return succeed({
      eventId: this.#eventId,
      book,
      records: this.#records,
      first: this.#first,
      last: this.#last,
      problem: this.#problems.join(' ')
    })
  }

  #take(record: LogRecord, isRecording: boolean): void {
    const court = this.#courtOf(record, isRecording)
    if (court === null) return
    court.apply(record)
    this.#recordsBefore += 1
    const { channel, receivedAt, steadyAt } = record
    const { range } = this.#options
    if (range !== null && steadyAt < range.fromMs) return
    this.#records += 1
    this.#last = record
    this.#first ??= { receivedAt, steadyAt }
    if (channel === 'frames') this.#sink.frame(record)
    else if (channel === 'connection') this.#lost += missingRecordsOf(jsonOf(record.bytes))
    else if (channel === 'alarms') this.#takeAlarm(record.bytes)
  }

  #courtOf({ feed, eventId, steadyAt: startedAt }: LogRecord, isRecording: boolean): RecordedCourt | null {
    if (this.#court === null) {
      this.#eventId = eventId
      const sport = sportOfFeed(feed) ?? SPORTS[0]
      const hasFeed = (): boolean => true
      this.#court = openRecordedCourt(sport, { eventId, startedAt, hasFeed, isRecording })
      this.#sink.begin(eventId)
    }
    if (eventId === this.#eventId) return this.#court
    this.#otherEventIds.add(eventId)
    return null
  }

  #takeAlarm(bytes: Uint8Array): void {
    const entry = v.safeParse(AlarmTransitionSchema, jsonOf(bytes))
    if (entry.success) this.#sink.alarm(entry.output)
  }

  /** Gives the sink the rows since the last time. False when rows that it has got already have changed. */
  #handOut(isLast = false): boolean {
    if (this.#court === null) return true
    const { book } = this.#court
    const isGradual = !this.#whole && book.writesRowsOnce
    if (isGradual && book.timeline.revision > 0) return false
    if (!isLast && book.venueOffsetMs === null && this.#recordsBefore < MOST_WAITING) return true
    this.#sink.venueOffset(book.venueOffsetMs)
    if (isLast || isGradual) this.#giveRows(book.releaseRows())
    return true
  }

  #giveRows(rows: readonly TimelineRow[]): void {
    const isRanged = this.#options.range !== null
    const startsAt = isRanged ? (this.#first?.receivedAt ?? Infinity) : -Infinity
    for (const row of rows) if (row.receivedAt >= startsAt) this.#sink.row(row)
  }
}
