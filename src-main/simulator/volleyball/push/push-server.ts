/** The push service of the simulated provider: real WebSockets that speak the part of its protocol a subscriber needs. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { PushConnection, tokenError, type PushService } from './push-connection'
import { ACTION, PUSH_ERROR, type PushError } from './wire'

/** Clients send small messages only. */
const MAX_MESSAGE_BYTES = 65_536

export class PushServer {
  readonly #service: PushService
  /** By key. */
  readonly #connections = new Map<string, PushConnection>()
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false
  })
  #isFrozen = false
  /** True: clients are turned away before they can open a WebSocket. */
  isRefusing = false

  constructor(service: Omit<PushService, 'isFrozen'>) {
    this.#service = { ...service, isFrozen: () => this.#isFrozen }
  }

  /** Answers the request for a WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const searchParams = new URLSearchParams((request.url ?? '').split('?', 2)[1] ?? '')
    if (this.isRefusing) {
      refuseUpgrade(socket, '503 Service Unavailable')
    } else if ((searchParams.get('format') ?? 'json') !== 'json') {
      refuseUpgrade(socket, '400 Only the JSON format is spoken here')
    } else {
      this.#sockets.handleUpgrade(request, socket, head, (webSocket) => this.#open(webSocket, searchParams))
    }
  }

  /** Breaks the sockets of all connections, which can be resumed. */
  breakAll(): void {
    for (const connection of this.#connections.values()) connection.terminate()
  }

  /** Breaks the sockets and forgets the connections: continuity is lost, however quickly a client returns. */
  forgetAll(): void {
    for (const connection of [...this.#connections.values()]) connection.discard()
  }

  /** Ends the sockets whose tokens have expired. */
  checkTokens(): void {
    for (const connection of this.#connections.values()) connection.checkToken()
  }

  /** From now on nothing is sent, not even a sign of life, and nothing is read; sockets stay open. */
  freeze(): void {
    this.#isFrozen = true
  }

  /** Resumes, first sending what has waited. */
  thaw(): void {
    this.#isFrozen = false
    for (const connection of this.#connections.values()) connection.flush()
  }

  /** Sends a text that need not be a message of the protocol to every client. */
  sendTextToAll(text: string): void {
    for (const connection of this.#connections.values()) connection.sendText(text)
  }

  #open(webSocket: WebSocket, params: URLSearchParams): void {
    // A broken socket is followed by 'close'; a client's protocol error must not end the process.
    webSocket.on('error', () => undefined)
    const token = params.get('access_token') ?? params.get('accessToken') ?? ''
    const error = tokenError(this.#service.tokens, token)
    if (error) {
      webSocket.send(JSON.stringify({ action: ACTION.error, error }))
      webSocket.close()
      return
    }
    const options = { token, wantsHeartbeats: params.get('heartbeats') === 'true' }
    const wantedKey = params.get('resume') ?? params.get('recover')
    const known = wantedKey === null ? undefined : this.#connections.get(wantedKey)
    const lost: PushError | undefined = wantedKey === null ? undefined : PUSH_ERROR.connectionLost
    if (known) known.open(webSocket, options)
    else this.#newConnection().open(webSocket, options, lost)
  }

  #newConnection(): PushConnection {
    const connection: PushConnection = new PushConnection(this.#service, () =>
      this.#connections.delete(connection.key)
    )
    this.#connections.set(connection.key, connection)
    return connection
  }
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.once('finish', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`)
}
