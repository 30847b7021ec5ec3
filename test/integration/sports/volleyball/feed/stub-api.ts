/** The HTTP side of a provider that a test plays itself, reply by reply. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { VolleyballAccess } from '@shared/sports/volleyball/feed/access'
import { afterEach } from 'vitest'
import { portOf } from '../../../../support/test-provider'

export interface StubReply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Null: no reply at all. */
  readonly body: string | null
}

export type StubEndpoint = 'token' | 'access' | 'events'

/** Of the token that it gives out. */
export const ACCESS_TOKEN = 'stub-access-token'

export class StubApi {
  /** Path and query of all requests. */
  readonly requests: string[] = []
  /** What each endpoint answers from now on. */
  readonly replies: Record<StubEndpoint, StubReply> = {
    token: { body: JSON.stringify({ access_token: ACCESS_TOKEN, expires_in: 3_600 }) },
    access: { body: JSON.stringify({ accessToken: 'stub-push-token', channelName: 'match' }) },
    events: { body: '[]' }
  }
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
    server.on('request', (request: IncomingMessage, response: ServerResponse) =>
      this.#answer(request, response)
    )
  }

  static async start(server: Server = createServer()): Promise<StubApi> {
    const api = new StubApi(server)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return api
  }

  get port(): number {
    return portOf(this.#server)
  }

  access(base = `http://127.0.0.1:${this.port}`): Partial<VolleyballAccess> {
    return { tokenUrl: `${base}/token`, apiUrl: `${base}/api`, delivery: 'pull' }
  }

  /** The numbers after which events were asked for. */
  get askedAfter(): readonly (string | null)[] {
    return this.requests
      .filter((url) => url.includes('/events?'))
      .map((url) => new URL(url, 'http://stub').searchParams.get('afterSequenceId'))
  }

  openSockets(): Promise<number> {
    return new Promise((resolve, reject) =>
      this.#server.getConnections((error, count) => (error ? reject(error) : resolve(count)))
    )
  }

  async stop(): Promise<void> {
    if (!this.#server.listening) return
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #answer({ url = '' }: IncomingMessage, response: ServerResponse): void {
    this.requests.push(url)
    const endpoint = url === '/token' ? 'token' : url.includes('/liveaccess') ? 'access' : 'events'
    const { status = 200, headers = {}, body } = this.replies[endpoint]
    if (body !== null) response.writeHead(status, headers).end(body)
  }
}

const stubs: StubApi[] = []
afterEach(async () => {
  await Promise.all(stubs.splice(0).map((stub) => stub.stop()))
})

/** Stopped after the test. */
export async function startStub(server?: Server): Promise<StubApi> {
  const stub = await StubApi.start(server)
  stubs.push(stub)
  return stub
}
