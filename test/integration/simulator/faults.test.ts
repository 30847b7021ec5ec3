import { afterEach, describe, expect, it } from 'vitest'
import { faults, LINES, startFeed, TOKEN, type SimulatedFeed } from '../../support/simulated-feed'
import { StreamClient } from '../../support/stream-client'

const running: SimulatedFeed[] = []

async function startWith(...texts: readonly string[]): Promise<SimulatedFeed> {
  const feed = await startFeed({ faults: faults(...texts) })
  running.push(feed)
  return feed
}

afterEach(async () => {
  await Promise.all(running.splice(0).map(({ simulator }) => simulator.stop()))
})

/** Lets the whole match pass for a client from packet 1 on. */
async function playThrough({ client, clock }: SimulatedFeed): Promise<StreamClient> {
  const stream = await client(1)
  clock.advance(200_000)
  await stream.roundTrip()
  return stream
}

const ALL = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

describe('packet faults', () => {
  it.each([
    ['drop@4', [1, 2, 3, 5, 6, 7, 8, 9, 10]],
    ['drop@4+3', [1, 2, 3, 7, 8, 9, 10]],
    ['duplicate@4', [1, 2, 3, 4, 4, 5, 6, 7, 8, 9, 10]],
    ['reorder@4', [1, 2, 3, 5, 4, 6, 7, 8, 9, 10]],
    ['reorder@10', ALL],
    ['corrupt@4', [1, 2, 3, null, 5, 6, 7, 8, 9, 10]],
    ['drop@25s', [1, 2, 3, 5, 6, 7, 8, 9, 10]]
  ])('%s shows as %j, and is healed on the second request', async (fault, seqNums) => {
    const feed = await startWith(fault)
    expect((await playThrough(feed)).seqNums).toEqual(seqNums)
    expect((await playThrough(feed)).seqNums).toEqual(ALL)
  })

  it('happen every time if permanent', async () => {
    const feed = await startWith('drop@4!')
    expect((await playThrough(feed)).seqNums).not.toContain(4)
    expect((await playThrough(feed)).seqNums).not.toContain(4)
  })

  it('leave the start of a corrupt packet readable as text', async () => {
    const stream = await playThrough(await startWith('corrupt@4'))
    const broken = stream.texts.find((text) => !text.endsWith('}')) ?? ''
    expect(broken.length).toBeGreaterThan(10)
    expect(LINES[3]).toContain(broken)
  })
})

describe('a stall', () => {
  it('holds back everything, heartbeats included, then continues where it was', async () => {
    const { client, clock } = await startWith('stall@4:25000')
    const stream = await client(1)
    clock.advance(30_000)
    await stream.until(() => stream.seqNums.length === 3)
    await stream.roundTrip()
    const before = stream.texts.length
    clock.advance(24_999)
    await stream.roundTrip()
    expect(stream.texts).toHaveLength(before)
    clock.advance(6_000)
    await stream.until(() => stream.seqNums.length === 7)
    expect(stream.seqNums).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(stream.controls.at(-1)).toContain('Heartbeat')
  })
})

describe('the end of a connection', () => {
  it('is abrupt after the named packet when cut', async () => {
    const feed = await startWith('cut@4')
    const stream = await playThroughUntilClosed(feed)
    expect(stream.closeCode).toBe(1006)
    expect(stream.seqNums).toEqual([1, 2, 3, 4])
    expect((await playThrough(feed)).seqNums).toEqual(ALL)
  })

  it('has the requested code', async () => {
    const feed = await startWith('close@4:1011')
    const stream = await playThroughUntilClosed(feed)
    expect(stream.closeCode).toBe(1011)
    expect(stream.seqNums).toEqual([1, 2, 3, 4])
  })

  async function playThroughUntilClosed({ client, clock }: SimulatedFeed): Promise<StreamClient> {
    const stream = await client(1)
    clock.advance(200_000)
    await stream.closed()
    return stream
  }
})

describe('a refusal', () => {
  it('hits one valid token once its packet is due', async () => {
    const feed = await startWith('refuse@4')
    await playThroughFirstPackets(feed)
    feed.clock.advance(20_000)
    const refused = await StreamClient.withToken(feed.url(), TOKEN)
    expect(await refused.closed()).toBe(1008)
    const accepted = await feed.client()
    expect(accepted.controls).toEqual(['Authorisation accepted'])
  })

  async function playThroughFirstPackets({ client, clock }: SimulatedFeed): Promise<void> {
    clock.advance(15_000)
    const stream = await client(1)
    await stream.until(() => stream.seqNums.length === 2)
    expect(stream.controls).toEqual(['Authorisation accepted'])
  }
})

describe('venue faults', () => {
  it('are the same for every client: an alarm with numbers of its own, then reconstructed packets', async () => {
    const feed = await startWith('alarm@4:30000')
    const first = await playThrough(feed)
    const second = await playThrough(feed)
    const kinds = (stream: StreamClient): string[] =>
      stream.texts
        .filter((text) => text.includes('seqNum'))
        .map((text) => /Alarm|RECONSTRUCTED|MatchFinished/.exec(text)?.[0] ?? '')
    expect(first.seqNums).toEqual([...ALL, 11, 12])
    expect(kinds(first).slice(2, 9)).toEqual([
      '',
      'Alarm',
      'Alarm',
      'RECONSTRUCTED',
      'RECONSTRUCTED',
      'RECONSTRUCTED',
      ''
    ])
    expect(kinds(second)).toEqual(kinds(first))
  })

  it('send delayed packets late, marked as such', async () => {
    const { client, clock } = await startWith('delay@4:7000')
    const stream = await client(4)
    clock.advance(36_999)
    await stream.roundTrip()
    expect(stream.seqNums).toEqual([])
    clock.advance(1)
    await stream.until(() => stream.seqNums.length === 1)
    expect(stream.texts.at(-1)).toContain('"delayStatus":"DELAYED"')
  })
})

describe('several faults', () => {
  it('happen once each, whichever client is connected', async () => {
    const feed = await startWith('drop@2', 'duplicate@3', 'corrupt@5')
    const [first, second] = [await feed.client(1), await feed.client(1)]
    feed.clock.advance(200_000)
    await Promise.all([first.roundTrip(), second.roundTrip()])
    expect(first.seqNums.length + second.seqNums.length).toBe(20)
    expect([first, second].filter(({ seqNums }) => !seqNums.includes(2))).toHaveLength(1)
    expect([first, second].filter(({ seqNums }) => seqNums.includes(null))).toHaveLength(1)
  })
})
