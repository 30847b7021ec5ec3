import { afterEach, describe, expect, it } from 'vitest'
import { eventually } from '../../../support/eventually'
import { ManualClock } from '../../../support/manual-clock'
import { envelopeText, ToldMatch, type Subscriber } from '../../../support/volleyball-provider'

const running: ToldMatch[] = []

async function start(...options: Parameters<typeof ToldMatch.start>): Promise<ToldMatch> {
  const match = await ToldMatch.start(...options)
  running.push(match)
  return match
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((match) => match.stop()))
})

const received = (subscriber: Subscriber, ...sequenceIds: readonly number[]): Promise<void> =>
  eventually(
    `the envelopes ${sequenceIds.join(', ')}`,
    () => subscriber.sequenceIds.join() === sequenceIds.join()
  )

const stateOf = (subscriber: Subscriber, state: string): Promise<void> =>
  eventually(`the state ${state}`, () => subscriber.client.connection.state === state)

describe('a subscriber', () => {
  it('gets what is published after it attaches', async () => {
    const match = await start()
    match.tell(1)
    const subscriber = await match.subscriber()
    match.tell(2, 3)
    await received(subscriber, 2, 3)
    expect(subscriber.messages.map(({ data }) => data as unknown)).toEqual([envelopeText(2), envelopeText(3)])
    expect(
      subscriber.messages.every(({ id, timestamp }) => id !== undefined && timestamp !== undefined)
    ).toBe(true)
    expect(subscriber.connectionStates).toEqual(['connected'])
    expect(subscriber.resumptions).toEqual([false])
  })

  it('gets objects where the provider sends objects', async () => {
    const match = await start({ pushData: 'object' })
    const subscriber = await match.subscriber()
    match.tell(1)
    await received(subscriber, 1)
    expect(subscriber.messages[0]?.data).toEqual(JSON.parse(envelopeText(1)))
  })

  it('gets nothing after it detaches, and only what is new after it attaches again', async () => {
    const match = await start()
    const subscriber = await match.subscriber()
    await subscriber.channel.detach()
    match.tell(1)
    await subscriber.channel.attach()
    match.tell(2)
    await received(subscriber, 2)
    expect(subscriber.resumptions).toEqual([false, false])
  })

  it('may not attach to another channel than its token is for', async () => {
    const match = await start()
    const subscriber = await match.subscriber()
    const other = subscriber.client.channels.get('match-events:Volleyball:v1:9:SimSource')
    await expect(other.attach()).rejects.toMatchObject({ code: 40_160 })
  })

  it('gets an answer to a ping', async () => {
    const match = await start()
    const subscriber = await match.subscriber()
    expect(await subscriber.client.connection.ping()).toBeGreaterThanOrEqual(0)
  })

  it('can close', async () => {
    const match = await start()
    const subscriber = await match.subscriber()
    subscriber.client.close()
    await stateOf(subscriber, 'closed')
  })

  it('stays connected for much longer than the promised idle interval', async () => {
    const match = await start({ maxIdleIntervalMs: 50 })
    // How much later than promised a sign of life may come: so long that no busy machine is taken for a silent one.
    const subscriber = await match.subscriber({ realtimeRequestTimeout: 3_000 })
    const aliveUntil = performance.now() + 4_000
    await eventually('some time', () => performance.now() > aliveUntil)
    expect(subscriber.connectionStates).toEqual(['connected'])
  })
})

describe('a connection that breaks', () => {
  it('is resumed with exactly what was missed, in order', async () => {
    const match = await start()
    const subscriber = await match.subscriber()
    match.tell(1, 2)
    await received(subscriber, 1, 2)
    const { id } = subscriber.client.connection
    match.provider.push.isRefusing = true
    match.provider.push.breakAll()
    await stateOf(subscriber, 'disconnected')
    match.tell(3, 4)
    match.provider.push.isRefusing = false
    await received(subscriber, 1, 2, 3, 4)
    match.tell(5)
    await received(subscriber, 1, 2, 3, 4, 5)
    expect(subscriber.resumptions).toEqual([false, true])
    expect(subscriber.client.connection.id).toBe(id)
  })

  it('resends what was in transit when it broke', async () => {
    const match = await start()
    const subscriber = await match.subscriber()
    match.tell(1)
    match.provider.push.breakAll()
    match.tell(2)
    await received(subscriber, 1, 2)
  })

  it('loses and repeats nothing while it breaks again and again', async () => {
    const match = await start()
    const subscriber = await match.subscriber()
    const sequenceIds = Array.from({ length: 400 }, (_, index) => index + 1)
    for (const sequenceId of sequenceIds) {
      match.tell(sequenceId)
      if (sequenceId % 130 === 0) {
        match.provider.push.breakAll()
        await eventually('the return', () => subscriber.resumptions.length > sequenceId / 130)
      }
    }
    await received(subscriber, ...sequenceIds)
    expect(subscriber.resumptions).toEqual([false, true, true, true])
  })

  it('starts afresh, without what was missed, once it can no longer be resumed', async () => {
    const match = await start({ connectionStateTtlMs: 200 })
    const subscriber = await match.subscriber()
    match.tell(1)
    await received(subscriber, 1)
    match.provider.push.isRefusing = true
    match.provider.push.breakAll()
    await eventually('suspension', () => subscriber.channel.state === 'suspended')
    match.tell(2)
    match.provider.push.isRefusing = false
    await eventually('another attachment', () => subscriber.resumptions.length === 2)
    match.tell(3)
    await received(subscriber, 1, 3)
    expect(subscriber.resumptions).toEqual([false, false])
    expect(subscriber.connectionStates).toContain('suspended')
  })

  it('loses continuity, however quickly it returns, if the provider forgets it', async () => {
    const match = await start()
    const subscriber = await match.subscriber()
    match.tell(1)
    await received(subscriber, 1)
    const { id } = subscriber.client.connection
    match.provider.push.forgetAll()
    match.tell(2)
    await eventually('another attachment', () => subscriber.resumptions.length === 2)
    match.tell(3)
    await received(subscriber, 1, 3)
    expect(subscriber.resumptions).toEqual([false, false])
    expect(subscriber.client.connection.id).not.toBe(id)
    expect(subscriber.client.connection.errorReason.code).toBe(80_008)
    expect(subscriber.channel.errorReason.code).toBe(90_003)
  })

  it('is resumed after the provider was unreachable', async () => {
    const match = await start()
    const subscriber = await match.subscriber()
    const address = match.address
    await match.provider.stopListening()
    await stateOf(subscriber, 'disconnected')
    match.tell(1)
    await match.provider.listen()
    expect(match.address).toEqual(address)
    await received(subscriber, 1)
    expect(subscriber.resumptions).toEqual([false, true])
  })
})

