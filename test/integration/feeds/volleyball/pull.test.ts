/** Match events by polling, over real HTTP. */
import { fail, succeed } from '@shared/result'
import { once } from 'node:events'
import { Agent } from 'node:http'
import { Agent as SecureAgent, createServer as createSecureServer } from 'node:https'
import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { eventually } from '../../../support/eventually'
import { ManualClock } from '../../../support/manual-clock'
import { portOf } from '../../../support/test-provider'
import { envelopeText, KEYS } from '../../../support/volleyball-provider'
import { SELF_SIGNED } from '../self-signed-certificate'
import { startFeed, startMatch, type MatchFeed } from './match-bench'
import { ACCESS_TOKEN, StubApi } from './stub-api'

const stubs: StubApi[] = []
afterEach(async () => {
  await Promise.all(stubs.splice(0).map((stub) => stub.stop()))
})

async function startStub(...server: Parameters<typeof StubApi.start>): Promise<StubApi> {
  const stub = await StubApi.start(...server)
  stubs.push(stub)
  return stub
}

const startPull = (
  access: Parameters<typeof startFeed>[1],
  options?: Parameters<typeof startFeed>[2]
): MatchFeed<ManualClock> =>
  startFeed(new ManualClock(), { ...access, delivery: 'pull', pollSeconds: 10 }, options)

/** Lets the wait pass that the connection has said it makes. */
const waitOver = ({ clock, connection }: MatchFeed<ManualClock>): void => {
  const { nextAttemptMonotonicMs } = connection.status
  if (nextAttemptMonotonicMs === null) throw new Error('Nothing is waited for')
  clock.advance(nextAttemptMonotonicMs - clock.monotonicMs())
}

const listOf = (...sequenceIds: readonly number[]): string => `[${sequenceIds.map(envelopeText).join()}]`

describe('polling', () => {
  it('fetches all that there is, page by page, and then what is new', async () => {
    const match = await startMatch({ pullReply: { kind: 'pages', size: 2 } })
    match.tell(1, 2, 3, 4, 5)
    const { clock, sink } = startPull(match.address)
    await sink.reaches('live')
    expect(sink.states).toEqual(['resolving', 'authorising', 'live'])
    expect(sink.follower.sequenceIds).toEqual([1, 2, 3, 4, 5])
    expect(sink.frames[0]).toBe(envelopeText(1))
    match.tell(6)
    clock.advance(10_000)
    await sink.receives(6)
    expect(sink.follower.sequenceIds).toEqual([1, 2, 3, 4, 5, 6])
    expect(sink.eventsOf('pulled')).toEqual([
      { kind: 'pulled', from: 1, records: 5 },
      { kind: 'pulled', from: 6, records: 1 }
    ])
  })

  it('hears the provider with every poll, also when there is nothing new', async () => {
    const match = await startMatch()
    const { clock, connection, sink } = startPull(match.address)
    await sink.reaches('live')
    expect(connection.status.lastHeartbeatMonotonicMs).toBe(0)
    clock.advance(10_000)
    await eventually('the second poll', () => connection.status.lastHeartbeatMonotonicMs === 10_000)
    expect(connection.status.state).toBe('live')
  })

  it('hands nothing on twice when the server sends all every time', async () => {
    const stub = await startStub()
    stub.replies.events = { body: listOf(1, 2, 3) }
    const { clock, connection, sink } = startPull(stub.access())
    await sink.reaches('live')
    stub.replies.events = { body: listOf(1, 2, 3, 4) }
    clock.advance(10_000)
    await eventually('the second poll', () => connection.status.lastHeartbeatMonotonicMs === 10_000)
    expect(sink.follower.sequenceIds).toEqual([1, 2, 3, 4])
    expect(stub.askedAfter).toEqual(['0', '3'])
  })

  it('asks at once for what is missing', async () => {
    const stub = await startStub()
    stub.replies.events = { body: listOf(1, 3) }
    const { connection, sink } = startPull(stub.access())
    await sink.reaches('live')
    stub.replies.events = { body: listOf(2, 3) }
    connection.requestFromHole()
    await sink.receives(3)
    expect(sink.follower.sequenceIds).toEqual([1, 3, 2])
    expect(sink.follower.hasHole).toBe(false)
    expect(sink.eventsOf('hole-requested')).toEqual([{ kind: 'hole-requested', startPosition: 2 }])
  })

  it('fetches again from where an operator wants it to, once', async () => {
    const match = await startMatch({ pullReply: { kind: 'pages', size: 2 } })
    match.tell(1, 2, 3, 4, 5)
    const { clock, connection, sink } = startPull(match.address)
    await sink.reaches('live')
    sink.wishedPosition = 3
    connection.restart()
    await sink.reaches('live')
    expect(sink.follower.sequenceIds).toEqual([1, 2, 3, 4, 5, 3, 4, 5])
    expect(sink.eventsOf('pulled').at(-1)).toEqual({ kind: 'pulled', from: 3, records: 3 })
    match.tell(6)
    clock.advance(10_000)
    await sink.receives(9)
    expect(sink.follower.sequenceIds.at(-1)).toBe(6)
  })

  it('may be ended in the middle of a list', async () => {
    const stub = await startStub()
    stub.replies.events = { body: listOf(1, 2, 3) }
    const { clock, connection, sink } = startPull(stub.access())
    sink.onFrame = () => connection.finish()
    await sink.reaches('finished')
    expect(sink.follower.sequenceIds).toEqual([1])
    expect(clock.pendingTimers).toBe(0)
  })

  it('leaves nothing behind', async () => {
    const stub = await startStub()
    const { clock, connection, sink } = startPull(stub.access())
    await sink.reaches('live')
    connection.stop()
    expect(sink.statuses.at(-1)?.state).toBe('idle')
    expect(clock.pendingTimers).toBe(0)
    await eventually('all sockets are closed', async () => (await stub.openSockets()) === 0)
  })

  it('breaks off what is under way when it is stopped', async () => {
    const stub = await startStub()
    stub.replies.events = { body: null }
    const { clock, connection, sink } = startPull(stub.access())
    await eventually('the question', () => stub.askedAfter.length === 1)
    connection.stop()
    await eventually('all sockets are closed', async () => (await stub.openSockets()) === 0)
    expect(clock.pendingTimers).toBe(0)
    expect(sink.states.at(-1)).toBe('idle')
  })

  it('begins anew after the computer slept, and goes on behind what it has', async () => {
    const stub = await startStub()
    stub.replies.events = { body: listOf(1, 2) }
    const feed = startPull(stub.access())
    await feed.sink.reaches('live')
    feed.connection.systemResumed()
    expect((await feed.sink.reaches('waiting')).message).toContain('was asleep')
    waitOver(feed)
    await feed.sink.reaches('live')
    expect(stub.askedAfter).toEqual(['0', '2'])
  })

  it('takes the place of push where the network needs a proxy or certificates', async () => {
    const match = await startMatch()
    match.tell(1)
    const agent = new Agent()
    const { sink } = startFeed(new ManualClock(), match.address, {
      socketOptionsFor: () => Promise.resolve({ agent })
    })
    expect((await sink.reaches('live')).message).toContain('push cannot use this network’s proxy')
    expect(sink.follower.sequenceIds).toEqual([1])
  })
})

