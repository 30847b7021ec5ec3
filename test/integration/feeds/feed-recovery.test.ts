/**
 * Everything that can go wrong with a link, and how a feed comes back from it. Over 300 lines, because a reader who looks
 * for a fault should find all of them in one list.
 */
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { eventually } from '../../support/eventually'
import { ManualClock } from '../../support/manual-clock'
import { goLive, startFeed, startProvider, type Feed } from './feed-bench'
import { AUTHORISED, HEARTBEAT, packet, portOf } from '../../support/test-provider'

/** An address on which nobody listens: port 1 of the loopback interface. */
const NOBODY = 'ws://127.0.0.1:1'

/** Waits for the next failure, lets the planned delay pass, and returns it in milliseconds. */
async function skipRetryDelay({ clock, sink }: Feed, attempts: number): Promise<number> {
  await expect.poll(() => sink.latest).toMatchObject({ state: 'waiting', attempts })
  const delayMs = (sink.latest.nextAttemptMonotonicMs ?? Number.NaN) - clock.monotonicMs()
  clock.advance(delayMs)
  return delayMs
}

describe('a link that breaks', () => {
  it('resumes after the last packet that was applied', async () => {
    const provider = await startProvider()
    const feed = startFeed([provider.host])
    const first = await provider.visit(1)
    first.send(AUTHORISED, packet(1), packet(2), packet(3))
    await expect.poll(() => feed.sink.seqNums).toHaveLength(3)
    first.socket.terminate()
    expect((await feed.sink.reaches('waiting')).message).toContain('Connection dropped')
    feed.clock.advance(250)
    const second = await provider.visit(2)
    expect(second.url).toContain('?startPosition=4')
    second.send(AUTHORISED, packet(4))
    await expect.poll(() => feed.sink.seqNums).toHaveLength(4)
    expect(feed.sink.latest.attempts).toBe(0)
  })

  it('is noticed after 25 s without any message, and not before', async () => {
    const provider = await startProvider()
    const feed = startFeed([provider.host])
    const visit = await provider.visit(1)
    await goLive(feed, visit)
    feed.clock.advance(20_000)
    visit.send(HEARTBEAT)
    await expect.poll(() => feed.sink.latest.lastHeartbeatMonotonicMs).not.toBeNull()
    feed.clock.advance(24_999)
    expect(feed.sink.latest.state).toBe('live')
    feed.clock.advance(1)
    expect(feed.sink.latest.state).toBe('waiting')
    expect(feed.sink.latest.message).toContain('no heartbeat')
    expect(feed.sink.latest.lastHeartbeatMonotonicMs).toBe(20_250)
    await expect.poll(() => visit.closeCode).not.toBeNull()
    feed.clock.advance(250)
    await provider.visit(2)
    expect(feed.sink.latest.lastHeartbeatMonotonicMs).toBeNull()
  })

  it('is noticed if the provider never answers the token', async () => {
    const provider = await startProvider()
    const { clock, sink } = startFeed([provider.host])
    await provider.visit(1)
    clock.advance(25_000)
    expect(sink.latest.state).toBe('waiting')
  })

  it('is noticed if the host accepts the connection and sends nothing', async () => {
    const accepted: Socket[] = []
    const mute = createServer((socket) => accepted.push(socket)).listen(0, '127.0.0.1')
    await once(mute, 'listening')
    const { clock, sink, connection } = startFeed([`ws://127.0.0.1:${portOf(mute)}`])
    await expect.poll(() => accepted).toHaveLength(1)
    clock.advance(9_999)
    expect(sink.latest.state).toBe('connecting')
    clock.advance(1)
    expect(sink.latest.state).toBe('waiting')
    expect(sink.latest.message).toContain('does not answer in time')
    connection.stop()
    for (const socket of accepted) socket.destroy()
    mute.close()
  })

  it('ignores what a dead socket still delivers', async () => {
    const provider = await startProvider()
    const feed = startFeed([provider.host])
    const first = await provider.visit(1)
    await goLive(feed, first)
    first.socket.pause()
    feed.clock.advance(25_000)
    feed.clock.advance(250)
    const second = await provider.visit(2)
    await goLive(feed, second)
    const { sinceMonotonicMs } = feed.sink.latest
    first.socket.resume()
    await expect.poll(() => first.closeCode).not.toBeNull()
    second.send(packet(1))
    await expect.poll(() => feed.sink.seqNums).toHaveLength(1)
    expect(feed.sink.latest).toMatchObject({ state: 'live', sinceMonotonicMs })
  })

  it('recovers after an oversized message, and says so', async () => {
    const provider = await startProvider()
    const feed = startFeed([provider.host])
    const visit = await provider.visit(1)
    await goLive(feed, visit)
    visit.socket.send('x'.repeat(16 * 1024 * 1024 + 1))
    expect((await feed.sink.reaches('waiting')).message).toContain('larger than 16 MiB')
    await expect.poll(() => visit.closeCode).toBe(1009)
    feed.clock.advance(250)
    await provider.visit(2)
  })

  it('keeps a message in a broken encoding instead of closing', async () => {
    const provider = await startProvider()
    const feed = startFeed([provider.host])
    const visit = await provider.visit(1)
    await goLive(feed, visit)
    visit.socket.send(Buffer.from([0x7b, 0xff, 0x7d]), { binary: false })
    visit.send(packet(1))
    await expect.poll(() => feed.sink.seqNums).toHaveLength(1)
    expect(feed.sink.frames.at(-2)).toContain('\ufffd')
    expect(feed.sink.latest.state).toBe('live')
  })
})

