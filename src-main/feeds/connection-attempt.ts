/** One socket, from reading the token to its end. A new attempt is a new object; an ended one stays silent. */
import type { Result } from '@shared/result'
import { WebSocket, type ClientOptions, type RawData } from 'ws'
import type { CancelTimer, Clock } from '../platform/clock'
import { codeOf } from './error-code'
import type { AttemptEnd } from './failure-text'
import type { FeedConnectionOptions, SocketOptions } from './feed-connection-options'
import type { RawFrame } from './feed-sink'
import { Liveness } from './liveness'

export interface AttemptOptions {
  /** With query; never holds the token. */
  readonly url: string
  readonly readToken: FeedConnectionOptions['readToken']
  readonly socketOptionsFor?: (url: string) => Promise<SocketOptions>
  readonly clock: Clock
}

/** `ended` is called at most once, and nothing after it; nothing at all after `leave`. */
export interface AttemptListener {
  dialling(): void
  opened(): void
  received(frame: RawFrame): void
  ended(end: AttemptEnd): void
}

/** Name look-up, TCP, TLS and upgrade together; on our clock, as ws' own limit does not cover all of them. */
export const HANDSHAKE_LIMIT_MS = 10_000

/** Anything shorter is a word that packets may hold by chance, and no secret. */
const SHORTEST_SECRET = 8

const CLIENT_OPTIONS: ClientOptions = {
  // Provider's session rules: TLS 1.2 or later only.
  minVersion: 'TLSv1.2',
  // A thousand times the largest packet known; more is a fault, and must not fill our memory.
  maxPayload: 16 * 1024 * 1024,
  // Packets are one or two kB: compression would gain little and cost a zlib context for every feed, and the
  // capture is to hold the bytes as they were sent.
  perMessageDeflate: false,
  // A redirect could lead the token to a host that nobody has entered.
  followRedirects: false,
  // A name in a broken encoding must reach the capture and the decoder. ws would close instead, and resuming
  // would run into the same packet for ever.
  skipUTF8Validation: true
}

export class ConnectionAttempt {
  readonly #options: AttemptOptions
  readonly #listener: AttemptListener
  #over = false
  #token = ''
  #socket: WebSocket | null = null
  #cancelHandshakeLimit: CancelTimer = () => {}
  readonly #liveness: Liveness

  constructor(options: AttemptOptions, listener: AttemptListener) {
    this.#options = options
    this.#listener = listener
    this.#liveness = new Liveness(options.clock, () => this.#end({ kind: 'silent' }))
  }

  start(): void {
    const { readToken, socketOptionsFor, url } = this.#options
    Promise.all([readToken(), socketOptionsFor?.(url) ?? {}]).then(
      ([token, socketOptions]) => {
        if (!this.#over) this.#useToken(token, socketOptions)
      },
      () => this.#end({ kind: 'token-unreadable' })
    )
  }

  send(text: string): void {
    if (!this.#over) this.#socket?.send(text)
  }

  /** Ends the attempt from our side: an open socket is closed with code 1000. */
  leave(): void {
    const wasOpen = this.#socket?.readyState === WebSocket.OPEN
    this.#silence()
    if (wasOpen) this.#socket?.close(1000)
    else this.#socket?.terminate()
  }

  #useToken(token: Result<string, string>, socketOptions: SocketOptions): void {
    if (!token.ok) {
      this.#end({ kind: 'no-token', why: token.error })
      return
    }
    this.#token = token.value
    this.#listener.dialling()
    const socket = openSocket(this.#options.url, socketOptions)
    if (socket) this.#attend(socket)
    else this.#end({ kind: 'error', code: 'ERR_INVALID_URL', detail: '' })
  }

  #attend(socket: WebSocket): void {
    const { clock } = this.#options
    this.#socket = socket
    this.#cancelHandshakeLimit = clock.after(HANDSHAKE_LIMIT_MS, () =>
      this.#end({ kind: 'handshake-timeout' })
    )
    socket.on('unexpected-response', (_request, response) =>
      this.#end({ kind: 'http', status: response.statusCode ?? 0 })
    )
    socket.on('open', () => this.#opened(socket))
    socket.on('message', (data, isBinary) => this.#received(data, !isBinary))
    socket.on('close', (code, reason) =>
      this.#end({ kind: 'closed', code, reason: this.#redact(reason.toString()) })
    )
    socket.on('error', (error) =>
      this.#end({ kind: 'error', code: codeOf(error), detail: this.#redact(error.message) })
    )
  }

  #opened(socket: WebSocket): void {
    if (this.#over) return
    this.#cancelHandshakeLimit()
    this.#liveness.start()
    socket.send(JSON.stringify({ authToken: this.#token }))
    this.#listener.opened()
  }

  #received(data: RawData, isText: boolean): void {
    if (this.#over) return
    const { clock } = this.#options
    this.#liveness.heard()
    this.#listener.received({
      bytes: this.#redactBytes(bytesOf(data)),
      isText,
      receivedAt: clock.utcMs(),
      monotonicMs: clock.monotonicMs()
    })
  }

  /** A provider may repeat the token in what it says. It must reach neither the capture nor the screen. */
  #redact(text: string): string {
    return this.#hasSecret ? text.replaceAll(this.#token, '•••') : text
  }

  get #hasSecret(): boolean {
    return this.#token.length >= SHORTEST_SECRET
  }

  #redactBytes(bytes: Buffer): Buffer {
    return this.#hasSecret && bytes.includes(this.#token)
      ? Buffer.from(this.#redact(bytes.toString()))
      : bytes
  }

  #end(end: AttemptEnd): void {
    if (this.#over) return
    this.#silence()
    // After an oversized message ws is still telling the provider so (close code 1009).
    if (this.#socket?.readyState !== WebSocket.CLOSING) this.#socket?.terminate()
    this.#listener.ended(end)
  }

  #silence(): void {
    this.#over = true
    this.#liveness.stop()
    this.#cancelHandshakeLimit()
  }
}

/** null for an address that is none: the only thing that ws throws for at once. */
function openSocket(url: string, socketOptions: SocketOptions): WebSocket | null {
  try {
    return new WebSocket(url, { ...CLIENT_OPTIONS, ...socketOptions })
  } catch {
    return null
  }
}

function bytesOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? Buffer.from(data) : data
}
