import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { FeedSimulator } from '../../../src-main/simulator/tennis-provider/feed-simulator'
import { generateMatch } from '../../../src-main/simulator/tennis/match-generator'
import { scriptSource } from '../../../src-main/simulator/tennis/stored-frame'
import { ManualClock } from '../../support/manual-clock'
import { matchProfile } from '../../support/match-profiles'
import { LINES, startFeed, TOKEN, type SimulatedFeed } from '../../support/simulated-feed'
import { StreamClient } from '../../support/stream-client'

const running: FeedSimulator[] = []

async function start(...options: Parameters<typeof startFeed>): Promise<SimulatedFeed> {
  const feed = await startFeed(...options)
  running.push(feed.simulator)
  return feed
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.stop()))
})

describe('authorisation', () => {
  it('accepts a token and then sends packets', async () => {
    const { client } = await start()
    const stream = await client()
    await stream.until(() => stream.seqNums.length === 2)
    expect(stream.texts[0]).toBe('{"message":"Authorisation accepted","level":"INFO"}')
    expect(stream.seqNums).toEqual([0, 1])
  })

  it('refuses a wrong token with a reason and closes with 1008', async () => {
    const { url } = await start()
    const stream = await StreamClient.withToken(url(), 'wrong')
    expect(await stream.closed()).toBe(1008)
    expect(stream.texts).toEqual(['{"message":"The supplied authentication is invalid","level":"ERROR"}'])
  })

  it.each(['token', '{"token":"x"}', '{"authToken":5}', 'null', '["authToken"]'])(
    'refuses the message %s as malformed',
    async (message) => {
      const { url } = await start()
      const stream = await StreamClient.connect(url())
      stream.send(message)
      expect(await stream.closed()).toBe(1008)
      expect(stream.texts).toEqual([
        '{"message":"Authentication message had incorrect format","level":"ERROR"}'
      ])
    }
  )

  it('closes with 1008 if nothing arrives within ten seconds', async () => {
    const { url, clock } = await start()
    const stream = await StreamClient.connect(url())
    await stream.roundTrip()
    clock.advance(9_999)
    await stream.roundTrip()
    expect(stream.closeCode).toBeNull()
    clock.advance(1)
    expect(await stream.closed()).toBe(1008)
  })

  it('ignores whatever the client sends afterwards', async () => {
    const { client, clock } = await start()
    const stream = await client()
    stream.send({ authToken: 'wrong' })
    stream.send('nonsense')
    await stream.roundTrip()
    clock.advance(10_000)
    await stream.until(() => stream.seqNums.includes(2))
    expect(stream.closeCode).toBeNull()
  })
})

describe('the upgrade', () => {
  it('answers 204 until the match opens', async () => {
    const { url, client, clock } = await start({ opensAfterMs: 60_000 })
    clock.advance(59_999)
    await expect(StreamClient.connect(url())).rejects.toThrow('HTTP 204')
    clock.advance(1)
    const stream = await client()
    await stream.until(() => stream.seqNums.length === 2)
  })

  it.each(['/tennis/events/2031-0042-MS004/stream', '/tennis/events/%E0/stream', '/', '//'])(
    'answers 404 for %s',
    async (path) => {
      const { url } = await start()
      const { host } = new URL(url())
      await expect(StreamClient.connect(`ws://${host}${path}`)).rejects.toThrow('HTTP 404')
    }
  )
})

describe('startPosition', () => {
  it.each([
    [undefined, [0, 1, 2, 3, 4]],
    [1, [1, 2, 3, 4]],
    [4, [4]],
    [-3, [0, 1, 2, 3, 4]],
    ['2.5', [0, 1, 2, 3, 4]],
    ['last', [0, 1, 2, 3, 4]]
  ])('%s gets the backlog %j at once, then what follows', async (startPosition, backlog) => {
    const { client, clock } = await start()
    clock.advance(35_000)
    const stream = await client(startPosition)
    await stream.until(() => stream.seqNums.length === backlog.length)
    expect(stream.seqNums).toEqual(backlog)
    clock.advance(5_000)
    await stream.until(() => stream.seqNums.length > backlog.length)
    expect(stream.seqNums).toEqual([...backlog, 5])
  })

  it('past the newest packet waits for its turn', async () => {
    const { client, clock } = await start()
    const stream = await client(3)
    clock.advance(10_000)
    await stream.roundTrip()
    expect(stream.seqNums).toEqual([])
    clock.advance(10_000)
    await stream.until(() => stream.seqNums.length === 1)
    expect(stream.seqNums).toEqual([3])
  })
})

