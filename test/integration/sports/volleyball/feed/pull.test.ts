/** Match events by polling, over real HTTP. */
import { Agent } from 'node:http'
import { describe, expect, it } from 'vitest'
import { eventually } from '../../../../support/eventually'
import { ManualClock } from '../../../../support/manual-clock'
import { envelopeText } from '../../../../support/volleyball-provider'
import { listOf, startFeed, startMatch, startPull, waitOver } from './match-bench'
import { startStub } from './stub-api'

describe('polling', () => {
  it('fetches everything, page by page, and then what is new', async () => {
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

  it('counts every poll as a sign of life, even without news', async () => {
    const match = await startMatch()
    const { clock, connection, sink } = startPull(match.address)
    await sink.reaches('live')
    expect(connection.status.lastHeartbeatMonotonicMs).toBe(0)
    clock.advance(10_000)
    await eventually('the second poll', () => connection.status.lastHeartbeatMonotonicMs === 10_000)
    expect(connection.status.state).toBe('live')
  })

  it('passes nothing on twice if the server sends everything every time', async () => {
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

  it('requests missing messages at once', async () => {
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

  it('fetches again from where the operator asks, once', async () => {
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

  it('can be ended in the middle of a list', async () => {
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

  it('aborts a request when stopped', async () => {
    const stub = await startStub()
    stub.replies.events = { body: null }
    const { clock, connection, sink } = startPull(stub.access())
    await eventually('the question', () => stub.askedAfter.length === 1)
    connection.stop()
    await eventually('all sockets are closed', async () => (await stub.openSockets()) === 0)
    expect(clock.pendingTimers).toBe(0)
    expect(sink.states.at(-1)).toBe('idle')
  })

  it('restarts after the computer slept, and continues after what it has', async () => {
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

  it('replaces push if the network needs a proxy or certificates', async () => {
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
  it('is requested once', async () => {
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

  it('is renewed when the provider no longer accepts it', async () => {
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
