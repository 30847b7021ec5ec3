import type { ConnectionView } from '@shared/court/common-view'
import { rulesOf } from '@shared/sports/volleyball/rules/match-rules'
import type { BookSnapshot, CourtBook } from './court-book'
import { courtEventOf, type CourtEvent } from '../match/court-event'
import { EVENTS_FEED, STATISTICS_FEED, VOLLEYBALL_FEED, sportOfFeed } from './feed-names'
import { TennisBook } from '../sports/tennis/tennis-book'
import { VolleyballBook } from '../sports/volleyball/volleyball-book'
import type { RawFrame } from '../feeds/feed-sink'
import type { LogRecord } from '../records/log-record'
import { jsonOf, noteTextOf } from '../records/record-json'

const NOT_CONNECTED: Omit<ConnectionView, 'sinceMonotonicMs'> = {
  state: 'idle',
  host: '',
  message: '',
  attempts: 0,
  nextAttemptMonotonicMs: null,
  lastHeartbeatMonotonicMs: null
}

export interface RecordedCourtOptions {
  readonly sport: CourtBook['sport']
  readonly eventId: string
  /** Steady time of the log's first record. */
  readonly startedAt: number
  /** Whether the log holds a statistics feed. */
  readonly hasStatistics: boolean
  /** A recording has nothing but packets, and does not tell when one of them was given up. */
  readonly isRecording: boolean
}

/**
 * A court that is read from a log: record by record it goes through the states of the live one. Its monotonic clock
 * is the log's steady time.
 */
export class RecordedCourt {
  readonly book: CourtBook
  readonly #isRecording: boolean

  constructor({ sport, eventId, startedAt, hasStatistics, isRecording }: RecordedCourtOptions) {
    this.#isRecording = isRecording
    const connection = { ...NOT_CONNECTED, sinceMonotonicMs: startedAt }
    this.book =
      sport === 'tennis' ? new TennisBook(eventId, connection, hasStatistics) : new VolleyballBook(connection)
  }

  /** Takes the next record of the log. */
  apply(record: LogRecord): void {
    switch (record.channel) {
      case 'frames':
        this.#applyFrame(record)
        return
      case 'connection':
        this.#applyEvent(record)
        return
      case 'notes':
        this.book.note('note', noteTextOf(record.bytes), record.receivedAt)
        return
      case 'alarms':
        return
    }
  }

  snapshot(): BookSnapshot {
    return this.book.snapshot()
  }

  /** Throws when the snapshot is of a court of another sport. */
  restore(snapshot: BookSnapshot): void {
    const { book } = this
    if (book.sport === 'tennis' && snapshot.sport === 'tennis') book.restore(snapshot)
    else if (book.sport === 'volleyball' && snapshot.sport === 'volleyball') book.restore(snapshot)
    else throw new TypeError(`A ${book.sport} court cannot be restored from one of ${snapshot.sport}`)
  }

  #applyFrame({ feed, bytes, receivedAt, steadyAt }: LogRecord): void {
    const frame: RawFrame = { bytes, isText: true, receivedAt, monotonicMs: steadyAt }
    if (sportOfFeed(feed) !== this.book.sport) return
    this.book.read(feed, frame)
    // Whoever made the recording was not sent what is missing in it, and it may begin in mid-match.
    if (this.#isRecording && this.book.openHole !== null) this.book.giveUpHoles(receivedAt)
  }

  #applyEvent({ feed, bytes, receivedAt, steadyAt }: LogRecord): void {
    const event = courtEventOf(jsonOf(bytes))
    if (event === null) return
    const { book } = this
    if (feed === STATISTICS_FEED) {
      if (event.kind === 'state' && book.sport === 'tennis') book.statisticsConnectionChanged(event.state)
    } else if (feed === EVENTS_FEED || feed === VOLLEYBALL_FEED)
      this.#applyCourtEvent(event, receivedAt, steadyAt)
  }

  #applyCourtEvent(event: CourtEvent, receivedAt: number, steadyAt: number): void {
    const { book } = this
    switch (event.kind) {
      case 'state': {
        const { state, host, message, attempts } = event
        book.connectionChanged({
          ...NOT_CONNECTED,
          state,
          host,
          message,
          attempts,
          sinceMonotonicMs: steadyAt
        })
        return
      }
      case 'fixture': {
        const { teams, rules, fixtureId } = event
        if (book.sport === 'volleyball')
          book.begin(teams, rules && rulesOf(rules.variant, rules.bestOf), fixtureId)
        return
      }
      case 'holes-given-up':
        book.giveUpHoles(receivedAt)
        return
      case 'row':
        book.note(event.tone, event.text, receivedAt)
        return
    }
  }
}
