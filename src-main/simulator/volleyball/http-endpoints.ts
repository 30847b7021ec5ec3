/** The HTTP side of the simulated provider: token, LiveAccess and the events of a match. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  DEFAULT_VOLLEYBALL_ACCESS,
  fillFixture,
  type VolleyballKeys
} from '@shared/sports/volleyball/feed/access'
import type { Clock } from '../../platform/clock'
import type { IssuedTokens } from './issued-tokens'
import type { MatchChannel } from './match-channel'
import type { RateLimit } from './rate-limit'

export const TOKEN_PATH = '/oauth2/token'
export const API_PATH = '/api/v1'

export type Endpoint = 'token' | 'live-access' | 'events'

/** An answer in place of the right one. */
export interface FailedAnswer {
  readonly status: number
  readonly retryAfterSeconds?: number
}

export interface HttpService {
  readonly clock: Clock
  readonly keys: VolleyballKeys
  readonly channels: readonly MatchChannel[]
  readonly accessTokens: IssuedTokens
  readonly pushTokens: IssuedTokens
  /** Of the events; null: none. */
  readonly rateLimit: RateLimit | null
  /** `pages` of so many envelopes in an object that says whether there are more, or all in one `array`. */
  readonly pullReply: { readonly kind: 'pages'; readonly size: number } | { readonly kind: 'array' }
}

const MAX_FORM_BYTES = 16_384
const { liveAccessPath, eventsPath, afterParameter } = DEFAULT_VOLLEYBALL_ACCESS

export class HttpEndpoints {
  readonly #service: HttpService
  readonly #failures: Readonly<Record<Endpoint, FailedAnswer[]>> = {
    token: [],
    'live-access': [],
    events: []
  }
  /** True: neither the client's secret nor its API key is accepted. */
  areKeysRefused = false

  constructor(service: HttpService) {
    this.#service = service
  }

  /** The next requests to this endpoint are answered so, after those that are already to fail. */
  failNext(endpoint: Endpoint, answer: FailedAnswer, count = 1): void {
    for (let left = count; left > 0; left -= 1) this.#failures[endpoint].push(answer)
  }

  /** Answers a request; never rejects. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '', query = ''] = (request.url ?? '').split('?', 2)
    if (path === TOKEN_PATH) await this.#answerToken(request, response)
    else if (path === '/time') sendJson(response, 200, [this.#service.clock.utcMs()])
    else if (path.startsWith(API_PATH)) this.#answerApi(request, response, path, new URLSearchParams(query))
    else sendProblem(response, 404)
  }

  async #answerToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.#sendFailure('token', response)) return
    if (request.method !== 'POST') {
      sendProblem(response, 405)
      return
    }
    const form = new URLSearchParams(await bodyOf(request))
    const { keys, accessTokens, clock } = this.#service
    if (form.get('grant_type') !== 'client_credentials') {
      sendJson(response, 400, { error: 'unsupported_grant_type' })
    } else if (
      this.areKeysRefused ||
      form.get('client_id') !== keys.clientId ||
      form.get('client_secret') !== keys.clientSecret
    ) {
      sendJson(response, 401, { error: 'invalid_client' })
    } else {
      const { token, expiresAt } = accessTokens.issue('api')
      const expiresInSeconds = Math.round((expiresAt - clock.utcMs()) / 1_000)
      sendJson(response, 200, { access_token: token, expires_in: expiresInSeconds, token_type: 'Bearer' })
    }
  }

  #answerApi(request: IncomingMessage, response: ServerResponse, path: string, query: URLSearchParams): void {
    const at = (pattern: string): MatchChannel | undefined =>
      this.#service.channels.find(({ fixture }) => path === API_PATH + fillFixture(pattern, fixture))
    const withEvents = at(eventsPath)
    if (this.#sendFailure(withEvents ? 'events' : 'live-access', response)) return
    const refusal = this.#refusalOf(request)
    if (refusal !== null) {
      sendProblem(response, refusal)
      return
    }
    const withLiveAccess = at(liveAccessPath)
    if (withEvents) this.#answerEvents(withEvents, response, query)
    else if (withLiveAccess) this.#answerLiveAccess(withLiveAccess, response)
    else sendProblem(response, 404)
  }

  /** The status for who may not ask; null for who may. */
  #refusalOf({ headers }: IncomingMessage): 401 | 403 | null {
    const { keys, accessTokens } = this.#service
    if (this.areKeysRefused || headers['x-api-key'] !== keys.apiKey) return 403
    return accessTokens.remainingMs(headers.authorization ?? '') > 0 ? null : 401
  }

  #answerLiveAccess({ name }: MatchChannel, response: ServerResponse): void {
    const { token, expiresAt } = this.#service.pushTokens.issue(name)
    sendJson(response, 200, {
      accessToken: token,
      channelName: name,
      expiresAtUtc: new Date(expiresAt).toISOString()
    })
  }

  #answerEvents(channel: MatchChannel, response: ServerResponse, query: URLSearchParams): void {
    const { rateLimit, pullReply } = this.#service
    const waitSeconds = rateLimit?.take() ?? 0
    if (waitSeconds > 0) {
      sendProblem(response, 429, waitSeconds)
      return
    }
    const after = query.get(afterParameter) ?? '0'
    if (!/^\d+$/.test(after)) {
      sendProblem(response, 400)
      return
    }
    const texts = channel.textsAfter(Number(after))
    if (pullReply.kind === 'array') {
      send(response, 200, `[${texts.join(',')}]`)
      return
    }
    const items = texts.slice(0, pullReply.size)
    send(response, 200, `{"items":[${items.join(',')}],"hasMore":${items.length < texts.length}}`)
  }

  #sendFailure(endpoint: Endpoint, response: ServerResponse): boolean {
    const failure = this.#failures[endpoint].shift()
    if (failure) sendProblem(response, failure.status, failure.retryAfterSeconds)
    return failure !== undefined
  }
}

function sendProblem(response: ServerResponse, status: number, retryAfterSeconds?: number): void {
  if (retryAfterSeconds !== undefined) response.setHeader('retry-after', retryAfterSeconds)
  sendJson(response, status, { status })
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, JSON.stringify(body))
}

function send(response: ServerResponse, status: number, json: string): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(json)
}

/** The text of a request's body; empty when it is longer than any form has to be, or breaks off. */
async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let length = 0
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      length += part.length
      if (length <= MAX_FORM_BYTES) parts.push(part)
    }
  } catch {
    return ''
  }
  return length <= MAX_FORM_BYTES ? Buffer.concat(parts).toString('utf8') : ''
}
