import type { ConnectionView } from '@shared/court/common-view'
import { isRallyFeedName } from '@shared/feeds/rally/log-names'
import { CourtBook, type BookSnapshot } from '../engine/court-book'
import { courtEventOf, type CourtEvent } from '../engine/court-event'
import { EVENTS_FEED, STATISTICS_FEED } from '../engine/feed-names'
import type { RawFrame } from '../feeds/feed-sink'
import type { LogRecord } from './log-record'
import { jsonOf, noteTextOf } from './record-json'

const NOT_CONNECTED: Omit<ConnectionView, 'sinceMonotonicMs'> = {
  state: 'idle',
  host: '',
  message: '',
  attempts: 0,
  nextAttemptMonotonicMs: null,
  lastHeartbeatMonotonicMs: null
}

/**
 * A court that is read from a log: record by record it goes through the states of the live one. Its monotonic clock
 * is the log's steady time.
 */
export class RecordedCourt {
  readonly book: CourtBook

  /** `startedAt`: steady time of the log's first record. */
  constructor(eventId: string, startedAt: number, hasStatistics: boolean) {
    this.book = new CourtBook(eventId, { ...NOT_CONNECTED, sinceMonotonicMs: startedAt }, hasStatistics)
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
        this.book.pipeline.note('note', noteTextOf(record.bytes), record.receivedAt)
        return
      case 'alarms':
        return
    }
  }

  snapshot(): BookSnapshot {
    return this.book.snapshot()
  }

  restore(snapshot: BookSnapshot): void {
    this.book.restore(snapshot)
  }

  #applyFrame({ feed, bytes, receivedAt, steadyAt }: LogRecord): void {
    const frame: RawFrame = { bytes, isText: true, receivedAt, monotonicMs: steadyAt }
    if (feed === EVENTS_FEED) this.book.readEvents(frame)
    else if (feed === STATISTICS_FEED) this.book.readStatistics(frame)
    else if (isRallyFeedName(feed)) this.book.readRally(frame)
  }

  #applyEvent({ feed, bytes, receivedAt, steadyAt }: LogRecord): void {
    const event = courtEventOf(jsonOf(bytes))
    if (event === null) return
    if (feed === STATISTICS_FEED) {
      if (event.kind === 'state') this.book.statisticsConnectionChanged(event.state)
    } else if (feed === EVENTS_FEED) this.#applyCourtEvent(event, receivedAt, steadyAt)
  }

  #applyCourtEvent(event: CourtEvent, receivedAt: number, steadyAt: number): void {
    switch (event.kind) {
      case 'state': {
        const { state, host, message, attempts } = event
        const connection = { ...NOT_CONNECTED, state, host, message, attempts, sinceMonotonicMs: steadyAt }
        this.book.connectionChanged(connection)
        return
      }
      case 'holes-given-up':
        this.book.pipeline.giveUpHoles(receivedAt)
        return
      case 'row':
        this.book.pipeline.note(event.tone, event.text, receivedAt)
        return
    }
  }
}
