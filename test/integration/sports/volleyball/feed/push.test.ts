/** Match events by push: the real library against a real push service. */
import { describe, expect, it } from 'vitest'
import type { Clock } from '../../../../../src-main/platform/clock'
import { countingClock } from '../../../../support/counting-clock'
import { eventually } from '../../../../support/eventually'
import { ManualClock } from '../../../../support/manual-clock'
import { envelopeText, ToldMatch } from '../../../../support/volleyball-provider'
import { MatchSink, startFeed, startMatch, startPush, type MatchFeed } from './match-bench'

async function goLive(
  match: ToldMatch,
  ...options: [Parameters<typeof startPush>[1]?]
): Promise<MatchFeed<Clock>> {
  const feed = startPush(match, ...options)
  await feed.sink.reaches('live')
  return feed
}

const holds = (sink: MatchSink, ...sequenceIds: readonly number[]): Promise<void> =>
  eventually(
    `the messages ${sequenceIds.join()}`,
    () => sink.follower.sequenceIds.join() === sequenceIds.join()
  )

describe('push', () => {
  it('opens the channel, fetches everything, and continues with what is pushed', async () => {
    const match = await startMatch()
    match.tell(1, 2)
    const { sink } = await goLive(match)
    expect(sink.states).toEqual(['resolving', 'authorising', 'connecting', 'catching-up', 'live'])
    expect(sink.eventsOf('pulled')).toEqual([{ kind: 'pulled', from: 1, records: 2 }])
    match.tell(3)
    await holds(sink, 1, 2, 3)
    expect(sink.frames.at(-1)).toBe(envelopeText(3))
  })

  it('accepts messages as text and as objects', async () => {
    const match = await startMatch({ pushData: 'object' })
    const { sink } = await goLive(match)
    match.tell(1)
    await holds(sink, 1)
    expect(JSON.parse(sink.frames[0] ?? '')).toEqual(JSON.parse(envelopeText(1)))
  })

  it('passes on unreadable messages, and mistakes no heartbeat for one', async () => {
    const match = await startMatch()
    const { sink } = await goLive(match)
    match.channel.pushHeartbeat()
    match.channel.push('{"broken')
    await sink.receives(1)
    expect(sink.frames).toEqual(['{"broken'])
  })

  it('counts heartbeats as signs of life', async () => {
    const match = await startMatch()
    const { connection, sink } = await goLive(match)
    const heardAt = connection.status.lastHeartbeatMonotonicMs ?? Number.NaN
    match.channel.pushHeartbeat()
    await eventually('a later one', () => (connection.status.lastHeartbeatMonotonicMs ?? 0) > heardAt)
    expect(sink.states.at(-1)).toBe('live')
  })

  it('leaves nothing behind', async () => {
    const match = await startMatch()
    const { clock, pending } = countingClock()
    const { connection, sink } = startFeed(clock, match.address)
    await sink.reaches('live')
    connection.stop()
    const told = sink.statuses.length
    match.tell(1)
    expect(pending()).toBe(0)
    expect(sink.states.at(-1)).toBe('idle')
    // The provider has nobody left to wait for.
    await match.provider.stopListening()
    expect(sink.statuses).toHaveLength(told)
    expect(sink.frames).toEqual([])
  })

  it('can be ended in the middle of a list', async () => {
    const match = await startMatch()
    match.tell(1, 2, 3)
    const { clock, pending } = countingClock()
    const { connection, sink } = startFeed(clock, match.address)
    sink.onFrame = () => connection.finish()
    await sink.reaches('finished')
    expect(sink.follower.sequenceIds).toEqual([1])
    expect(pending()).toBe(0)
  })
})

