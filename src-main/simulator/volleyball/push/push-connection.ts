/** One connection of the push service: what it is attached to, over as many sockets as it takes. */
import { randomUUID } from 'node:crypto'
import type { WebSocket } from 'ws'
import type { CancelTimer, Clock } from '../../../platform/clock'
import { textOf } from '../../tennis-provider/client-session'
import type { IssuedTokens } from '../issued-tokens'
import type { MatchChannel } from '../match-channel'
import { Attachment } from './attachment'
import { ACTION, FLAG, parseClientMessage, PUSH_ERROR, type ClientMessage, type PushError } from './wire'

export interface PushService {
  readonly clock: Clock
  /** Their scope is the name of the channel that they permit. */
  readonly tokens: IssuedTokens
  /** Null for a name that no match has. */
  readonly channelOf: (name: string) => MatchChannel | null
  /** How long a connection without a socket can be resumed. */
  readonly connectionStateTtlMs: number
  /** The longest silence that is promised to the client. */
  readonly maxIdleIntervalMs: number
  /** Whether an envelope comes as text or as the object that the client's library makes of it. */
  readonly pushData: 'text' | 'object'
  /** True while nothing is said and nothing heard. */
  readonly isFrozen: () => boolean
}

/** What a client asked for when it opened its socket. */
export interface SocketOptions {
  readonly token: string
  /** Signs of life as messages, for clients that do not see pings. */
  readonly wantsHeartbeats: boolean
}

const MAX_MESSAGE_BYTES = 65_536
/** A new token is asked for this long before the end of the old one, or after half of a shorter life. */
const RENEWAL_LEAD_MS = 30_000

export class PushConnection {
  readonly id: string
  readonly key: string
  readonly #service: PushService
  readonly #discarded: () => void
  readonly #attachments = new Map<string, Attachment>()
  #socket: WebSocket | null = null
  #token = ''
  #timers: CancelTimer[] = []
  #tokenTimers: CancelTimer[] = []

  /** `discarded` is called when the connection cannot be resumed any more. */
  constructor(service: PushService, discarded: () => void) {
    this.id = randomUUID()
    this.key = `${this.id}!${randomUUID()}`
    this.#service = service
    this.#discarded = discarded
  }