describe('a token', () => {
  it('is renewed on the same connection before it expires', async () => {
    const clock = new ManualClock()
    const match = await start({ clock, pushTokenLifeMs: 10_000 })
    const subscriber = await match.subscriber()
    const updates: unknown[] = []
    subscriber.client.connection.on('update', ({ reason }) => updates.push(reason))
    for (let renewals = 1; renewals <= 3; renewals += 1) {
      clock.advance(5_000)
      await eventually(`renewal ${renewals}`, () => updates.length === renewals)
    }
    match.tell(1)
    await received(subscriber, 1)
    expect(updates).toEqual([undefined, undefined, undefined])
    expect(subscriber.connectionStates).toEqual(['connected'])
  })

  it('that expires suddenly is replaced, and nothing is lost', async () => {
    const match = await start()
    const subscriber = await match.subscriber()
    const codes: unknown[] = []
    subscriber.client.connection.on('disconnected', ({ reason }) => codes.push(reason?.code))
    match.provider.expireTokens()
    match.tell(1)
    await received(subscriber, 1)
    expect(codes).toEqual([40_142])
    expect(subscriber.resumptions).toEqual([false, true])
  })

  it('that is not renewed ends the connection', async () => {
    const match = await start({ pushTokenLifeMs: 500 })
    const { accessToken } = await match.liveAccess()
    const subscriber = await match.subscriber({
      authCallback: (_, callback) => callback(null, accessToken)
    })
    await stateOf(subscriber, 'disconnected')
    expect(subscriber.client.connection.errorReason.code).toBe(40_142)
  })

  it('that was never issued opens nothing', async () => {
    const match = await start()
    const subscriber = await match.client({ authCallback: (_, callback) => callback(null, 'made.up') })
    await stateOf(subscriber, 'disconnected')
    expect(subscriber.client.connection.errorReason.code).toBe(40_140)
    expect(subscriber.connectionStates).not.toContain('connected')
  })
})

describe('on demand', () => {
  it('envelopes are withheld, repeated and reordered', async () => {
    const match = await start()
    const subscriber = await match.subscriber()
    match.channel.failNext('withhold')
    match.channel.failNext('duplicate')
    match.channel.failNext('reorder')
    match.tell(1, 2, 3, 4, 5)
    await received(subscriber, 2, 2, 4, 3, 5)
  })

  it('heartbeats and arbitrary text come among them', async () => {
    const match = await start()
    const subscriber = await match.subscriber()
    const long = 'x'.repeat(5_000_000)
    match.channel.pushHeartbeat()
    match.channel.push('{"sequenceId":')
    match.channel.push(long)
    match.provider.push.sendTextToAll('no message of the protocol')
    match.tell(1)
    await eventually('four messages', () => subscriber.messages.length === 4)
    expect(subscriber.messages.map(({ name }) => name)).toEqual([
      'heartbeat',
      'match-event',
      'match-event',
      'match-event'
    ])
    expect(subscriber.messages.map(({ data }) => data as unknown)).toEqual([
      '{}',
      '{"sequenceId":',
      long,
      envelopeText(1)
    ])
  })

  it('the provider falls silent, is given up by the client, and resumes with what was missed', async () => {
    const match = await start({ maxIdleIntervalMs: 50 })
    const subscriber = await match.subscriber({ realtimeRequestTimeout: 300 })
    match.provider.push.freeze()
    match.tell(1)
    await eventually('the loss', () => subscriber.connectionStates.includes('disconnected'))
    match.provider.push.thaw()
    await received(subscriber, 1)
    expect(subscriber.resumptions).toEqual([false, true])
  })

  it('a short silence loses nothing', async () => {
    const match = await start()
    const subscriber = await match.subscriber()
    match.provider.push.freeze()
    match.tell(1, 2)
    match.provider.push.thaw()
    await received(subscriber, 1, 2)
    expect(subscriber.resumptions).toEqual([false])
  })
})
