import { afterEach, describe, expect, it } from 'vitest'
import { RALLY_FEEDS, type RallyFeed } from '@shared/sports/tennis/feeds/tracking/names'
import type { SimulatedCourt } from '../../../src-main/simulator/tennis-provider/court-channel'
import { demoCourts } from '../../../src-main/simulator/demo/demo-courts'
import { FeedSimulator } from '../../../src-main/simulator/tennis-provider/feed-simulator'
import { generateMatch } from '../../../src-main/simulator/tennis/match-generator'
import { scriptRallies, type RallyOptions } from '../../../src-main/simulator/tracking/rally-channel'
import { scriptSource } from '../../../src-main/simulator/tennis/stored-frame'
import { systemClock } from '../../../src-main/platform/clock'
import { matchProfile } from '../../support/match-profiles'
import { EVENT_ID, faults, startFeed, TOKEN, type SimulatedFeed } from '../../support/simulated-feed'
import { partOf } from '../../support/simulated-rallies'
import { StreamClient } from '../../support/stream-client'

const SCRIPT = generateMatch(matchProfile(), 21)
const HOUR_MS = 3_600_000
/** Match time by which a dozen rallies have been played. */
const UNDER_WAY_MS = 1_200_000

const running: FeedSimulator[] = []

async function start(
  options: RallyOptions,
  court: Partial<SimulatedCourt> = { startedAgoMs: UNDER_WAY_MS }
): Promise<SimulatedFeed> {
  const feed = await startFeed({
    source: scriptSource(SCRIPT, 2 * HOUR_MS),
    rallies: scriptRallies(SCRIPT, matchProfile(), 21, options),
    ...court
  })
  running.push(feed.simulator)
  return feed
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.stop()))
})

const hostOf = (feed: SimulatedFeed): string => feed.url().replace(/\/tennis.*$/, '')

const client = (feed: SimulatedFeed, rallyFeed: RallyFeed = 'rally'): Promise<StreamClient> =>
  StreamClient.withToken(hostOf(feed) + RALLY_FEEDS[rallyFeed].path, TOKEN)

const packetsOf = ({ texts }: StreamClient): readonly string[] =>
  texts.filter((text) => !text.startsWith('{"message"'))

const messagesOf = ({ texts }: StreamClient): readonly object[] =>
  texts.filter((text) => text.startsWith('{"message"')).map((text) => JSON.parse(text) as object)

const ACCEPTED = { message: 'Authorisation accepted', level: 'INFO' }

