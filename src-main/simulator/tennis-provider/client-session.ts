/** What every stream has in common: one token, an answer, heartbeats, an end. */
import type { RawData, WebSocket } from 'ws'
import type { CancelTimer, Clock } from '../../platform/clock'
import { isRecord, toData } from '../frame-data'

const AUTHORISATION_TIMEOUT_MS = 10_000
const HEARTBEAT_INTERVAL_MS = 10_000
/** A timer can carry no more than some 24 days; a recording may claim longer pauses. */
const LONGEST_TIMER_MS = 3_600_000

/** Close codes. */
const POLICY_VIOLATION = 1008

export interface SessionOptions {
  readonly accepts: (token: string) => boolean
  /** The client has been accepted. */
  readonly begin: () => void
  readonly clock: Clock
}

export class ClientSession {
  readonly #socket: WebSocket
  readonly #options: SessionOptions
  /** While true no heartbeat is sent. */
  isSilent = false
  readonly #timers = new Set<CancelTimer>()
  #cancelNext: CancelTimer = () => undefined
  #ended = false

  /** Waits for the client's token at once. */
  constructor(socket: WebSocket, options: SessionOptions) {
    this.#socket = socket
    this.#options = options
    const cancelTimeout = options.clock.after(AUTHORISATION_TIMEOUT_MS, () => this.close(POLICY_VIOLATION))
    this.#timers.add(cancelTimeout)
    // The first message counts; the provider ignores everything after it.
    socket.once('message', (data, isBinary) => {
      cancelTimeout()
      this.#authorise(isBinary ? null : tokenOf(data))
    })
    socket.on('close', () => this.end())
    // A broken connection is followed by 'close'; a client's protocol error must not end the process.
    socket.on('error', () => undefined)
  }

  get hasEnded(): boolean {
    return this.#ended
  }

  /** `sent` is called when the text has left. */
  send(text: Buffer, sent?: () => void): void {
    if (!this.#ended) this.#socket.send(text, { binary: false }, sent)
  }

  /**
   * Runs after the delay, or after an hour of it, unless the session ends or `next` is called again.
   */
  next(delayMs: number, run: () => void): void {
    this.#cancelNext()
    this.#cancelNext = this.#options.clock.after(Math.min(delayMs, LONGEST_TIMER_MS), run)
  }

  close(code: number): void {
    this.end()
    this.#socket.close(code)
  }

  /** Breaks the connection without a close frame. */
  terminate(): void {
    this.end()
    this.#socket.terminate()
  }

  /** Sends nothing any more. */
  end(): void {
    this.#ended = true
    this.#cancelNext()
    for (const cancel of this.#timers) cancel()
  }

  #authorise(token: string | null): void {
    if (this.#ended) return
    const { accepts, begin, clock } = this.#options
    if (token === null) {
      this.#refuse('Authentication message had incorrect format')
    } else if (!accepts(token)) {
      this.#refuse('The supplied authentication is invalid')
    } else {
      this.#sendControl('INFO', 'Authorisation accepted')
      this.#timers.add(clock.every(HEARTBEAT_INTERVAL_MS, () => this.#sendHeartbeat()))
      begin()
    }
  }

  #refuse(message: string): void {
    this.#sendControl('ERROR', message)
    this.close(POLICY_VIOLATION)
  }

  #sendHeartbeat(): void {
    if (this.isSilent) return
    const now = new Date(this.#options.clock.utcMs()).toISOString()
    this.#sendControl('INFO', `Heartbeat sent at ${now}`)
  }

  #sendControl(level: 'INFO' | 'ERROR', message: string): void {
    this.send(toData({ message, level }))
  }
}

/** The token of `{"authToken":"…"}`, or null when the message is anything else. */
function tokenOf(data: RawData): string | null {
  try {
    const message: unknown = JSON.parse(textOf(data))
    return isRecord(message) && typeof message.authToken === 'string' ? message.authToken : null
  } catch {
    return null
  }
}

/** A text frame as the client sent it. */
export function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8')
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8')
}
