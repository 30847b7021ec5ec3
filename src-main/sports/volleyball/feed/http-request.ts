/** One HTTP request on Node's own sockets, so that proxy and certificates are those of the feeds. */
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { request as httpsRequest, type RequestOptions } from 'node:https'
import { isAllowedFeedUrl } from '@shared/feeds/endpoint'
import { fail, succeed, type Result } from '@shared/result'
import type { Clock } from '../../../platform/clock'
import { codeOf } from '../../../feeds/error-code'
import type { SocketOptions } from '../../../feeds/feed-connection-options'

export interface HttpRequest {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

export interface HttpTools {
  readonly clock: Clock
  /** Proxy and certificates for an address, which it takes in the form ws:// or wss://. */
  readonly socketOptionsFor?: (url: string) => Promise<SocketOptions>
  /** Breaks off what is under way. */
  readonly signal: AbortSignal
}

export interface HttpReply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export type HttpFailure =
  /** `code` of Node or OpenSSL; empty when there is none. */
  | { readonly kind: 'error'; readonly code: string; readonly detail: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'too-large' }
  /** Neither https nor on this computer, or no address at all. */
  | { readonly kind: 'forbidden-address' }

/** Name look-up, proxy, TCP and TLS together. */
export const CONNECT_LIMIT_MS = 10_000
/** Until the last byte of the reply. */
export const REPLY_LIMIT_MS = 30_000
/** Ten times the events of the longest match; more is a fault, and must not fill our memory. */
export const LARGEST_REPLY_BYTES = 64 * 1024 * 1024

/** Follows no redirect: it could lead the keys to a host that nobody has entered. */
export async function sendRequest(
  request: HttpRequest,
  { clock, socketOptionsFor, signal }: HttpTools
): Promise<Result<HttpReply, HttpFailure>> {
  const socketUrl = socketUrlOf(request.url)
  if (!isAllowedFeedUrl(socketUrl)) return fail({ kind: 'forbidden-address' })
  try {
    const socketOptions = (await socketOptionsFor?.(socketUrl)) ?? {}
    return await exchange(request, socketOptions, clock, signal)
  } catch (error) {
    return fail(asFailure(error))
  }
}

/** The same place as a socket's address, without query. */
export const socketUrlOf = (url: string): string => url.replace(/^http/i, 'ws').replace(/\?.*$/, '')

function exchange(
  { url, method, headers, body = '' }: HttpRequest,
  socketOptions: SocketOptions,
  clock: Clock,
  signal: AbortSignal
): Promise<Result<HttpReply, HttpFailure>> {
  const options: RequestOptions = {
    method,
    headers: {
      accept: 'application/json',
      'accept-encoding': 'identity',
      'content-length': String(Buffer.byteLength(body)),
      ...headers
    },
    // Provider's session rules: TLS 1.2 or later only.
    minVersion: 'TLSv1.2',
    // A socket of its own: none is kept open between two polls.
    agent: false,
    ...socketOptions,
    signal
  }
  const request = url.startsWith('https:') ? httpsRequest(url, options) : httpRequest(url, options)
  const expire = (): void => void request.destroy(new TimeLimit())
  const cancelConnectLimit = clock.after(CONNECT_LIMIT_MS, expire)
  const cancelReplyLimit = clock.after(REPLY_LIMIT_MS, expire)
  return new Promise<Result<HttpReply, HttpFailure>>((resolve, reject) => {
    // Everything was handed to the connection, so it is established.
    request.once('finish', cancelConnectLimit)
    request.once('error', reject)
    request.once('response', (response) => void readReply(response).then(resolve, reject))
    request.end(body)
  }).finally(() => {
    cancelConnectLimit()
    cancelReplyLimit()
  })
}

async function readReply(response: IncomingMessage): Promise<Result<HttpReply, HttpFailure>> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of response) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('A response without an encoding yields bytes')
    length += chunk.length
    // Leaving the loop destroys the response and its socket.
    if (length > LARGEST_REPLY_BYTES) return fail({ kind: 'too-large' })
    chunks.push(chunk)
  }
  const { statusCode = 0, headers } = response
  return succeed({ status: statusCode, headers, body: Buffer.concat(chunks) })
}

class TimeLimit extends Error {}

function asFailure(error: unknown): HttpFailure {
  if (error instanceof TimeLimit) return { kind: 'timeout' }
  if (!(error instanceof Error)) throw error
  return { kind: 'error', code: codeOf(error), detail: error.message }
}