describe('a provider that stays away', () => {
  it('is retried soon, then ever later up to 15 s, with a count of attempts', async () => {
    const feed = startFeed([NOBODY], { random: () => 0.999_999 })
    const delaysMs: number[] = []
    for (let attempts = 1; attempts <= 6; attempts += 1) delaysMs.push(await skipRetryDelay(feed, attempts))
    expect(delaysMs.map(Math.round)).toEqual([250, 1_500, 4_500, 13_500, 15_000, 15_000])
    const waiting = feed.sink.statuses.filter(({ state }) => state === 'waiting')
    expect(new Set(waiting.map(({ message }) => message)).size).toBe(1)
  })

  it('restarts the delays only after 30 healthy seconds', async () => {
    const provider = await startProvider()
    const feed = startFeed([provider.host], { random: () => 0.999_999 })
    const breakOff = async (nth: number, afterMs: number): Promise<number> => {
      const visit = await provider.visit(nth)
      await goLive(feed, visit)
      for (let passedMs = 250; passedMs < afterMs; passedMs += 10_000) {
        const heardMs = feed.clock.monotonicMs()
        visit.send(HEARTBEAT)
        await expect.poll(() => feed.sink.latest.lastHeartbeatMonotonicMs).toBe(heardMs)
        feed.clock.advance(Math.min(10_000, afterMs - passedMs))
      }
      visit.socket.terminate()
      return Math.round(await skipRetryDelay(feed, 1))
    }
    expect(await breakOff(1, 1_000)).toBe(250)
    expect(await breakOff(2, 29_999)).toBe(1_500)
    expect(await breakOff(3, 30_000)).toBe(250)
  })

  it('is replaced by the next host, and preferred again when the user reconnects', async () => {
    const legacy = await startProvider()
    const feed = startFeed([NOBODY, legacy.host])
    expect((await feed.sink.reaches('waiting')).host).toBe('127.0.0.1:1')
    feed.clock.advance(250)
    const visit = await legacy.visit(1)
    await goLive(feed, visit)
    expect(feed.sink.latest.host).toBe(`127.0.0.1:${legacy.port}`)
    visit.socket.terminate()
    await skipRetryDelay(feed, 1)
    await goLive(feed, await legacy.visit(2))
    feed.connection.restart()
    expect((await feed.sink.reaches('waiting')).host).toBe('127.0.0.1:1')
  })

  it('is not retried after a stop, and at once when the user reconnects', async () => {
    const feed = startFeed([NOBODY])
    await feed.sink.reaches('waiting')
    feed.connection.stop()
    expect(feed.clock.pendingTimers).toBe(0)
    feed.connection.start()
    await feed.sink.reaches('waiting')
    feed.connection.restart()
    expect(feed.sink.latest).toMatchObject({ state: 'resolving', attempts: 0 })
    expect(feed.clock.pendingTimers).toBe(0)
  })

  it('may have an invalid address, which is reported', async () => {
    const { sink } = startFeed(['wss://exa mple'])
    expect((await sink.reaches('waiting')).message).toContain('not a valid address')
  })
})

