/** Providers that refuse, fail or send what nobody can read, over real HTTP. */
import { fail, succeed } from '@shared/result'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { eventually } from '../../../../support/eventually'
import { portOf } from '../../../../support/test-provider'
import { KEYS } from '../../../../support/volleyball-provider'
import { systemClock } from '../../../../../src-main/platform/clock'
import { listOf, startFeed, startMatch, startPull, waitOver } from './match-bench'
import { startStub } from './stub-api'

describe('a refusal', () => {
  it('of the keys names them, and lasts until the user corrects them', async () => {
    const match = await startMatch()
    match.provider.http.areKeysRefused = true
    const { clock, connection, sink } = startPull(match.address)
    const { message } = await sink.reaches('refused')
    expect(message).toContain('client id or secret')
    expect(clock.pendingTimers).toBe(0)
    match.provider.http.areKeysRefused = false
    connection.restart()
    await sink.reaches('live')
  })

  it('of the API key names it', async () => {
    const match = await startMatch()
    const { sink } = startPull(match.address, {
      readKeys: () => Promise.resolve(succeed({ ...KEYS, apiKey: 'wrong-api-key' }))
    })
    expect((await sink.reaches('refused')).message).toContain('Check the API key')
    expect(sink.eventsOf('refused')).toHaveLength(1)
  })

  it('of a fresh token is final', async () => {
    const stub = await startStub()
    stub.replies.events = { status: 401, body: '{"message":"Unauthorized"}' }
    const { sink } = startPull(stub.access())
    expect((await sink.reaches('refused')).message).toContain('belong together. It said: “Unauthorized”.')
    expect(stub.askedAfter).toHaveLength(2)
  })

  it('is immediate if there are no keys', async () => {
    const { sink } = startPull({}, { readKeys: () => Promise.resolve(fail('No keys.')) })
    expect((await sink.reaches('refused')).message).toBe('No keys. Fix this, then reconnect.')
  })

  it.each([
    ['http://feed.example', 'tokenUrl'],
    ['ftp://127.0.0.1', 'tokenUrl'],
    ['no address', 'apiUrl']
  ])('comes from the console if the address would expose the keys: %s', async (url, field) => {
    const stub = await startStub()
    const { sink } = startPull({ ...stub.access(), [field]: url })
    expect((await sink.reaches('refused')).message).toContain('start with https://')
  })
})

