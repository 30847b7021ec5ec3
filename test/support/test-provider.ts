/** A provider on the loopback interface that does what a test tells it, and remembers what it was asked. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { createServer as createTlsServer, type ServerOptions } from 'node:https'
import type { Server as SocketServer } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { eventually } from './eventually'

export const AUTHORISED = JSON.stringify({ message: 'Authorisation accepted', level: 'INFO' })
export const HEARTBEAT = JSON.stringify({
  message: 'Heartbeat sent at 2031-05-06T09:10:20.000Z',
  level: 'INFO'
})
export const refusal = (message: string): string => JSON.stringify({ message, level: 'ERROR' })

const SERVER_OF_POINT = { team: 'TeamA', member: 1 }
export const packet = (seqNum: number): string =>
  JSON.stringify({
    seqNum,
    timestamp: '2031-05-06T09:10:20.000Z',
    eventElementType: 'PointStarted',
    matchTime: '00:10:20',
    server: SERVER_OF_POINT,
    nextServer: SERVER_OF_POINT
  })

/** The TCP port on which a server listens. */
export function portOf(server: SocketServer): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port')
  return address.port
}

/** One accepted connection, seen from the provider. */
export class Visit {
  readonly heard: string[] = []
  closeCode: number | null = null

  constructor(
    readonly url: string,
    readonly socket: WebSocket
  ) {
    socket.on('message', (data: Buffer) => this.heard.push(data.toString()))
    socket.on('close', (code) => (this.closeCode = code))
  }

  send(...messages: readonly string[]): void {
    for (const message of messages) this.socket.send(message)
  }

  /** Waits for the client's token message. */
  async token(): Promise<string> {
    await eventually('the token', () => this.heard.length > 0)
    return this.heard[0] ?? ''
  }
}

export class TestProvider {
  readonly visits: Visit[] = []
  /** Number of upgrade requests, answered or not. */
  requests = 0
  /** Instead of a connection: an HTTP status. */
  answerStatus: number | null = null

  private readonly acceptor = new WebSocketServer({ noServer: true })

  private constructor(
    private readonly server: Server,
    private readonly scheme: 'ws' | 'wss'
  ) {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.requests += 1
      if (this.answerStatus === null)
        this.acceptor.handleUpgrade(request, socket, head, (client) =>
          this.visits.push(new Visit(request.url ?? '', client))
        )
      else socket.end(`HTTP/1.1 ${this.answerStatus} Answer\r\nConnection: close\r\n\r\n`)
    })
  }

  static async start(tls?: ServerOptions): Promise<TestProvider> {
    const server = tls ? createTlsServer(tls) : createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new TestProvider(server, tls ? 'wss' : 'ws')
  }

  get host(): string {
    return `${this.scheme}://127.0.0.1:${this.port}`
  }

  get port(): number {
    return portOf(this.server)
  }

  /** Waits for the client's visit number `nth`, counted from 1, and for its token. */
  async visit(nth: number): Promise<Visit> {
    await eventually(`visit ${nth}`, () => this.visits.length >= nth)
    const visit = this.visits[nth - 1]
    if (visit === undefined) throw new Error('A visit cannot be taken back.')
    await visit.token()
    return visit
  }

  async stop(): Promise<void> {
    for (const { socket } of this.visits) socket.terminate()
    this.server.closeAllConnections()
    this.server.close()
    await once(this.server, 'close')
  }
}