describe('the access token', () => {
  it('is asked for once', async () => {
    const stub = await startStub()
    const { clock, sink } = startPull(stub.access())
    await sink.reaches('live')
    clock.advance(10_000)
    await eventually('the second poll', () => stub.askedAfter.length === 2)
    expect(stub.requests.filter((url) => url === '/token')).toHaveLength(1)
  })

  it('is renewed before it expires', async () => {
    const stub = await startStub()
    const { clock, connection, sink } = startPull(stub.access())
    await sink.reaches('live')
    clock.advance(3_540_000)
    await eventually('the next poll', () => connection.status.lastHeartbeatMonotonicMs === 3_540_000)
    expect(stub.requests.filter((url) => url === '/token')).toHaveLength(2)
  })

  it('is renewed when the provider does not accept it any more', async () => {
    const match = await startMatch()
    const { clock, connection, sink } = startPull(match.address)
    await sink.reaches('live')
    match.provider.expireTokens()
    match.tell(1)
    clock.advance(10_000)
    await sink.receives(1)
    expect(connection.status.state).toBe('live')
    expect(sink.states).not.toContain('waiting')
  })
})

describe('a refusal', () => {
  it('of the keys names them, and lasts until the user has corrected it', async () => {
    const match = await startMatch()
    match.provider.http.areKeysRefused = true
    const { clock, connection, sink } = startPull(match.address)
    const { message } = await sink.reaches('refused')
    expect(message).toContain('client id and its secret')
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
    expect((await sink.reaches('refused')).message).toContain('belong together. It says: “Unauthorized”.')
    expect(stub.askedAfter).toHaveLength(2)
  })

  it('is not needed where there are no keys', async () => {
    const { sink } = startPull({}, { readKeys: () => Promise.resolve(fail('There are no keys.')) })
    expect((await sink.reaches('refused')).message).toBe('There are no keys. Correct this, then reconnect.')
  })

  it.each([
    ['http://feed.example', 'tokenUrl'],
    ['ftp://127.0.0.1', 'tokenUrl'],
    ['no address', 'apiUrl']
  ])('is ours when the address would show the keys to everybody: %s', async (url, field) => {
    const stub = await startStub()
    const { sink } = startPull({ ...stub.access(), [field]: url })
    expect((await sink.reaches('refused')).message).toContain('begin with https://')
  })
})