describe('a missing packet', () => {
  it('is requested at once over a new socket, at most once a second, without counting as a failure', async () => {
    const provider = await startProvider()
    const feed = startFeed([provider.host])
    feed.sink.onPacket = (seqNum) => {
      if (seqNum > feed.sink.nextStartPosition()) feed.connection.requestFromHole()
    }
    const first = await provider.visit(1)
    first.send(AUTHORISED, packet(1), packet(3), packet(4))
    const second = await provider.visit(2)
    expect(second.url).toContain('?startPosition=2')
    expect(feed.sink.events.filter(({ kind }) => kind === 'hole-requested')).toHaveLength(1)
    expect(feed.sink.latest.attempts).toBe(0)

    second.send(AUTHORISED, packet(3))
    await expect.poll(() => feed.sink.frames.at(-1)).toBe(packet(3))
    feed.clock.advance(999)
    expect(provider.requests).toBe(2)
    feed.clock.advance(1)
    const third = await provider.visit(3)
    third.send(AUTHORISED, packet(2), packet(3))
    await expect.poll(() => feed.sink.seqNums).toHaveLength(3)
    expect(feed.sink.states).not.toContain('waiting')
  })

  it('that arrives by itself is not requested again', async () => {
    const provider = await startProvider()
    const feed = startFeed([provider.host])
    const first = await provider.visit(1)
    await goLive(feed, first)
    feed.connection.requestFromHole()
    const second = await provider.visit(2)
    second.send(AUTHORISED)
    await feed.sink.reaches('catching-up')
    feed.connection.requestFromHole()
    feed.connection.requestFromHole()
    second.send(packet(1))
    await expect.poll(() => feed.sink.seqNums).toHaveLength(1)
    feed.clock.advance(5_000)
    expect(feed.sink.latest.state).toBe('live')
    expect(provider.requests).toBe(2)
  })
})

describe('a request for a missing packet', () => {
  it('that has to wait is sent once, and not after a stop', async () => {
    const provider = await startProvider()
    const feed = startFeed([provider.host])
    await goLive(feed, await provider.visit(1))
    feed.connection.requestFromHole()
    await goLive(feed, await provider.visit(2))
    feed.connection.requestFromHole()
    feed.connection.requestFromHole()
    feed.clock.advance(750)
    await goLive(feed, await provider.visit(3))
    expect(feed.sink.events.filter(({ kind }) => kind === 'hole-requested')).toHaveLength(2)
    expect(feed.clock.pendingTimers).toBe(1)
    feed.connection.requestFromHole()
    expect(feed.clock.pendingTimers).toBe(2)
    feed.connection.stop()
    expect(feed.clock.pendingTimers).toBe(0)
  })
})

describe('a computer that slept', () => {
  it('reconnects and resumes', async () => {
    const provider = await startProvider()
    const feed = startFeed([provider.host])
    const first = await provider.visit(1)
    await goLive(feed, first)
    feed.connection.systemResumed()
    expect(feed.sink.latest.message).toContain('asleep')
    feed.clock.advance(250)
    await goLive(feed, await provider.visit(2))
    expect(first.closeCode).toBe(1000)
  })

  it('does not sit out a long delay', async () => {
    const feed = startFeed([NOBODY], { random: () => 0.999_999 })
    for (let attempts = 1; attempts <= 4; attempts += 1) await skipRetryDelay(feed, attempts)
    await feed.sink.reaches('waiting')
    feed.connection.systemResumed()
    const { nextAttemptMonotonicMs } = feed.sink.latest
    expect((nextAttemptMonotonicMs ?? Number.NaN) - feed.clock.monotonicMs()).toBeLessThanOrEqual(250)
  })
})

describe('24 feeds that fail together', () => {
  it('do not reconnect in one burst', async () => {
    const provider = await startProvider()
    const clock = new ManualClock()
    const random = seededRandom(24)
    const feeds = Array.from({ length: 24 }, () => startFeed([provider.host], { clock, random }))
    await provider.visit(24)
    for (const visit of provider.visits) visit.send(AUTHORISED)
    await Promise.all(feeds.map(({ sink }) => sink.reaches('catching-up')))
    for (const visit of provider.visits) visit.socket.terminate()
    await Promise.all(feeds.map(({ sink }) => sink.reaches('waiting')))

    const arrivals: number[] = []
    for (let elapsedMs = 0; elapsedMs < 250; elapsedMs += 25) {
      clock.advance(25)
      await eventually('no feed is connecting', () =>
        feeds.every(({ sink }) => !['resolving', 'connecting'].includes(sink.latest.state))
      )
      arrivals.push(feeds.filter(({ sink }) => sink.latest.state === 'authorising').length)
    }
    expect(arrivals.at(-1)).toBe(24)
    const perStep = arrivals.map((count, index) => count - (arrivals[index - 1] ?? 0))
    expect(Math.max(...perStep)).toBeLessThan(8)
  })
})

/** A linear congruential generator: the same numbers in every run. */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
