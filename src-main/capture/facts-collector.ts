/** Gathers what the catalogue should know of a log while its records pass by. */
import { clockOffsetMs, EMPTY_CLOCK_WINDOW, noteTimes, type ClockWindow } from '@shared/court/clock-offset'
import { decodeTennisEvents } from '@shared/sports/tennis/feeds/events/decode'
import { courtEventOf } from '../match/court-event'
import { EVENTS_FEED, sportOfFeed, VOLLEYBALL_FEED } from '../engine/feed-names'
import { textOf } from '../feeds/frame-text'
import type { LogRecord } from '../records/log-record'
import { sourceAtOf } from '../logs/recorded-line'
import { missingRecordsOf } from '../records/lost-records'
import { jsonOf } from '../records/record-json'
import { FACTS_RECORD, partOf, type CaptureFacts } from './capture-facts'

type Origin = CaptureFacts['origin']
const ORIGINS: ReadonlySet<string> = new Set<Origin>(['feed', 'demo', 'recording', 'replay'])
const isOrigin = (text: string | undefined): text is Origin => text !== undefined && ORIGINS.has(text)

/** The feeds that a court's score comes from. */
const SCORE_FEEDS: ReadonlySet<string> = new Set([EVENTS_FEED, VOLLEYBALL_FEED])

export class FactsCollector {
  readonly #feeds = new Set<string>()
  #eventId = ''
  #origin: Origin = 'feed'
  #sport: CaptureFacts['sport'] = 'tennis'
  #part = 1
  #courtName = ''
  #players = ''
  #startedAt: number | null = null
  #endedAt = 0
  #records = 0
  #missingRecords = 0
  #isLive = false
  #clocks: ClockWindow = EMPTY_CLOCK_WINDOW

  channel({ feed, eventId }: Pick<LogRecord, 'feed' | 'eventId'>): void {
    this.#eventId ||= eventId
    if (feed !== '') this.#feeds.add(feed)
    this.#sport = sportOfFeed(feed) ?? this.#sport
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
    if (channel === 'frames' && SCORE_FEEDS.has(feed)) this.#frame(record)
  }

  facts(ending: Pick<CaptureFacts, 'recovered' | 'lostBytes' | 'liveName'>): CaptureFacts {
    const offsetMs = clockOffsetMs(this.#clocks)
    return {
      eventId: this.#eventId,
      origin: this.#origin,
      sport: this.#sport,
      feeds: [...this.#feeds],
      part: this.#part,
      courtName: this.#courtName,
      players: this.#players,
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
    if (SCORE_FEEDS.has(feed) && courtEvent?.kind === 'state') this.#isLive = courtEvent.state === 'live'
    if (courtEvent?.kind === 'fixture') this.#teams(courtEvent.teams)
  }

  /** The operator may have named one of them only. */
  #teams({ Home, Away }: { readonly Home: string; readonly Away: string }): void {
    if (Home !== '' || Away !== '') this.#players = `${Home || 'Home'} – ${Away || 'Away'}`
  }

  #frame({ feed, bytes, receivedAt, steadyAt }: LogRecord): void {
    const text = textOf(bytes)
    if (feed === EVENTS_FEED && text.includes('"matchStatus"')) this.#matchStatus(text)
    // What is caught up on is old, and what the provider marks as late says nothing about clocks.
    if (!this.#isLive || text.includes('"delayStatus"')) return
    const sourceAt = sourceAtOf(text, feed)
    if (sourceAt !== 0)
      this.#clocks = noteTimes(this.#clocks, { sourceAt, receivedAt, monotonicMs: steadyAt })
  }

  #matchStatus(text: string): void {
    const decoded = decodeTennisEvents(text)
    if (decoded.kind !== 'packet' || decoded.packet.kind !== 'MatchStatusUpdate') return
    const status = decoded.packet.matchStatus
    const teams = [
      [status.teamAPlayer1, status.teamAPlayer2],
      [status.teamBPlayer1, status.teamBPlayer2]
    ].map((names) => names.filter((name) => name !== null && name !== '').join(' & '))
    if (teams.every((names) => names !== '')) this.#players = teams.join(' – ')
    if (status.courtNum !== null) this.#courtName = `Court ${status.courtNum}`
  }
}