describe('a provider in trouble', () => {
  it('that does not know the fixture yet is asked again from time to time', async () => {
    const match = await startMatch()
    match.provider.http.failNext('events', { status: 404 })
    const feed = startPull(match.address)
    expect((await feed.sink.reaches('not-started')).message).toContain('two days before its scheduled start')
    expect(feed.sink.eventsOf('not-started')).toHaveLength(1)
    feed.clock.advance(15_000)
    await feed.sink.reaches('live')
  })

  it('that asks for fewer requests is left alone for so long', async () => {
    const match = await startMatch()
    match.provider.http.failNext('events', { status: 429, retryAfterSeconds: 42 })
    const feed = startPull(match.address)
    const { message, nextAttemptMonotonicMs } = await feed.sink.reaches('waiting')
    expect(message).toContain('fewer requests')
    expect(nextAttemptMonotonicMs).toBe(42_000)
    feed.clock.advance(42_000)
    await feed.sink.reaches('live')
  })

  it('is tried again ever later', async () => {
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

  it('that is not there is named', async () => {
    const stub = await startStub()
    const access = stub.access()
    await stubs.pop()?.stop()
    const { sink } = startPull(access)
    expect((await sink.reaches('waiting')).message).toContain('accepts no connections')
  })

  it('that does not answer is not waited for without end', async () => {
    const stub = await startStub()
    stub.replies.events = { body: null }
    const { clock, sink } = startPull(stub.access())
    await eventually('the question', () => stub.askedAfter.length === 1)
    clock.advance(30_000)
    expect((await sink.reaches('waiting')).message).toContain('does not answer in time')
  })

  it('that never completes the handshake is not waited for as long', async () => {
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

  it('that breaks off in the middle of a list: what came is taken, the rest asked for', async () => {
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

  it('whose pages do not go on is not asked without end', async () => {
    const stub = await startStub()
    stub.replies.events = { body: `{"items":${listOf(1)},"hasMore":true}` }
    const { sink } = startPull(stub.access())
    expect((await sink.reaches('waiting')).message).toContain('does not go on')
    expect(stub.askedAfter).toEqual(['0', '1'])
  })

  it('that sends more than any match can be is not listened to', async () => {
    const stub = await startStub()
    stub.replies.events = { body: `[${' '.repeat(64 * 1024 * 1024)}]` }
    const { sink } = startPull(stub.access())
    expect((await sink.reaches('waiting')).message).toContain('more than 64 MiB')
  })

  it('that sends anything but a list is tried again', async () => {
    const stub = await startStub()
    stub.replies.token = { body: '<html>' }
    const { sink } = startPull(stub.access())
    expect((await sink.reaches('waiting')).message).toContain('It holds no access token')
  })

  it('hands on what cannot be decoded', async () => {
    const stub = await startStub()
    stub.replies.events = { body: '[{"no":"number"},{"sequenceId":1,"broken":true}]' }
    const { sink } = startPull(stub.access())
    await sink.reaches('live')
    expect(sink.frames).toEqual(['{"sequenceId":1,"broken":true}', '{"no":"number"}'])
  })
})

describe('secrets', () => {
  const keys = { clientId: 'client-id-1', clientSecret: 'client-secret-2', apiKey: 'api-key-number-3' }
  const all = JSON.stringify({ ...keys, token: ACCESS_TOKEN })

  it('are not shown where the provider repeats them', async () => {
    const stub = await startStub()
    stub.replies.events = { body: `[{"sequenceId":1,"note":${all}}]` }
    const feed = startPull(stub.access(), { readKeys: () => Promise.resolve(succeed(keys)) })
    await feed.sink.reaches('live')
    stub.replies.events = {
      status: 403,
      body: JSON.stringify({ error: all, message: all })
    }
    feed.clock.advance(10_000)
    await feed.sink.reaches('refused')
    for (const secret of [...Object.values(keys), ACCESS_TOKEN])
      expect(feed.sink.everything).not.toContain(secret)
    expect(feed.sink.frames[0]).toContain('"clientSecret":"•••"')
  })
})

describe('a secure connection', () => {
  const secure = (): Promise<StubApi> => startStub(createSecureServer(SELF_SIGNED))

  it('is not made to a server whose certificate nobody vouches for', async () => {
    const stub = await secure()
    const { sink } = startPull(stub.access(`https://127.0.0.1:${stub.port}`))
    expect((await sink.reaches('waiting')).message).toContain('not signed by an authority')
    expect(stub.requests).toEqual([])
  })

  it('is not made with TLS 1.1', async () => {
    const stub = await startStub(
      createSecureServer({
        ...SELF_SIGNED,
        minVersion: 'TLSv1',
        maxVersion: 'TLSv1.1',
        ciphers: 'DEFAULT@SECLEVEL=0'
      })
    )
    const { sink } = startPull(stub.access(`https://127.0.0.1:${stub.port}`))
    expect((await sink.reaches('waiting')).message).toContain('TLS 1.2 or later')
  })

  it('uses the agent and the certificates that the network needs', async () => {
    const stub = await secure()
    const agent = new SecureAgent({
      lookup: (_name, _options, found) => found(null, [{ address: '127.0.0.1', family: 4 }])
    })
    const { sink } = startPull(stub.access(`https://feed.test:${stub.port}`), {
      socketOptionsFor: () => Promise.resolve({ agent, ca: [SELF_SIGNED.cert] })
    })
    await sink.reaches('live')
    expect(stub.askedAfter).toEqual(['0'])
  })
})