describe('a provider in trouble', () => {
  it('that does not know the fixture yet is polled from time to time', async () => {
    const match = await startMatch()
    match.provider.http.failNext('events', { status: 404 })
    const feed = startPull(match.address)
    expect((await feed.sink.reaches('not-started')).message).toContain(
      'two days before their scheduled start'
    )
    expect(feed.sink.eventsOf('not-started')).toHaveLength(1)
    feed.clock.advance(15_000)
    await feed.sink.reaches('live')
  })

  it('that asks for fewer requests is left alone for that long', async () => {
    const match = await startMatch()
    match.provider.http.failNext('events', { status: 429, retryAfterSeconds: 42 })
    const feed = startPull(match.address)
    const { message, nextAttemptMonotonicMs } = await feed.sink.reaches('waiting')
    expect(message).toContain('Too many requests')
    expect(nextAttemptMonotonicMs).toBe(42_000)
    feed.clock.advance(42_000)
    await feed.sink.reaches('live')
  })

  it('is retried at growing intervals', async () => {
    const match = await startMatch()
    match.provider.http.failNext('token', { status: 500 }, 3)
    const feed = startPull(match.address)
    const delaysMs: number[] = []
    for (let attempts = 1; attempts <= 3; attempts += 1) {
      await eventually(`failure ${attempts}`, () => feed.connection.status.attempts === attempts)
      delaysMs.push((feed.connection.status.nextAttemptMonotonicMs ?? 0) - feed.clock.monotonicMs())
      waitOver(feed)
    }
    expect((await feed.sink.reaches('live')).attempts).toBe(0)
    expect(delaysMs).toEqual([...delaysMs].sort((one, other) => one - other))
    expect(feed.sink.eventsOf('failed').map(({ detail }) => detail)).toEqual(Array(3).fill('HTTP 500'))
  })

  it('is not retried at once, as it fails for all courts together', async () => {
    const match = await startMatch()
    match.provider.http.failNext('events', { status: 503 })
    const { sink } = startPull(match.address, { random: () => 0 })
    expect((await sink.reaches('waiting')).nextAttemptMonotonicMs).toBe(500)
  })

  it('that is unreachable is named', async () => {
    const stub = await startStub()
    const access = stub.access()
    await stub.stop()
    const { sink } = startPull(access)
    expect((await sink.reaches('waiting')).message).toContain('Connection refused by host')
  })

  it('that does not answer times out', async () => {
    const stub = await startStub()
    stub.replies.events = { body: null }
    const { clock, sink } = startPull(stub.access())
    await eventually('the question', () => stub.askedAfter.length === 1)
    clock.advance(30_000)
    expect((await sink.reaches('waiting')).message).toContain('does not answer in time')
  })

  it('that never completes the handshake times out sooner', async () => {
    const mute = createServer(() => {})
    mute.listen(0, '127.0.0.1')
    await once(mute, 'listening')
    const accepted = once(mute, 'connection')
    const { clock, sink } = startPull({ tokenUrl: `https://127.0.0.1:${portOf(mute)}/token` })
    await accepted
    clock.advance(10_000)
    expect((await sink.reaches('waiting')).message).toContain('does not answer in time')
    mute.close()
  })

  it('that breaks off in the middle of a list is asked for the rest', async () => {
    const stub = await startStub()
    stub.replies.events = { body: listOf(1, 2, 3).slice(0, -20) }
    const feed = startPull(stub.access())
    expect((await feed.sink.reaches('waiting')).message).toContain('could not be read')
    expect(feed.sink.follower.sequenceIds).toEqual([1, 2])
    stub.replies.events = { body: listOf(3) }
    waitOver(feed)
    await feed.sink.reaches('live')
    expect(stub.askedAfter).toEqual(['0', '2'])
    expect(feed.sink.follower.sequenceIds).toEqual([1, 2, 3])
  })

  it('whose pages do not advance is not asked endlessly', async () => {
    const stub = await startStub()
    stub.replies.events = { body: `{"items":${listOf(1)},"hasMore":true}` }
    const { sink } = startPull(stub.access())
    expect((await sink.reaches('waiting')).message).toContain('does not continue')
    expect(stub.askedAfter).toEqual(['0', '1'])
  })

  it('that sends more than any match can hold is cut off', async () => {
    const stub = await startStub()
    stub.replies.events = { body: `[${' '.repeat(64 * 1024 * 1024)}]` }
    const { sink } = startPull(stub.access())
    expect((await sink.reaches('waiting')).message).toContain('more than 64 MiB')
  })

  it('that sends anything but a list is retried', async () => {
    const stub = await startStub()
    stub.replies.token = { body: '<html>' }
    const { sink } = startPull(stub.access())
    expect((await sink.reaches('waiting')).message).toContain('It contains no access token')
  })

  it.each([null, -5, 'soon', {}])(
    'that gives %o as the lifetime of its token still gives a valid token',
    async (life) => {
      const stub = await startStub()
      stub.replies.token = { body: JSON.stringify({ access_token: 'a-good-token', expires_in: life }) }
      await startPull(stub.access()).sink.reaches('live')
    }
  )

  it('has its undecodable messages passed on', async () => {
    const stub = await startStub()
    stub.replies.events = { body: '[{"no":"number"},{"sequenceId":1,"broken":true}]' }
    const { sink } = startPull(stub.access())
    await sink.reaches('live')
    expect(sink.frames).toEqual(['{"sequenceId":1,"broken":true}', '{"no":"number"}'])
  })
})

describe('access to push', () => {
  it.each([{}, { channelName: null, expiresAtUtc: null }, { channelName: 7, expiresAtUtc: 12_345 }])(
    'needs only a token, and one that push rejects is distinguished from a missing service: %o',
    async (more) => {
      const match = await startMatch()
      const stub = await startStub()
      stub.replies.access = { body: JSON.stringify({ accessToken: 'nobody-knows-this-token', ...more }) }
      const { realtimeUrl } = match.address
      const access = { ...stub.access(), delivery: 'push', realtimeUrl } as const
      const { sink } = startFeed(systemClock, access)
      expect((await sink.reaches('waiting')).message).toBe(
        'The push service rejected the provider’s token. Requesting a new one.'
      )
    }
  )
})