describe('a dropped connection', () => {
  it('for a short time loses nothing, and nothing is fetched again', async () => {
    const match = await startMatch()
    match.tell(1)
    const { sink } = await goLive(match)
    match.provider.push.breakAll()
    match.tell(2, 3)
    await holds(sink, 1, 2, 3)
    await sink.reaches('live')
    expect(sink.states).toContain('waiting')
    expect(sink.eventsOf('pulled')).toHaveLength(1)
    expect(sink.eventsOf('continuity-lost')).toEqual([])
  })

  it('for a long time is reported, and what was missed is fetched', async () => {
    const match = await startMatch({ connectionStateTtlMs: 150 })
    match.tell(1)
    const { sink } = await goLive(match)
    await match.provider.stopListening()
    await eventually('the long drop', () =>
      sink.statuses.some(({ message }) => message.includes('for so long'))
    )
    match.tell(2, 3)
    await match.provider.listen()
    await sink.reaches('live')
    await holds(sink, 1, 2, 3)
    expect(sink.eventsOf('continuity-lost')).toHaveLength(1)
    expect(sink.eventsOf('pulled').at(-1)).toEqual({ kind: 'pulled', from: 2, records: 2 })
    match.tell(4)
    await holds(sink, 1, 2, 3, 4)
  })

  it('that the service has forgotten is treated as a long one, however short', async () => {
    const match = await startMatch()
    match.tell(1)
    const { sink } = await goLive(match)
    match.provider.push.forgetAll()
    match.tell(2)
    await eventually('the loss', () => sink.eventsOf('continuity-lost').length === 1)
    await sink.reaches('live')
    await holds(sink, 1, 2)
  })

  it('without a close is noticed by the silence', async () => {
    const match = await startMatch({ maxIdleIntervalMs: 100 })
    const { sink } = await goLive(match, {
      pushTimings: { retryMs: 50, lateRetryMs: 50, answerLimitMs: 200 }
    })
    match.provider.push.freeze()
    await eventually('the drop', () => sink.states.includes('waiting'))
    match.provider.push.thaw()
    // The attempt that began meanwhile was not heard, and would be waited for.
    match.provider.push.breakAll()
    match.tell(1)
    await sink.reaches('live')
    await holds(sink, 1)
  })

  it('to a stopped provider recovers without the user', async () => {
    const match = await startMatch({ connectionStateTtlMs: 150 })
    const { connection, sink } = await goLive(match)
    await match.provider.stopListening()
    const { message, attempts } = await sink.reaches('waiting')
    expect(message).toContain('Push service')
    expect(attempts).toBeGreaterThan(0)
    await match.provider.listen()
    expect((await sink.reaches('live')).attempts).toBe(0)
    expect(connection.status.nextAttemptMonotonicMs).toBeNull()
  })

  it('during the fetch leaves no gap', async () => {
    const match = await startMatch()
    match.provider.http.failNext('events', { status: 503, retryAfterSeconds: 1 })
    match.tell(1)
    const { sink } = startPush(match)
    expect((await sink.reaches('waiting')).message).toContain('overloaded')
    match.provider.push.forgetAll()
    match.tell(2)
    await sink.reaches('live')
    await holds(sink, 1, 2)
  })
})

describe('a hole', () => {
  it('is filled at once, and push goes on', async () => {
    const match = await startMatch()
    const { connection, sink } = await goLive(match)
    match.channel.failNext('withhold')
    match.tell(1, 2)
    await holds(sink, 2)
    connection.requestFromHole()
    await holds(sink, 2, 1)
    await sink.reaches('live')
    match.tell(3)
    await holds(sink, 2, 1, 3)
    expect(sink.eventsOf('continuity-lost')).toEqual([])
  })

  it('waits if the provider asks for fewer requests, while push continues', async () => {
    const match = await startMatch()
    const { connection, sink } = await goLive(match)
    match.channel.failNext('withhold')
    match.provider.http.failNext('events', { status: 429, retryAfterSeconds: 1 })
    match.tell(1, 2)
    await holds(sink, 2)
    connection.requestFromHole()
    expect((await sink.reaches('waiting')).message).toContain('Too many requests')
    match.tell(3)
    await holds(sink, 2, 3)
    await sink.reaches('live')
    await holds(sink, 2, 3, 1)
  })
})

describe('the push token', () => {
  it('is renewed again and again while messages come', async () => {
    const clock = new ManualClock(Date.now())
    const match = await startMatch({ clock, pushTokenLifeMs: 60_000 })
    const { sink } = await goLive(match)
    for (let renewals = 1; renewals <= 3; renewals += 1) {
      clock.advance(30_000)
      await eventually(`renewal ${renewals}`, () => sink.eventsOf('token-renewed').length >= renewals)
      match.tell(renewals)
      await sink.receives(renewals)
    }
    expect(sink.states.filter((state) => state === 'live')).toHaveLength(1)
    expect(sink.states.at(-1)).toBe('live')
  })

  it('that expired unnoticed is renewed, and nothing is lost', async () => {
    const match = await startMatch()
    const { sink } = await goLive(match)
    match.provider.expireTokens()
    match.tell(1)
    await eventually('the renewal', () => sink.eventsOf('token-renewed').length === 1)
    await holds(sink, 1)
    await sink.reaches('live')
  })

  it('that the provider no longer renews ends with a reason', async () => {
    const match = await startMatch()
    const { sink } = await goLive(match)
    match.provider.http.areKeysRefused = true
    match.provider.expireTokens()
    expect((await sink.reaches('refused')).message).toContain('Check both')
  })

  it('is never shown', async () => {
    const match = await startMatch({ pushTokenLifeMs: 500 })
    const { sink } = await goLive(match)
    await eventually('a renewal', () => sink.eventsOf('token-renewed').length > 0)
    match.provider.push.forgetAll()
    await eventually('the loss', () => sink.eventsOf('continuity-lost').length > 0)
    expect(sink.everything).not.toContain('simulated.')
  })
})

describe('the service', () => {
  it('that rejects every connection is retried', async () => {
    const match = await startMatch()
    match.provider.push.isRefusing = true
    const { sink } = startPush(match)
    expect((await sink.reaches('waiting')).message).toContain('unreachable')
    match.provider.push.isRefusing = false
    await sink.reaches('live')
  })

  it('that has no such channel is not retried forever', async () => {
    const match = await startMatch()
    const { sink } = startPush(match, {
      fixture: { sourceId: 'SimSource', sportId: 91_189, fixtureId: 'unknown' }
    })
    expect((await sink.reaches('not-started')).message).toContain('Unknown fixture')
  })
})
