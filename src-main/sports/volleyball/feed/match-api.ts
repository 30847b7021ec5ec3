/** The provider's API for one fixture: access to the push channel, and the list of events. */
import {
  fillFixture,
  type VolleyballAccess,
  type VolleyballFixture,
  type VolleyballKeys
} from '@shared/sports/volleyball/feed/access'
import { fail, succeed, type Result } from '@shared/result'
import * as v from 'valibot'
import {
  apiFailure,
  judgeFailure,
  judgeReply,
  unreadableReply,
  type ApiFailure,
  type ApiStep
} from './api-failure'
import { readEventList, type EventList } from './event-list'
import { sendRequest, type HttpReply, type HttpTools } from './http-request'
import { parseJson } from './parse-json'
import type { Secrets } from '../../../platform/secrets'
import { TokenSource } from './token-source'

export interface MatchApiOptions {
  readonly access: VolleyballAccess
  readonly fixture: VolleyballFixture
  /**
   * Asked for every request. The error says in words which keys are missing and what the user has to do; a rejection
   * means that they cannot be read just now.
   */
  readonly readKeys: () => Promise<Result<VolleyballKeys, string>>
  readonly secrets: Secrets
}

/** What opens the push channel. */
export interface LiveAccess {
  readonly token: string
  readonly channelName: string
  /** UTC in milliseconds; null if unknown. */
  readonly expiresAt: number | null
}

/** Without the token there is no push; all else we can do without. */
const LiveAccessSchema = v.object({
  accessToken: v.pipe(v.string(), v.nonEmpty()),
  channelName: v.fallback(v.string(), ''),
  expiresAtUtc: v.fallback(v.string(), '')
})

/** The token may have expired earlier than it was said to, or the account's rights may have changed since. */
const MAY_NEED_NEW_TOKEN: ReadonlySet<number> = new Set([401, 403])

export class MatchApi {
  readonly #options: MatchApiOptions
  readonly #tokens: TokenSource

  constructor(options: MatchApiOptions) {
    this.#options = options
    this.#tokens = new TokenSource(options.access.tokenUrl, options.secrets)
  }

  async liveAccess(tools: HttpTools): Promise<Result<LiveAccess, ApiFailure>> {
    const { access, fixture, secrets } = this.#options
    const reply = await this.#get('access', this.#url(access.liveAccessPath), tools)
    if (!reply.ok) return reply
    const parsed = v.safeParse(LiveAccessSchema, parseJson(reply.value.body))
    if (!parsed.success) return fail(unreadableReply('access', 'It contains no access token.'))
    const { accessToken: token, channelName, expiresAtUtc } = parsed.output
    secrets.learn(token)
    const expiresAt = Date.parse(expiresAtUtc)
    return succeed({
      token,
      channelName: channelName === '' ? fillFixture(access.channelName, fixture) : channelName,
      expiresAt: Number.isNaN(expiresAt) ? null : expiresAt
    })
  }

  /** What comes after this sequence id, at least: a server may send earlier events as well. */
  async eventsAfter(sequenceId: number, tools: HttpTools): Promise<Result<EventList, ApiFailure>> {
    const { access } = this.#options
    const url = this.#url(access.eventsPath)
    const query = `${encodeURIComponent(access.afterParameter)}=${sequenceId}`
    const reply = await this.#get('events', `${url}${url.includes('?') ? '&' : '?'}${query}`, tools)
    return reply.ok ? succeed(readEventList(reply.value.body)) : reply
  }

  #url(path: string): string {
    const { access, fixture } = this.#options
    return access.apiUrl.replace(/\/+$/, '') + fillFixture(path, fixture)
  }

  async #get(step: ApiStep, url: string, tools: HttpTools): Promise<Result<HttpReply, ApiFailure>> {
    const keys = await this.#keys()
    if (!keys.ok) return keys
    const first = await this.#getWithToken(step, url, keys.value, tools)
    return first.isRefused ? (await this.#getWithToken(step, url, keys.value, tools)).result : first.result
  }

  async #keys(): Promise<Result<VolleyballKeys, ApiFailure>> {
    const { readKeys, secrets } = this.#options
    try {
      const keys = await readKeys()
      if (!keys.ok) return fail(apiFailure('stop', keys.error, 'no keys'))
      secrets.learn(keys.value.clientId, keys.value.clientSecret, keys.value.apiKey)
      return keys
    } catch {
      return fail(apiFailure('retry', 'The stored keys could not be read.', 'keys unreadable'))
    }
  }

  async #getWithToken(
    step: ApiStep,
    url: string,
    keys: VolleyballKeys,
    tools: HttpTools
  ): Promise<{ readonly result: Result<HttpReply, ApiFailure>; readonly isRefused: boolean }> {
    const token = await this.#tokens.token(keys, tools)
    if (!token.ok) return { result: token, isRefused: false }
    const headers = { 'x-api-key': keys.apiKey, authorization: token.value }
    const sent = await sendRequest({ url, method: 'GET', headers }, tools)
    if (!sent.ok) return { result: fail(judgeFailure(sent.error)), isRefused: false }
    if (sent.value.status === 200) return { result: sent, isRefused: false }
    const isRefused = MAY_NEED_NEW_TOKEN.has(sent.value.status)
    if (isRefused) this.#tokens.forget(token.value)
    const redact = (text: string): string => this.#options.secrets.redact(text)
    return { result: fail(judgeReply(step, sent.value, tools.clock.utcMs(), redact)), isRefused }
  }
}
