/** Why a connection attempt ended, what happens next, and the text for the operator. */

export type AttemptEnd =
  /** `why` tells the user what to do. */
  | { readonly kind: 'no-token'; readonly why: string }
  | { readonly kind: 'token-unreadable' }
  /** The provider's message, without the token. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The upgrade was answered with this HTTP status. */
  | { readonly kind: 'http'; readonly status: number }
  /** `code` of Node, OpenSSL or ws; empty when there is none. */
  | { readonly kind: 'error'; readonly code: string; readonly detail: string }
  | { readonly kind: 'closed'; readonly code: number; readonly reason: string }
  | { readonly kind: 'handshake-timeout' }
  | { readonly kind: 'silent' }

export interface Failure {
  /** `poll`: the stream is not open yet; `stop`: nothing happens until the user acts. */
  readonly next: 'retry' | 'poll' | 'stop'
  /** No numbers that age: the view counts down to the next attempt itself. */
  readonly message: string
  /** For support: code, status or the provider's own words. */
  readonly detail: string
}

const NEXT_STEP = {
  retry: 'Retrying.',
  poll: 'Checking about every 15 s.',
  stop: 'Fix this, then reconnect.'
} as const

const UNTRUSTED =
  'The server’s certificate is not signed by an authority this computer trusts. Check the host, or ask IT about the network’s certificate.'
const NO_COMMON_TLS = 'The server does not offer TLS 1.2 or later, so a secure connection is not possible.'
const NO_ROUTE = 'No network route to the provider. Check cable, Wi-Fi and VPN.'
const BROKEN_OFF = 'Connection dropped.'

const ERROR_TEXT: Readonly<Record<string, string>> = {
  ENOTFOUND: 'Host not found (DNS). Check the network and the host in the settings.',
  EAI_AGAIN: 'The DNS server does not answer. Check the network.',
  ECONNREFUSED: 'Connection refused by host. Check host and port in the settings.',
  ETIMEDOUT: 'The host does not answer. Check the network and the firewall.',
  ECONNRESET: BROKEN_OFF,
  EPIPE: BROKEN_OFF,
  EHOSTUNREACH: NO_ROUTE,
  ENETUNREACH: NO_ROUTE,
  ENETDOWN: NO_ROUTE,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  CERT_HAS_EXPIRED: 'The server’s certificate has expired, or this computer’s date is wrong.',
  CERT_NOT_YET_VALID: 'The server’s certificate is not valid yet, or this computer’s date is wrong.',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'The server’s certificate is for a different host name. Check the host in the settings.',
  ERR_SSL_UNSUPPORTED_PROTOCOL: NO_COMMON_TLS,
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: NO_COMMON_TLS,
  ERR_SSL_WRONG_VERSION_NUMBER: 'The server does not speak TLS at this address. Check host and port.',
  EPROTO: 'The TLS handshake with the server failed.',
  ERR_INVALID_URL: 'The host is not a valid address. Correct it in the settings.',
  WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: 'The provider sent a message larger than 16 MiB; it was rejected.'
}

/** RFC 6455 section 7.4.1 and the registry of close codes. */
const CLOSE_TEXT: Readonly<Record<number, string>> = {
  1000: 'The provider closed the connection.',
  1001: 'The provider’s server is shutting down.',
  1002: 'The provider closed the connection because of a protocol error.',
  1005: 'The provider closed the connection without giving a reason.',
  1006: BROKEN_OFF,
  1008: 'The provider closed the connection (policy violation).',
  1009: 'The provider closed the connection because a message was too large.',
  1011: 'The provider’s server had an internal error.',
  1012: 'The provider’s server is restarting.',
  1013: 'The provider’s server is overloaded.'
}

const HTTP_TEXT: Readonly<Record<number, string>> = {
  404: 'The provider does not know this event. Check the event id and the path in the settings.',
  407: 'A proxy on the network requires sign-in. Ask IT to allow the host.',
  429: 'Too many connections for the provider.'
}

/**
 * What the end of an attempt means. A close with 1008 (policy violation) before authorisation is a refusal; afterwards
 * it is a reason to reconnect, and the next handshake shows whether the token is still valid.
 */
export function judgeEnd(end: AttemptEnd, wasAuthorised: boolean): Failure {
  switch (end.kind) {
    case 'no-token':
      return failure('stop', end.why, 'no token')
    case 'token-unreadable':
      return failure('retry', 'The stored token could not be read.', 'token unreadable')
    case 'refused':
      return refusal(end.reason)
    case 'http':
      return judgeStatus(end.status)
    case 'error':
      return failure('retry', errorText(end.code), end.code === '' ? end.detail : end.code)
    case 'closed':
      return !wasAuthorised && end.code === 1008 ? refusal(end.reason) : closure(end.code, end.reason)
    case 'handshake-timeout':
      return failure('retry', 'The host does not answer in time.', 'handshake timed out')
    case 'silent':
      return failure('retry', 'No data and no heartbeat from the provider.', 'silent')
  }
}

/** Appends what happens next to the cause. */
export const failure = (next: Failure['next'], cause: string, detail: string): Failure => ({
  next,
  message: `${cause} ${NEXT_STEP[next]}`,
  detail
})

/** The provider's own words, appended to ours; empty if there are none. */
export const quoted = (reason: string): string => (reason === '' ? '' : ` It said: “${reason}”.`)

const refusal = (reason: string): Failure =>
  failure('stop', `The provider refused the token.${quoted(reason)}`, reason || 'no reason given')

const closure = (code: number, reason: string): Failure =>
  failure(
    'retry',
    (CLOSE_TEXT[code] ?? 'The provider closed the connection.') + quoted(reason),
    `close code ${code}`
  )

function judgeStatus(status: number): Failure {
  const detail = `HTTP ${status}`
  if (status === 204) return failure('poll', 'Match not open.', detail)
  if (status === 401 || status === 403)
    return failure('stop', `The provider refuses access to this event (HTTP ${status}).`, detail)
  const other =
    status >= 500
      ? `The provider’s server failed (HTTP ${status}).`
      : `Unexpected answer from the provider (HTTP ${status}).`
  return failure('retry', HTTP_TEXT[status] ?? other, detail)
}

function errorText(code: string): string {
  const text = ERROR_TEXT[code]
  if (text !== undefined) return text
  if (code.startsWith('WS_ERR_')) return 'The provider sent an invalid WebSocket message.'
  if (code.startsWith('ERR_SSL_')) return 'The TLS handshake with the server failed.'
  return 'The connection failed.'
}