describe('heartbeats', () => {
  it('come every ten seconds with the time, and continue after the match', async () => {
    const { client, clock } = await start()
    const stream = await client(11)
    clock.advance(100_000)
    await stream.until(() => stream.controls.length === 11)
    expect(stream.controls.slice(1, 3)).toEqual([
      'Heartbeat sent at 2031-05-06T09:00:10.000Z',
      'Heartbeat sent at 2031-05-06T09:00:20.000Z'
    ])
    clock.advance(60_000)
    await stream.until(() => stream.controls.length === 17)
    expect(stream.closeCode).toBeNull()
  })
})

describe('a recording', () => {
  it('is played byte for byte, at the pace of its timestamps', async () => {
    const { client, clock } = await start({ speed: 10 })
    const stream = await client(1)
    for (let sent = 1; sent < LINES.length; sent += 1) {
      await stream.until(() => stream.seqNums.length === sent)
      clock.advance(999)
      await stream.roundTrip()
      expect(stream.seqNums).toHaveLength(sent)
      clock.advance(1)
    }
    await stream.until(() => stream.seqNums.length === LINES.length)
    expect(stream.texts.filter((text) => text.includes('seqNum'))).toEqual(LINES)
  })

  it('can already be under way when the simulator starts', async () => {
    const { client } = await start({ startedAgoMs: 45_000 })
    const stream = await client()
    await stream.until(() => stream.seqNums.length === 6)
    expect(stream.seqNums).toEqual([0, 1, 2, 3, 4, 5])
  })
})

describe('a generated match', () => {
  const source = scriptSource(generateMatch(matchProfile(), 11), 3_600_000)
  const isFinished = (stream: StreamClient): boolean =>
    stream.texts.at(-1)?.includes('MatchFinished') ?? false

  it('is the same after a restart that continues it', async () => {
    const startAt = Date.UTC(2031, 4, 6, 9)
    const later = startAt + 6 * 3_600_000
    const play = async (): Promise<readonly string[]> => {
      const { client } = await start({ source }, new ManualClock(later), startAt)
      const stream = await client()
      await stream.until(() => isFinished(stream))
      return stream.texts
    }
    const before = await play()
    expect(before.length).toBeGreaterThan(200)
    expect(await play()).toEqual(before)
  })

  it('is stamped with the venue’s time, one or two seconds before it arrives', async () => {
    const { client, clock } = await start({ source })
    const stream = await client(1)
    while (stream.seqNums.length < 12) {
      const seen = stream.seqNums.length
      clock.advance(100)
      await stream.roundTrip()
      if (stream.seqNums.length === seen) continue
      const { timestamp } = JSON.parse(stream.texts.at(-1) ?? '') as { timestamp?: string }
      const delayMs = timestamp === undefined ? 1_000 : clock.utcMs() - Date.parse(timestamp)
      expect(delayMs).toBeGreaterThanOrEqual(800)
      expect(delayMs).toBeLessThan(2_600)
    }
  })
})

describe('stopping', () => {
  it('closes every stream with 1001 and leaves nothing behind', async () => {
    const { client, simulator, clock, url } = await start()
    const [first, second] = [await client(), await client()]
    const { port } = new URL(url())
    const halfOpen = connect(Number(port), '127.0.0.1')
    await new Promise((resolve) => halfOpen.once('connect', resolve))
    await simulator.stop()
    expect([await first.closed(), await second.closed()]).toEqual([1001, 1001])
    expect(clock.pendingTimers).toBe(0)
    await expect(StreamClient.connect(url())).rejects.toThrow('ECONNREFUSED')
  })

  it('releases the port for the next start', async () => {
    const { simulator, url, clock } = await start()
    const port = Number(new URL(url()).port)
    const next = new FeedSimulator({ port, tokens: [TOKEN], courts: [], clock })
    await expect(next.start()).rejects.toThrow('EADDRINUSE')
    await simulator.stop()
    expect(await next.start()).toEqual({ port })
    await next.stop()
  })
})
