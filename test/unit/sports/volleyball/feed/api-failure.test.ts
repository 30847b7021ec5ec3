import { describe, expect, it } from 'vitest'
import {
  judgeFailure,
  judgeReply,
  type ApiFailure,
  type ApiStep
} from '../../../../../src-main/sports/volleyball/feed/api-failure'

const NOW = Date.UTC(2031, 10, 18, 16)

const judge = (step: ApiStep, status: number, body = '', headers: Record<string, string> = {}): ApiFailure =>
  judgeReply(step, { status, headers, body: Buffer.from(body) }, NOW, (text) =>
    text.replaceAll('hush-hush', '•••')
  )

describe('an error reply', () => {
  it.each<[ApiStep, number, string, ApiFailure['next'], string]>([
    ['token', 400, '{"error":"invalid_client"}', 'stop', 'client id or secret'],
    ['token', 401, '', 'stop', 'client id or secret'],
    ['token', 400, '{"error":"unauthorized_client"}', 'stop', 'whether the account is active'],
    ['token', 403, '', 'stop', 'client id and client secret'],
    ['token', 404, '', 'stop', 'token address'],
    ['access', 401, '', 'stop', 'belong together'],
    ['access', 403, '', 'stop', 'API key'],
    ['access', 404, '', 'poll', 'two days before their scheduled start'],
    ['events', 404, '', 'poll', 'Checking about every 15 s'],
    ['events', 400, '', 'stop', 'source, sport and fixture'],
    ['events', 429, '', 'retry', 'Too many requests'],
    ['token', 503, '', 'retry', 'overloaded'],
    ['events', 500, '', 'retry', 'failed (HTTP 500)'],
    ['access', 302, '', 'retry', 'Unexpected answer'],
    ['events', 407, '', 'retry', 'proxy']
  ])('to a request for %s with %i %s means: %s (%s)', (step, status, body, next, words) => {
    const failure = judge(step, status, body)
    expect(failure.next).toBe(next)
    expect(failure.message).toContain(words)
    expect(failure.detail).toContain(`HTTP ${status}`)
  })

  it('quotes the provider, without secrets', () => {
    const { message, detail } = judge(
      'access',
      403,
      '{"code":"key hush-hush","message":"The key hush-hush is not known"}'
    )
    expect(message).toContain('It said: “The key ••• is not known”.')
    expect(detail).toBe('HTTP 403 key •••')
  })

  it('is not quoted at length', () => {
    expect(judge('access', 403, JSON.stringify({ message: 'x'.repeat(5_000) })).message.length).toBeLessThan(
      600
    )
  })
})

describe('the pause that a provider requests', () => {
  it.each<[Record<string, string>, number | null]>([
    [{ 'retry-after': '7' }, 7_000],
    [{ 'retry-after': 'Tue, 18 Nov 2031 16:02:00 GMT' }, 120_000],
    // Its own clock is what its dates are of.
    [{ 'retry-after': 'Tue, 18 Nov 2031 17:02:00 GMT', date: 'Tue, 18 Nov 2031 17:00:00 GMT' }, 120_000],
    [{ 'retry-after': 'Tue, 18 Nov 2031 15:00:00 GMT' }, 0],
    [{ 'retry-after': '999999999' }, 3_600_000],
    [{ 'retry-after': 'soon' }, null],
    [{}, null]
  ])('%o is %s ms', (headers, waitMs) => {
    expect(judge('events', 503, '', headers).retryAfterMs).toBe(waitMs)
    // Who asks for fewer requests is left alone for some seconds in any case.
    expect(judge('events', 429, '', headers).retryAfterMs).toBe(waitMs || 5_000)
  })
})

describe('a missing reply', () => {
  it('is described as for all connections', () => {
    expect(judgeFailure({ kind: 'error', code: 'ECONNREFUSED', detail: '' }).message).toContain(
      'Connection refused by host'
    )
    expect(judgeFailure({ kind: 'timeout' })).toMatchObject({ next: 'retry', detail: 'timed out' })
    expect(judgeFailure({ kind: 'too-large' }).message).toContain('64 MiB')
  })

  it('from a forbidden address needs the user', () => {
    expect(judgeFailure({ kind: 'forbidden-address' })).toMatchObject({ next: 'stop' })
  })
})
