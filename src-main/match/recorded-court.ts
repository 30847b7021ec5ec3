import type { RawFrame } from '../feeds/feed-sink'
import type { LogRecord } from '../records/log-record'
import { jsonOf, noteTextOf } from '../records/record-json'
import { courtEventOf } from './court-event'
import type { MatchBook } from './match-book'
import { NOT_CONNECTED } from './not-connected'

export interface RecordedCourtOptions {
  /** Before its first frame. */
  readonly book: MatchBook
  /** The score feed's name in logs. */
  readonly scoreFeed: string
  readonly ownsFeed: (feed: string) => boolean
  /** A recording contains only messages: it does not show when one was given up. */
  readonly isRecording: boolean
}

/**
 * A court read from a log: record by record it passes through the states of the live one. Its monotonic clock is the
 * log's steady time.
 */
export class RecordedCourt {
  readonly #options: RecordedCourtOptions

  constructor(options: RecordedCourtOptions) {
    this.#options = options
  }

  get book(): MatchBook {
    return this.#options.book
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

  #applyFrame({ feed, bytes, receivedAt, steadyAt }: LogRecord): void {
    const { book, isRecording } = this.#options
    const frame: RawFrame = { bytes, isText: true, receivedAt, monotonicMs: steadyAt }
    if (!this.#options.ownsFeed(feed)) return
    book.read(feed, frame)
    // Gaps in a recording cannot be filled, and it may start in mid-match.
    if (isRecording && book.openHole !== null) book.giveUpHoles(receivedAt)
  }

  #applyEvent({ feed, bytes, receivedAt, steadyAt }: LogRecord): void {
    const { book, scoreFeed } = this.#options
    const event = courtEventOf(jsonOf(bytes))
    if (event === null) return
    if (event.kind === 'state') {
      const { state, host, message, attempts } = event
      const since = { sinceMonotonicMs: steadyAt }
      book.connectionChanged(feed, { ...NOT_CONNECTED, state, host, message, attempts, ...since })
    } else if (feed === scoreFeed) {
      if (event.kind === 'fixture') book.begin(event)
      else if (event.kind === 'holes-given-up') book.giveUpHoles(receivedAt)
      else book.note(event.tone, event.text, receivedAt)
    }
  }
}
