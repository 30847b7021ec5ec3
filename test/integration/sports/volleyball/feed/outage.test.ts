/** Push that does not come: the match is polled until it does, with the real push client over real sockets. */
import { describe, expect, it, vi } from 'vitest'
import { eventually } from '../../../../support/eventually'
import { ManualClock } from '../../../../support/manual-clock'
import type { ToldMatch } from '../../../../support/volleyball-provider'
import { startFeed, startMatch, type MatchFeed } from './match-bench'

/** Longer than the outage may last before the match is polled; shorter than that and one pause. */
const INTO_THE_OUTAGE_MS = 19_000
const POLL_MS = 12_000

const startPushed = (match: ToldMatch): MatchFeed<ManualClock> => startFeed(new ManualClock(), match.address)

async function loseService(match: ToldMatch, { sink }: MatchFeed<ManualClock>): Promise<void> {
  match.provider.push.isRefusing = true
  match.provider.push.breakAll()
  await sink.reaches('waiting')
}

describe('a match whose push service is away', () => {
  it('is polled after a while, with a message, and pushed again when the service is back', async () => {
    const match = await startMatch()
    match.tell(1, 2, 3)
    const feed = startPushed(match)
    await feed.sink.reaches('live')
    await loseService(match, feed)
    match.tell(4, 5)
    feed.clock.advance(14_000)
    expect(feed.sink.frames).toHaveLength(3)
    feed.clock.advance(INTO_THE_OUTAGE_MS - 14_000)
    const { message, lastHeartbeatMonotonicMs } = await feed.sink.reaches('polling')
    expect(message).toBe('Push unavailable; polling.')
    expect(lastHeartbeatMonotonicMs).toBe(feed.clock.monotonicMs())
    expect(feed.sink.follower.sequenceIds).toEqual([1, 2, 3, 4, 5])

    const upgrades = vi.spyOn(match.provider.push, 'upgrade')
    const seen = feed.sink.statuses.length
    match.tell(6)
    feed.clock.advance(POLL_MS)
    await feed.sink.receives(6)
    // The library goes on trying; that is not what the operator is to read.
    const attempts = upgrades.mock.calls.length
    await eventually('two more attempts', () => upgrades.mock.calls.length >= attempts + 2)
    expect(new Set(feed.sink.statuses.slice(seen).map(({ state }) => state))).toEqual(new Set(['polling']))

    match.tell(7)
    match.provider.push.isRefusing = false
    await feed.sink.reaches('live')
    match.tell(8)
    await feed.sink.receives(11)
    // The service repeats what it had kept for us; that has its place already.
    expect([...new Set(feed.sink.follower.sequenceIds)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('is not polled if the service is back soon', async () => {
    const match = await startMatch()
    const feed = startPushed(match)
    await feed.sink.reaches('live')
    await loseService(match, feed)
    feed.clock.advance(14_000)
    match.provider.push.isRefusing = false
    await feed.sink.reaches('live')
    feed.clock.advance(INTO_THE_OUTAGE_MS)
    expect(feed.sink.states).not.toContain('polling')
    feed.connection.stop()
    expect(feed.clock.pendingTimers).toBe(0)
  })

  it('says so if the pull API fails too, and is polled again when it answers', async () => {
    const match = await startMatch()
    const feed = startPushed(match)
    await feed.sink.reaches('live')
    await loseService(match, feed)
    feed.clock.advance(INTO_THE_OUTAGE_MS)
    await feed.sink.reaches('polling')
    match.provider.http.failNext('events', { status: 429, retryAfterSeconds: 60 })
    feed.clock.advance(POLL_MS)
    expect((await feed.sink.reaches('waiting')).message).toContain('Push service unreachable')
    match.tell(1)
    feed.clock.advance(59_000)
    expect(feed.sink.frames).toHaveLength(0)
    feed.clock.advance(POLL_MS)
    await feed.sink.reaches('polling')
    expect(feed.sink.follower.sequenceIds).toEqual([1])
    feed.connection.stop()
    expect(feed.clock.pendingTimers).toBe(0)
  })

  it('has its gaps filled at once, too', async () => {
    const match = await startMatch()
    const feed = startPushed(match)
    await feed.sink.reaches('live')
    await loseService(match, feed)
    feed.clock.advance(INTO_THE_OUTAGE_MS)
    await feed.sink.reaches('polling')
    match.tell(1)
    feed.connection.requestFromHole()
    feed.clock.advance(0)
    await feed.sink.receives(1)
  })
})

it('a list that push has fetched again is not requested once more', async () => {
  const match = await startMatch()
  const feed = startPushed(match)
  await feed.sink.reaches('live')
  match.provider.http.failNext('events', { status: 503 })
  match.provider.push.forgetAll()
  await eventually('the failure', () =>
    feed.sink.eventsOf('failed').some(({ detail }) => detail === 'HTTP 503')
  )
  match.provider.push.breakAll()
  await feed.sink.reaches('live')
  const seen = feed.sink.statuses.length
  feed.clock.advance(4_000)
  expect(feed.sink.statuses.slice(seen)).toEqual([])
})

it('a match without access to push is polled meanwhile', async () => {
  const match = await startMatch()
  match.provider.http.failNext('live-access', { status: 502 }, 1_000)
  match.tell(1)
  const feed = startPushed(match)
  await eventually('polling', () => {
    feed.clock.advance(1_000)
    return feed.sink.statuses.at(-1)?.state === 'polling'
  })
  expect(feed.sink.follower.sequenceIds).toEqual([1])
  expect(feed.connection.status.nextAttemptMonotonicMs).toBeNull()
})
