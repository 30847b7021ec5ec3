import type { AlarmTransition } from '@shared/alarms/view'
import type { ConnectionState, ConnectionView } from '@shared/court/common-view'
import type { CaptureLog } from '../records/capture-log'
import type { Clock } from '../platform/clock'
import type { MatchBook } from '../match/match-book'
import { stateEvent, type CourtEvent } from '../match/court-event'
import { isConnected } from '../match/link-history'

export interface CourtChronicleOptions {
  readonly capture: CaptureLog
  readonly clock: Clock
  readonly book: MatchBook
  /** The score feed's name in logs. */
  readonly feed: string
}

const CATCHING_UP: ReadonlySet<ConnectionState> = new Set(['catching-up', 'polling'])

/**
 * What a live court records in addition to its feeds: in its log, so that a replay passes through the same states, and
 * in its timeline.
 */
export class CourtChronicle {
  readonly #options: CourtChronicleOptions

  constructor(options: CourtChronicleOptions) {
    this.#options = options
  }

  /** The operator's note. */
  note(text: string): void {
    const { capture, clock, book } = this.#options
    const at = clock.utcMs()
    capture.appendNote(text, at)
    book.note('note', text, at)
  }

  /** A transition of one of the court's alarms, where replays and exports find it. */
  alarm(entry: AlarmTransition): void {
    this.#options.capture.appendAlarm(entry, entry.at)
  }

  /** A console row about the feed. */
  row(tone: 'note' | 'trouble', text: string): void {
    const at = this.#options.clock.utcMs()
    this.event({ kind: 'row', tone, text }, at)
    this.#options.book.note(tone, text, at)
  }

  /** Heartbeats update the connection's view without anything worth logging. */
  state(before: ConnectionView, now: ConnectionView, feed = this.#options.feed): void {
    const isSame = before.state === now.state && before.message === now.message && before.host === now.host
    if (!isSame) this.event(stateEvent(now), this.#options.clock.utcMs(), feed)
  }

  /** The connection changes worth a timeline row. */
  link(before: ConnectionView, now: ConnectionView): void {
    if (this.#options.book.timeline.entries === 0) return
    if (isConnected(before) && now.state === 'waiting') this.row('trouble', `Connection lost: ${now.message}`)
    else if (before.state !== 'polling' && now.state === 'polling') this.row('trouble', now.message)
    else if (CATCHING_UP.has(before.state) && now.state === 'live') this.row('note', 'Connected, up to date')
    else if (now.state === 'refused') this.row('trouble', now.message)
  }

  event(event: CourtEvent, at: number, feed = this.#options.feed): void {
    this.#options.capture.appendConnectionEvent(event, at, feed)
  }
}
