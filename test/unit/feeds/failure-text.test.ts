import { describe, expect, it } from 'vitest'
import { judgeEnd, type AttemptEnd } from '../../../src-main/feeds/failure-text'

const error = (code: string): AttemptEnd => ({ kind: 'error', code, detail: `${code} 10.0.0.1:443` })
const closed = (code: number, reason = ''): AttemptEnd => ({ kind: 'closed', code, reason })
const http = (status: number): AttemptEnd => ({ kind: 'http', status })

describe('the text for a failure', () => {
  it.each([
    [error('ENOTFOUND'), 'Host not found'],
    [error('EAI_AGAIN'), 'DNS server does not answer'],
    [error('ECONNREFUSED'), 'Connection refused by host'],
    [error('ETIMEDOUT'), 'does not answer'],
    [error('ECONNRESET'), 'Connection dropped'],
    [error('ENETUNREACH'), 'Check cable'],
    [error('SELF_SIGNED_CERT_IN_CHAIN'), 'not signed by an authority'],
    [error('CERT_HAS_EXPIRED'), 'has expired'],
    [error('ERR_TLS_CERT_ALTNAME_INVALID'), 'for a different host name'],
    [error('ERR_SSL_UNSUPPORTED_PROTOCOL'), 'TLS 1.2 or later'],
    [error('ERR_SSL_SOMETHING_NEW'), 'TLS handshake'],
    [error('WS_ERR_INVALID_OPCODE'), 'invalid WebSocket message'],
    [error('ENEWKIND'), 'The connection failed'],
    [closed(1001), 'shutting down'],
    [closed(1013), 'overloaded'],
    [closed(4999, 'see you'), 'It said: “see you”'],
    [http(404), 'does not know this event'],
    [http(407), 'proxy'],
    [http(503), 'failed (HTTP 503)'],
    [http(302), 'Unexpected answer from the provider (HTTP 302)']
  ])('%o says what happened and that the console retries', (end, words) => {
    const { next, message } = judgeEnd(end, false)
    expect(next).toBe('retry')
    expect(message).toContain(words)
    expect(message).toContain('Retrying.')
  })

  it('says what the user must correct if there is no retry', () => {
    for (const end of [http(401), http(403), { kind: 'no-token', why: 'None.' } as const, closed(1008)]) {
      const { next, message } = judgeEnd(end, false)
      expect(next).toBe('stop')
      expect(message).toContain('then reconnect')
    }
  })

  it('contains no address and no number that goes out of date', () => {
    expect(judgeEnd(error('ECONNREFUSED'), true).message).not.toMatch(/\d/)
  })

  it('keeps the cause for support', () => {
    expect(judgeEnd(error('ECONNRESET'), true).detail).toBe('ECONNRESET')
    expect(judgeEnd({ kind: 'error', code: '', detail: 'Invalid Upgrade header' }, false).detail).toBe(
      'Invalid Upgrade header'
    )
  })
})
