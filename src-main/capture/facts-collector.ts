/** Gathers what the catalogue should know of a log while its records pass by. */
import { clockOffsetMs, EMPTY_CLOCK_WINDOW, noteTimes, type ClockWindow } from '@shared/court/clock-offset'
import { courtEventOf } from '../match/court-event'
import { textOf } from '../records/frame-text'
import type { LogRecord, RecordTopic } from '../records/log-record'
import { missingRecordsOf } from '../records/lost-records'
import { jsonOf } from '../records/record-json'
import { SPORTS } from '../sports/list'
import { isScoreFeed, sportOfFeed } from '../sports/sport-of'
import type { MatchFacts, Sport } from '../sports/sport'
import { FACTS_RECORD, partOf, type CaptureFacts } from './capture-facts'

type Origin = CaptureFacts['origin']
const ORIGINS: ReadonlySet<string> = new Set<Origin>(['feed', 'demo', 'recording', 'replay'])
const isOrigin = (text: string | undefined): text is Origin => text !== undefined && ORIGINS.has(text)

export class FactsCollector {
  readonly #feeds = new Set<string>()
  #eventId = ''
  #origin: Origin = 'feed'
  #owner: Sport = SPORTS[0]
  #match: MatchFacts = SPORTS[0].collectFacts()
  #part = 1
  #startedAt: number | null = null
  #endedAt = 0
  #records = 0
  #missingRecords = 0
  #isLive = false
  #clocks: ClockWindow = EMPTY_CLOCK_WINDOW

  channel({ feed, eventId }: RecordTopic): void {
    this.#eventId ||= eventId
    if (feed !== '') this.#feeds.add(feed)
    const found = sportOfFeed(feed)
    if (found === null || found === this.#owner) return
    this.#owner = found
    this.#match = found.collectFacts()
  }

  metadata(name: string, metadata: ReadonlyMap<string, string>): void {
    if (name !== FACTS_RECORD) return
    const origin = metadata.get('origin')
    if (isOrigin(origin)) this.#origin = origin
    this.#part = partOf(metadata)
  }

  record(record: LogRecord): void {
    const { feed, channel, bytes, receivedAt } = record
    this.#startedAt = Math.min(this.#startedAt ?? receivedAt, receivedAt)
    this.#endedAt = Math.max(this.#endedAt, receivedAt)
    this.#records += 1
    if (channel === 'connection') this.#connectionEvent(feed, bytes)
    if (channel === 'frames' && isScoreFeed(feed)) this.#frame(record)
  }

  facts(ending: Pick<CaptureFacts, 'recovered' | 'lostBytes' | 'liveName'>): CaptureFacts {
    const offsetMs = clockOffsetMs(this.#clocks)
    return {
      eventId: this.#eventId,
      origin: this.#origin,
      sport: this.#owner.id,
      feeds: [...this.#feeds],
      part: this.#part,
      courtName: this.#match.courtName,
      players: this.#match.players,
      startedAt: this.#startedAt ?? 0,
      endedAt: this.#endedAt,
      records: this.#records,
      missingRecords: this.#missingRecords,
      clockOffsetMs: offsetMs === null ? '' : String(Math.round(offsetMs)),
      ...ending
    }
  }

  #connectionEvent(feed: string, bytes: Uint8Array): void {
    const event = jsonOf(bytes)
    this.#missingRecords += missingRecordsOf(event)
    const courtEvent = courtEventOf(event)
    if (isScoreFeed(feed) && courtEvent?.kind === 'state') this.#isLive = courtEvent.state === 'live'
    if (courtEvent?.kind === 'fixture') this.#match.begin(courtEvent)
  }

  #frame({ feed, bytes, receivedAt, steadyAt }: LogRecord): void {
    const text = textOf(bytes)
    this.#match.frame(text)
    // What is caught up on is old, and what the provider marks as late says nothing about clocks.
    if (!this.#isLive || text.includes('"delayStatus"')) return
    const sourceAt = this.#owner.sourceAtOf(text, feed)
    if (sourceAt !== 0)
      this.#clocks = noteTimes(this.#clocks, { sourceAt, receivedAt, monotonicMs: steadyAt })
  }
}
