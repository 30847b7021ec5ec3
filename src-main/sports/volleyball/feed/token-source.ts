/** The access token of the provider's API: asked for once, shared, and renewed before it expires. */
import { fail, succeed, type Result } from '@shared/result'
import type { VolleyballKeys } from '@shared/sports/volleyball/feed/access'
import * as v from 'valibot'
import { judgeFailure, judgeReply, unreadableReply, type ApiFailure } from './api-failure'
import { sendRequest, type HttpTools } from './http-request'
import { parseJson } from './parse-json'
import type { Secrets } from '../../../platform/secrets'

/** A token is not used in its last minute, nor in the last tenth of a short life. */
const MARGIN_MS = 60_000
const MARGIN_PART = 0.1
/** Lifetime of a token without an expiry. */
const ASSUMED_LIFE_SECONDS = 300

const ReplySchema = v.object({
  access_token: v.pipe(v.string(), v.nonEmpty()),
  /** Nobody is refused for it: a life that cannot be read is as good as none. */
  expires_in: v.fallback(
    v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.number(), v.minValue(0)),
    ASSUMED_LIFE_SECONDS
  )
})

export class TokenSource {
  readonly #tokenUrl: string
  readonly #secrets: Secrets
  #held: { readonly token: string; readonly freshUntilMonotonicMs: number } | null = null

  constructor(tokenUrl: string, secrets: Secrets) {
    this.#tokenUrl = tokenUrl
    this.#secrets = secrets
  }

  async token(keys: VolleyballKeys, tools: HttpTools): Promise<Result<string, ApiFailure>> {
    if (this.#held !== null && tools.clock.monotonicMs() < this.#held.freshUntilMonotonicMs)
      return succeed(this.#held.token)
    return this.#renew(keys, tools)
  }

  /** The provider has refused this token; one that has been renewed since is kept. */
  forget(token: string): void {
    if (this.#held?.token === token) this.#held = null
  }

  async #renew(keys: VolleyballKeys, tools: HttpTools): Promise<Result<string, ApiFailure>> {
    const { clock } = tools
    const askedMonotonicMs = clock.monotonicMs()
    const sent = await sendRequest(
      {
        url: this.#tokenUrl,
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: keys.clientId,
          client_secret: keys.clientSecret
        }).toString()
      },
      tools
    )
    if (!sent.ok) return fail(judgeFailure(sent.error))
    if (sent.value.status !== 200)
      return fail(judgeReply('token', sent.value, clock.utcMs(), (text) => this.#secrets.redact(text)))
    const reply = v.safeParse(ReplySchema, parseJson(sent.value.body))
    if (!reply.success) return fail(unreadableReply('token', 'It contains no access token.'))
    const { access_token: token, expires_in: lifeSeconds } = reply.output
    const lifeMs = lifeSeconds * 1_000
    const freshUntilMonotonicMs = askedMonotonicMs + lifeMs - Math.min(MARGIN_MS, lifeMs * MARGIN_PART)
    this.#secrets.learn(token)
    this.#held = { token, freshUntilMonotonicMs }
    return succeed(token)
  }
}