  /** Goes on over this socket, in place of any earlier one. `error` says why it is not the connection asked for. */
  open(socket: WebSocket, { token, wantsHeartbeats }: SocketOptions, error?: PushError): void {
    this.#release()?.terminate()
    this.#socket = socket
    socket.on('message', (data) => {
      if (socket === this.#socket && !this.#service.isFrozen()) this.#receive(textOf(data))
    })
    socket.on('close', () => {
      if (socket === this.#socket) this.#lose()
    })
    this.#sendConnected(error)
    this.#watchToken(token)
    const { clock, maxIdleIntervalMs, isFrozen } = this.#service
    const beat = (): void => {
      if (wantsHeartbeats) this.#send({ action: ACTION.heartbeat })
      else if (!isFrozen()) socket.ping()
    }
    this.#timers.push(clock.every(maxIdleIntervalMs / 2, beat))
  }

  /** Sends what waits on every attached channel. */
  flush(): void {
    if (this.#service.isFrozen()) return
    for (const attachment of this.#attachments.values()) {
      if (!attachment.isLive) continue
      for (const message of attachment.take(this.#service.pushData)) this.#send(message)
    }
  }

  /** Sends a text that need not be a message of the protocol. */
  sendText(text: string): void {
    this.#socket?.send(text)
  }

  /** Breaks the socket without a word. */
  terminate(): void {
    this.#socket?.terminate()
  }

  /** Ends the socket when its token has expired; the client may resume with a new one. */
  checkToken(): void {
    if (this.#socket && this.#service.tokens.remainingMs(this.#token) <= 0)
      this.#refuse(PUSH_ERROR.tokenExpired)
  }

  /** Forgets everything; a socket that is still open is broken. */
  discard(): void {
    this.#release()?.terminate()
    for (const attachment of this.#attachments.values()) attachment.end()
    this.#attachments.clear()
    this.#discarded()
  }

  #receive(text: string): void {
    const message = parseClientMessage(text)
    if (!message) return
    const { action, id, channel: name } = message
    if (action === ACTION.heartbeat) this.#send({ action, id })
    else if (action === ACTION.attach && typeof name === 'string') this.#attach(name, message)
    else if (action === ACTION.detach && typeof name === 'string') this.#detach(name)
    else if (action === ACTION.auth) this.#renew(message.auth?.accessToken ?? '')
    else if (action === ACTION.disconnect) this.#socket?.close()
    else if (action === ACTION.close) this.#close()
  }

  #attach(name: string, { channelSerial, params }: ClientMessage): void {
    const { tokens, channelOf } = this.#service
    const channel = channelOf(name)
    if (!channel || tokens.scopeOf(this.#token) !== name) {
      this.#send({ action: ACTION.error, channel: name, error: PUSH_ERROR.channelNotPermitted })
      return
    }
    const attachment = this.#attachments.get(name) ?? new Attachment(channel, this.id, () => this.flush())
    this.#attachments.set(name, attachment)
    const wasAttached = typeof channelSerial === 'string'
    const isResumed = wasAttached && attachment.resumeAt(channelSerial)
    if (!isResumed) attachment.skipToEnd()
    const backlog = attachment.hasBacklog ? FLAG.hasBacklog : 0
    this.#send({
      action: ACTION.attached,
      channel: name,
      channelSerial: attachment.serial,
      flags: FLAG.subscribe | backlog | (isResumed ? FLAG.resumed : 0),
      params: params ?? {},
      ...(wasAttached && !isResumed && { error: PUSH_ERROR.channelLost })
    })
    attachment.isLive = true
    this.flush()
  }

  #detach(name: string): void {
    this.#attachments.get(name)?.end()
    this.#attachments.delete(name)
    this.#send({ action: ACTION.detached, channel: name })
  }

  #renew(token: string): void {
    const error = tokenError(this.#service.tokens, token)
    if (error) {
      this.#refuse(error)
      return
    }
    this.#watchToken(token)
    this.#sendConnected()
  }

  #close(): void {
    this.#send({ action: ACTION.closed })
    this.#release()?.close()
    this.discard()
  }

  #sendConnected(error?: PushError): void {
    const { connectionStateTtlMs, maxIdleIntervalMs } = this.#service
    this.#send({
      action: ACTION.connected,
      connectionId: this.id,
      connectionDetails: {
        connectionKey: this.key,
        connectionStateTtl: connectionStateTtlMs,
        maxIdleInterval: maxIdleIntervalMs,
        maxMessageSize: MAX_MESSAGE_BYTES,
        serverId: 'simulated'
      },
      ...(error && { error })
    })
  }

  #watchToken(token: string): void {
    const { clock, tokens } = this.#service
    for (const cancel of this.#tokenTimers.splice(0)) cancel()
    this.#token = token
    const remainingMs = tokens.remainingMs(token)
    const leadMs = Math.min(RENEWAL_LEAD_MS, remainingMs / 2)
    this.#tokenTimers.push(
      clock.after(remainingMs - leadMs, () => this.#send({ action: ACTION.auth })),
      clock.after(remainingMs, () => this.#refuse(PUSH_ERROR.tokenExpired))
    )
  }

  #refuse(error: PushError): void {
    this.#send({ action: ACTION.disconnected, error })
    this.#socket?.close()
  }

  #lose(): void {
    this.#release()
    const { clock, connectionStateTtlMs } = this.#service
    this.#timers.push(clock.after(connectionStateTtlMs, () => this.discard()))
  }

  /** Lets go of the socket, if there is one, and of all timers. */
  #release(): WebSocket | null {
    for (const cancel of [...this.#timers.splice(0), ...this.#tokenTimers.splice(0)]) cancel()
    for (const attachment of this.#attachments.values()) attachment.isLive = false
    const socket = this.#socket
    this.#socket = null
    return socket
  }

  #send(message: object): void {
    if (!this.#service.isFrozen()) this.#socket?.send(JSON.stringify(message))
  }
}

/** Why the token does not open a connection; null when it does. */
export function tokenError(tokens: IssuedTokens, token: string): PushError | null {
  if (tokens.scopeOf(token) === null) return PUSH_ERROR.tokenUnknown
  return tokens.remainingMs(token) > 0 ? null : PUSH_ERROR.tokenExpired
}
