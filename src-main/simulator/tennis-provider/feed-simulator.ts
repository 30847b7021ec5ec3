/** A provider of tennis streams, events, statistics and rallies, on this computer: real WebSocket servers on the loopback interface. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Clock } from '../../platform/clock'
import { CourtChannel, type SimulatedCourt } from './court-channel'
import type { ClientSession } from './client-session'
import { rallyFeedAt } from '../tracking/rally-channel'
import { RallyConnection } from './rally-connection'
import { StatisticsConnection } from './statistics-connection'
import { StreamConnection } from './stream-connection'

export interface FeedSimulatorOptions {
  /** 0 takes any free port. */
  readonly port: number
  /** Any of these is accepted. */
  readonly tokens: readonly string[]
  readonly courts: readonly SimulatedCourt[]
  readonly clock: Clock
  /** UTC milliseconds at which the courts began; now when absent. The same value continues the same matches. */
  readonly startAt?: number
}

const HOST = '127.0.0.1'
const STREAM_PATH = /^\/tennis\/events\/([^/]+)\/(stream|statistics)$/
/** Authorisation messages are small; nothing else is read. */
const MAX_MESSAGE_BYTES = 16_384
const GOING_AWAY = 1001
/** How long a client may take to answer the close frame at the end. */
const CLOSE_GRACE_MS = 1_000

export class FeedSimulator {
  readonly #options: FeedSimulatorOptions
  readonly #channels = new Map<string, CourtChannel>()
  readonly #sessions = new Set<ClientSession>()
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false
  })
  #server: Server | null = null

  constructor(options: FeedSimulatorOptions) {
    this.#options = options
  }

  /** Starts to listen. Rejects with the system's error when the port is taken. */
  async start(): Promise<{ readonly port: number }> {
    const { courts, clock, port, startAt = clock.utcMs() } = this.#options
    for (const court of courts) this.#channels.set(court.eventId, new CourtChannel(court, startAt, clock))
    const server = createServer((_, response) => {
      response.writeHead(426, { connection: 'close' }).end()
    })
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head))
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, HOST, resolve)
    })
    this.#server = server
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('The server has no port')
    return { port: address.port }
  }

  /** Closes every connection with code 1001 and frees the port. */
  async stop(): Promise<void> {
    const server = this.#server
    if (!server) return
    this.#server = null
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    for (const session of this.#sessions) session.close(GOING_AWAY)
    const cancelGrace = this.#options.clock.after(CLOSE_GRACE_MS, () => {
      for (const session of this.#sessions) session.terminate()
    })
    // Those that never became a WebSocket.
    server.closeAllConnections()
    await closed
    cancelGrace()
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy())
    const [path = '', query = ''] = (request.url ?? '').split('?', 2)
    const rallyFeed = rallyFeedAt(path)
    if (rallyFeed !== null) {
      this.#accept(request, socket, head, (webSocket) => {
        const { tokens, clock } = this.#options
        return new RallyConnection(webSocket, rallyFeed, this.#channels, tokens, clock).session
      })
      return
    }
    const [, eventId = '', stream] = STREAM_PATH.exec(path) ?? []
    const channel = this.#channels.get(decoded(eventId))
    if (!channel?.isOpen) {
      // 204 is the provider's way to say that the match has not begun.
      refuseUpgrade(socket, channel ? '204 No Content' : '404 Not Found')
      return
    }
    this.#accept(request, socket, head, (webSocket) => {
      const { tokens, clock } = this.#options
      if (stream === 'statistics') return new StatisticsConnection(webSocket, channel, tokens, clock).session
      const nextIndex = channel.indexFrom(startPositionOf(query))
      return new StreamConnection(webSocket, channel, nextIndex, tokens, clock).session
    })
  }

  #accept(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    sessionOf: (webSocket: WebSocket) => ClientSession
  ): void {
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const session = sessionOf(webSocket)
      this.#sessions.add(session)
      webSocket.on('close', () => this.#sessions.delete(session))
    })
  }
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.once('finish', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`)
}

function decoded(eventId: string): string {
  try {
    return decodeURIComponent(eventId)
  } catch {
    return ''
  }
}

/** Anything but a whole number from 0 on means "from the beginning". */
function startPositionOf(query: string): number {
  const text = new URLSearchParams(query).get('startPosition') ?? ''
  return /^\d+$/.test(text) ? Number(text) : 0
}
