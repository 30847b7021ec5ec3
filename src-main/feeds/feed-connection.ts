/** The life of one token-authenticated WebSocket feed: connect, authorise, catch up, stay live, come back. */
import type { ConnectionView } from '@shared/court/common-view'
import type { CancelTimer } from '../platform/clock'
import { nextPollDelayMs, nextRetryDelayMs } from './backoff'
import { ConnectionAttempt } from './connection-attempt'
import { ConnectionStatus } from './connection-status'
import { judgeEnd, type AttemptEnd } from './failure-text'
import type { FeedConnectionOptions } from './feed-connection-options'
import type { RawFrame } from './feed-sink'
import { FeedSession } from './feed-session'
import { HoleRequests } from './hole-requests'
import { addressOf } from './host-address'

const LIVE_TEXT = 'Receiving live packets.'
const UNKNOWN_MATCH_TEXT = 'The provider has no data for this match yet. Checking regularly.'

export class FeedConnection {
  readonly #options: FeedConnectionOptions
  #attempt: ConnectionAttempt | null = null
  #session: FeedSession | null = null
  #hostIndex = 0
  #lastRetryDelayMs: number | null = null
  #isMatchUnknown = false
  #cancelNextAttempt: CancelTimer = () => {}
  readonly #state: ConnectionStatus
  readonly #holeRequests: HoleRequests