describe('a rally socket', () => {
  it('answers a valid token, and sends heartbeats before any fixture is requested', async () => {
    const feed = await start({ generation: 2024 })
    const stream = await client(feed)
    expect(messagesOf(stream)).toEqual([ACCEPTED])
    feed.clock.advance(20_000)
    await stream.until(() => stream.controls.length === 3)
    expect(stream.controls.slice(1).every((text) => text.startsWith('Heartbeat sent at '))).toBe(true)
    expect(packetsOf(stream)).toEqual([])
  })

  it.each([
    ['no token', { fixtureId: EVENT_ID, backfill: null }, 'Authentication message had incorrect format'],
    ['no JSON', 'hello', 'Authentication message had incorrect format'],
    ['a wrong token', { authToken: 'wrong' }, 'The supplied authentication is invalid']
  ])('rejects a client with %s and closes', async (_, message, error) => {
    const feed = await start({ generation: 2024 })
    const stream = await StreamClient.connect(hostOf(feed) + RALLY_FEEDS.rally.path)
    stream.send(message)
    expect(await stream.closed()).toBe(1008)
    expect(messagesOf(stream)).toEqual([{ message: error, level: 'ERROR' }])
  })

  it('warns of an unknown fixture, stays open and accepts the next request', async () => {
    const feed = await start({ generation: 2022 })
    const stream = await client(feed, 'rally-events')
    stream.send({ fixtureId: '2031-5817-LS999', backfill: 0 })
    stream.send('nonsense')
    await stream.until(() => messagesOf(stream).length === 3)
    expect(messagesOf(stream).slice(1)).toEqual([
      {
        message: 'Could not find fixture topic tennis.rally.tracking.events.2031-5817-LS999',
        level: 'WARN'
      },
      { message: 'Fixture request had incorrect format', level: 'WARN' }
    ])
    expect(stream.closeCode).toBeNull()
    stream.send({ fixtureId: EVENT_ID, backfill: -1 })
    await stream.until(() => packetsOf(stream).length > 0)
  })

  it('does not know a court without rally data, or one that has not opened', async () => {
    const bare = await startFeed()
    running.push(bare.simulator)
    const early = await start({ generation: 2024 }, { opensAfterMs: 60_000 })
    for (const feed of [bare, early]) {
      const stream = await client(feed)
      stream.send({ fixtureId: EVENT_ID, backfill: null })
      await stream.until(() => messagesOf(stream).length === 2)
      expect(messagesOf(stream)[1]).toMatchObject({ level: 'WARN' })
    }
  })

  it.each([null, -1, 7])(
    'sends everything from the start with backfill %s, then continues',
    async (backfill) => {
      const feed = await start({ generation: 2024 })
      const stream = await client(feed)
      stream.send({ fixtureId: EVENT_ID, backfill })
      await stream.until(() => packetsOf(stream).length > 5)
      const [first] = packetsOf(stream)
      expect(partOf(first ?? '').key).toMatchObject({ set: 1, game: 1, point: 1, serve: 1 })
      await stream.roundTrip()
      const before = packetsOf(stream).length
      feed.clock.advance(60_000)
      await stream.until(() => packetsOf(stream).length > before)
    }
  )

  it('sends live packets only with backfill 0', async () => {
    const feed = await start({ generation: 2024 })
    const all = await client(feed)
    all.send({ fixtureId: EVENT_ID, backfill: null })
    await all.until(() => packetsOf(all).length > 5)
    const stream = await client(feed)
    stream.send({ fixtureId: EVENT_ID, backfill: 0 })
    await stream.roundTrip()
    expect(packetsOf(stream)).toEqual([])
    const startAt = feed.clock.utcMs()
    feed.clock.advance(300_000)
    await stream.until(() => packetsOf(stream).length > 1)
    for (const text of packetsOf(stream)) expect(partOf(text).createdAt).toBeGreaterThanOrEqual(startAt)
  })

  it('ignores later fixture requests', async () => {
    const feed = await start({ generation: 2024 })
    const stream = await client(feed)
    stream.send({ fixtureId: EVENT_ID, backfill: null })
    await stream.until(() => packetsOf(stream).length > 5)
    const before = packetsOf(stream).length
    stream.send({ fixtureId: '2031-5817-LS999', backfill: null })
    stream.send({ fixtureId: EVENT_ID, backfill: null })
    await stream.roundTrip()
    await stream.roundTrip()
    expect(messagesOf(stream)).toEqual([ACCEPTED])
    const firsts = packetsOf(stream)
      .slice(before)
      .filter((text) => text === packetsOf(stream)[0])
    expect(firsts).toEqual([])
  })

  it('serves each kind of content of generation 2022 on its own path, including live ones', async () => {
    const feed = await start({ generation: 2022 })
    const keys: readonly (readonly [RallyFeed, string])[] = [
      ['rally-events', 'events'],
      ['rally-summary', 'summary'],
      ['rally-shots', 'shots'],
      ['rally-players', 'players'],
      ['live-shots', 'shots'],
      ['live-players', 'people']
    ]
    for (const [rallyFeed, key] of keys) {
      const stream = await client(feed, rallyFeed)
      stream.send({ fixtureId: EVENT_ID, backfill: null })
      await stream.until(() => packetsOf(stream).length > 3)
      for (const text of packetsOf(stream).slice(0, 4))
        expect(Object.keys(JSON.parse(text) as object)).toContain(key)
      stream.close()
    }
  })

  it('is as silent as the events while the court stalls', async () => {
    const feed = await start(
      { generation: 2024 },
      { startedAgoMs: UNDER_WAY_MS, faults: faults('stall@1s:120000') }
    )
    const events = await feed.client()
    const stream = await client(feed)
    stream.send({ fixtureId: EVENT_ID, backfill: 0 })
    feed.clock.advance(30_000)
    await events.roundTrip()
    await stream.roundTrip()
    const during = packetsOf(stream).length
    feed.clock.advance(80_000)
    await stream.roundTrip()
    expect(packetsOf(stream).length).toBe(during)
    feed.clock.advance(300_000)
    await stream.until(() => packetsOf(stream).length > during)
  })

  it('is closed with 1001 when the simulator stops', async () => {
    const feed = await start({ generation: 2024 })
    const stream = await client(feed)
    await feed.simulator.stop()
    expect(await stream.closed()).toBe(1001)
  })
})

describe('the demo', () => {
  it('has rally data of both generations on three of its courts, in step with their points', async () => {
    // So fast that the match which has just begun has rallies soon.
    const courts = demoCourts(1, 8, 40)
    const told = courts.filter(({ rallies }) => rallies)
    expect(told.length).toBeGreaterThanOrEqual(3)
    const simulator = new FeedSimulator({ port: 0, tokens: [TOKEN], courts, clock: systemClock })
    running.push(simulator)
    const { port } = await simulator.start()
    const generations: number[] = []
    for (const { eventId, opensAfterMs = 0 } of told) {
      if (opensAfterMs > 0) continue
      const stream = await StreamClient.withToken(`ws://127.0.0.1:${port}${RALLY_FEEDS.rally.path}`, TOKEN)
      stream.send({ fixtureId: eventId, backfill: null })
      await stream.until(() => packetsOf(stream).length > 0)
      const part = partOf(packetsOf(stream)[0] ?? '')
      expect(part.eventId).toBe(eventId)
      expect(part.faults).toEqual([])
      generations.push(part.provenance.generation)
      stream.close()
    }
    expect(new Set(generations)).toEqual(new Set([2022, 2024]))
  })
})
