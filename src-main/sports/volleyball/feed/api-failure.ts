/** What a failed request of the provider's API means for the next step, and how to say it to an operator. */
import { failure, judgeEnd, quoted, type Failure } from '../../../feeds/failure-text'
import type { HttpFailure, HttpReply } from './http-request'
import { parseJson } from './parse-json'

/** What was asked for. */
export type ApiStep = 'token' | 'access' | 'events'

export interface ApiFailure extends Failure {
  /** The provider's wish; null when it has none. */
  readonly retryAfterMs: number | null
}

const ASKED_FOR: Readonly<Record<ApiStep, string>> = {
  token: 'an access token',
  access: 'access to the match',
  events: 'the match events'
}

/** A provider that names a day by mistake is asked again all the same. */
const LONGEST_WAIT_MS = 3_600_000
/** Of a provider that asks for fewer requests without saying for how long. */
const SHORTEST_REST_MS = 5_000
const LONGEST_QUOTE = 200

export const apiFailure = (
  next: Failure['next'],
  cause: string,
  detail: string,
  retryAfterMs: number | null = null
): ApiFailure => ({ ...failure(next, cause, detail), retryAfterMs })

/** The request brought no reply. */
export function judgeFailure(failed: HttpFailure): ApiFailure {
  switch (failed.kind) {
    case 'timeout':
      return { ...judgeEnd({ kind: 'handshake-timeout' }, false), detail: 'timed out', retryAfterMs: null }
    case 'too-large':
      return apiFailure('retry', 'The provider sent more than 64 MiB; it was rejected.', 'reply too large')
    case 'forbidden-address':
      return apiFailure(
        'stop',
        'The provider’s addresses must be complete and start with https:// or wss://. Correct them in the settings.',
        'address not allowed'
      )
    case 'error':
      return { ...judgeEnd(failed, false), retryAfterMs: null }
  }
}

/** The reply is 200, but not what it should be. */
export const unreadableReply = (step: ApiStep, why: string): ApiFailure =>
  apiFailure(
    'retry',
    `The provider’s answer to a request for ${ASKED_FOR[step]} could not be read. ${why}`,
    why
  )

/**
 * The reply has a status other than 200.
 *
 * @param utcMs our time, for a provider that names a time without telling its own
 * @param redact takes secrets out of what the provider says
 */
export function judgeReply(
  step: ApiStep,
  { status, headers, body }: HttpReply,
  utcMs: number,
  redact: (text: string) => string
): ApiFailure {
  const { code, text } = ownWords(body, redact)
  const detail = code === '' ? `HTTP ${status}` : `HTTP ${status} ${code}`
  if (status === 429 || status === 503) {
    const wishedMs = retryAfterMs(headers, utcMs)
    const waitMs = status === 429 && !wishedMs ? SHORTEST_REST_MS : wishedMs
    const cause =
      status === 429 ? 'Too many requests for the provider.' : 'The provider’s server is overloaded.'
    return apiFailure('retry', cause, detail, waitMs)
  }
  const refusal = step === 'token' ? tokenRefusal(status, code, text) : fixtureRefusal(step, status, text)
  if (refusal !== null) return apiFailure(refusal.next, refusal.cause, detail)
  return { ...judgeEnd({ kind: 'http', status }, false), detail, retryAfterMs: null }
}

interface Refusal {
  readonly next: Failure['next']
  readonly cause: string
}

/** Error codes of RFC 6749 section 5.2. */
function tokenRefusal(status: number, code: string, text: string): Refusal | null {
  if (status === 404)
    return {
      next: 'stop',
      cause: 'No token service at this address. Check the token address in the settings.'
    }
  if (code === 'invalid_client' || status === 401)
    return {
      next: 'stop',
      cause: `The provider rejected the client id or secret. Check both.${text}`
    }
  if (status === 400 || status === 403)
    return {
      next: 'stop',
      cause: `The provider issued no access token for these keys (HTTP ${status}). Check client id and client secret, and ask the provider whether the account is active.${text}`
    }
  return null
}

function fixtureRefusal(step: ApiStep, status: number, text: string): Refusal | null {
  switch (status) {
    case 400:
      return {
        next: 'stop',
        cause: `The provider rejected the request for ${ASKED_FOR[step]} (HTTP 400). Check source, sport and fixture, and the paths in the settings.${text}`
      }
    case 401:
      return {
        next: 'stop',
        cause: `The provider refused a new access token (HTTP 401). Check that client id and API key belong together.${text}`
      }
    case 403:
      return {
        next: 'stop',
        cause: `The provider refused ${ASKED_FOR[step]} (HTTP 403). Check the API key, and ask the provider whether the account includes this fixture.${text}`
      }
    case 404:
      return {
        next: 'poll',
        cause:
          'Unknown fixture, or not open yet: fixtures open at most two days before their scheduled start. If it should be open, check source, sport and fixture, and the paths in the settings.'
      }
    default:
      return null
  }
}

/** The code and the sentence of a JSON reply, wherever providers put them; short, and without secrets. */
function ownWords(body: Buffer, redact: (text: string) => string): { code: string; text: string } {
  const fields = parsedFields(body)
  const code = [fields.error, fields.code].find((field) => typeof field === 'string') ?? ''
  const sentence = [fields.error_description, fields.message, fields.detail, fields.title].find(
    (field) => typeof field === 'string'
  )
  return {
    code: redact(code).slice(0, LONGEST_QUOTE),
    text: quoted(redact(sentence ?? '').slice(0, LONGEST_QUOTE))
  }
}

function parsedFields(body: Buffer): Readonly<Record<string, unknown>> {
  const value = parseJson(body)
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** Seconds or a date (RFC 9110 section 10.2.3); a date counts from the provider's own. */
function retryAfterMs(headers: HttpReply['headers'], utcMs: number): number | null {
  const text = headers['retry-after']?.trim() ?? ''
  const waitMs = /^\d+$/.test(text)
    ? Number(text) * 1_000
    : Date.parse(text) - (validDate(headers.date) ?? utcMs)
  return Number.isNaN(waitMs) ? null : Math.min(Math.max(0, waitMs), LONGEST_WAIT_MS)
}

function validDate(text: string | undefined): number | null {
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) ? null : at
}