  constructor(options: FeedConnectionOptions) {
    this.#options = options
    const { clock, sink } = options
    this.#state = new ConnectionStatus(clock, addressOf(this.#host), (view) => sink.statusChanged(view))
    this.#holeRequests = new HoleRequests(
      clock,
      () => sink.nextStartPosition(),
      () => this.#resumeFromHole()
    )
  }

  get status(): ConnectionView {
    return this.#state.current
  }

  start(): void {
    if (this.#state.isOneOf('idle')) this.#dial('Preparing to connect.')
  }

  stop(): void {
    this.#leave('stopped')
    this.#state.enter('idle', 'Not connected.')
  }

  /** User request: resets refusals and delays and starts with the preferred host. */
  restart(): void {
    this.#leave('restarted by the user')
    this.#hostIndex = 0
    this.#lastRetryDelayMs = null
    this.#dial('Preparing to connect.', { attempts: 0 })
  }

  /**
   * Drops the socket and resumes from the first missing packet; not a failure. At most once a second: a second request
   * waits, and is dropped if the hole has filled by then. Without an open socket there is nothing to do, as every
   * attempt starts at the hole.
   */
  requestFromHole(): void {
    if (this.#state.isOneOf('authorising', 'catching-up', 'live')) this.#holeRequests.request()
  }

  /** The match is over; the provider leaves it to the client to close. */
  finish(): void {
    this.#leave('match finished')
    this.#state.enter('finished', 'Match finished, connection closed.')
  }

  /**
   * After the computer slept: sockets are dead or far behind, and delays are meaningless. Everything reconnects, spread
   * like any first retry; missed packets are resumed.
   */
  systemResumed(): void {
    if (this.#state.isOneOf('idle', 'refused', 'finished')) return
    this.#leave('the computer was asleep')
    this.#lastRetryDelayMs = null
    this.#retry('The computer was asleep. Reconnecting.', this.#state.current.attempts)
  }

  get #host(): string {
    const host = this.#options.hosts[this.#hostIndex]
    if (host === undefined) throw new RangeError('A feed connection needs at least one host')
    return host
  }

  #dial(message: string, also: { readonly attempts?: number } = {}): void {
    const { clock, readToken, sink, socketOptionsFor, urlFor } = this.#options
    const host = addressOf(this.#host)
    const startPosition = sink.nextStartPosition()
    const attempt = new ConnectionAttempt(
      {
        url: urlFor(this.#host) + resumeQuery(startPosition),
        readToken,
        clock,
        ...(socketOptionsFor && { socketOptionsFor })
      },
      {
        dialling: () => {
          sink.connectionEvent({ kind: 'dialling', host, startPosition })
          this.#state.enter('connecting', `Connecting to ${host}.`)
        },
        opened: () => this.#opened(attempt, host),
        received: (frame) => this.#received(frame),
        ended: (end) => this.#ended(end)
      }
    )
    this.#attempt = attempt
    this.#state.enter('resolving', message, { ...also, host })
    attempt.start()
  }

  #opened(attempt: ConnectionAttempt, host: string): void {
    const { clock, sink } = this.#options
    sink.connectionEvent({ kind: 'opened', host })
    this.#session = new FeedSession(clock, {
      authorised: () => {
        sink.connectionEvent({ kind: 'authorised' })
        this.#request(attempt)
        this.#catchUp()
      },
      answered: () => {
        this.#isMatchUnknown = false
        this.#cancelNextAttempt()
        this.#catchUp()
      },
      caughtUp: () => this.#state.enter('live', LIVE_TEXT),
      heartbeat: () => this.#heartbeat(),
      warned: (message) => this.#warned(attempt, message),
      refused: (reason) => {
        attempt.leave()
        this.#ended({ kind: 'refused', reason })
      },
      providerError: (reason) => sink.connectionEvent({ kind: 'provider-error', reason })
    })
    this.#state.enter('authorising', 'Connected. Waiting for the provider to accept the token.', {
      lastHeartbeatMonotonicMs: null
    })
  }

  #catchUp(): void {
    this.#state.enter('catching-up', 'Catching up on earlier packets.', { attempts: 0 })
  }

  #request(attempt: ConnectionAttempt): void {
    this.#isMatchUnknown = false
    if (this.#options.request !== undefined) attempt.send(this.#options.request)
  }

  #heartbeat(): void {
    const lastHeartbeatMonotonicMs = this.#options.clock.monotonicMs()
    const { message, nextAttemptMonotonicMs } = this.#state.current
    if (this.#isMatchUnknown)
      this.#state.enter('not-started', message, { lastHeartbeatMonotonicMs, nextAttemptMonotonicMs })
    else this.#state.enter('live', LIVE_TEXT, { lastHeartbeatMonotonicMs })
  }

  /** The provider does not know the match: perhaps it is too early. */
  #warned(attempt: ConnectionAttempt, reason: string): void {
    const { clock, random, request, sink } = this.#options
    sink.connectionEvent({ kind: 'provider-error', reason })
    if (request === undefined) return
    this.#isMatchUnknown = true
    const delayMs = nextPollDelayMs(random())
    this.#cancelNextAttempt()
    this.#cancelNextAttempt = clock.after(delayMs, () => this.#request(attempt))
    const nextAttemptMonotonicMs = clock.monotonicMs() + delayMs
    this.#state.enter('not-started', UNKNOWN_MATCH_TEXT, { attempts: 0, nextAttemptMonotonicMs })
  }

  #received(frame: RawFrame): void {
    const decoded = this.#options.sink.receive(frame)
    // There is no session if the sink stopped, finished or resumed the connection because of this frame.
    this.#session?.take(decoded)
  }

  #ended(end: AttemptEnd): void {
    const { sink } = this.#options
    const wasAuthorised = this.#session?.wasAuthorised ?? false
    const { next, message, detail } = judgeEnd(end, wasAuthorised)
    this.#reset()
    if (end.kind === 'closed') sink.connectionEvent({ kind: 'closed', code: end.code, reason: end.reason })
    switch (next) {
      case 'poll':
        sink.connectionEvent({ kind: 'not-started' })
        this.#dialAfter(nextPollDelayMs(this.#options.random()), 'not-started', message, 0)
        break
      case 'stop':
        sink.connectionEvent({ kind: 'refused', reason: detail })
        this.#state.enter('refused', message)
        break
      case 'retry':
        if (end.kind !== 'closed')
          sink.connectionEvent({ kind: 'failed', host: addressOf(this.#host), detail })
        if (!wasAuthorised) this.#hostIndex = (this.#hostIndex + 1) % this.#options.hosts.length
        this.#retry(message, this.#state.current.attempts + 1)
    }
  }

  #resumeFromHole(): void {
    this.#leave('a packet is missing')
    const startPosition = this.#options.sink.nextStartPosition()
    this.#options.sink.connectionEvent({ kind: 'hole-requested', startPosition })
    this.#dial('A packet is missing. Requesting it again.')
  }

  #retry(message: string, attempts: number): void {
    this.#lastRetryDelayMs = nextRetryDelayMs(this.#lastRetryDelayMs, this.#options.random())
    this.#dialAfter(this.#lastRetryDelayMs, 'waiting', message, attempts)
  }

  #dialAfter(delayMs: number, state: 'waiting' | 'not-started', message: string, attempts: number): void {
    const { clock } = this.#options
    this.#cancelNextAttempt = clock.after(delayMs, () => this.#dial('Preparing to reconnect.'))
    this.#state.enter(state, message, { attempts, nextAttemptMonotonicMs: clock.monotonicMs() + delayMs })
  }

  /** Ends the attempt, if any, from our side. */
  #leave(reason: string): void {
    if (this.#attempt !== null) this.#options.sink.connectionEvent({ kind: 'left', reason })
    this.#attempt?.leave()
    this.#reset()
  }

  /** Drops the attempt and the next step. */
  #reset(): void {
    if (this.#session?.isHealthy) this.#lastRetryDelayMs = null
    this.#session?.end()
    this.#session = null
    this.#attempt = null
    this.#isMatchUnknown = false
    this.#cancelNextAttempt()
    this.#holeRequests.forget()
  }
}

const resumeQuery = (startPosition: number | null): string =>
  startPosition === null ? '' : `?startPosition=${startPosition}`
