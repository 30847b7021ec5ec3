import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { FeedSimulator } from '../../../src-main/simulator/tennis-provider/feed-simulator'
import { EVENTFUL_RATES } from '../../../src-main/simulator/tennis/incidents'
import { generateMatch } from '../../../src-main/simulator/tennis/match-generator'
import { truthOf } from '../../../src-main/simulator/tennis/match-script'
import { recordingSource } from '../../../src-main/simulator/tennis/recording'
import { scriptSource } from '../../../src-main/simulator/tennis/stored-frame'
import { matchProfile } from '../../support/match-profiles'
import { faults, startFeed, TOKEN, type SimulatedFeed } from '../../support/simulated-feed'
import { StreamClient } from '../../support/stream-client'

const SCRIPT = generateMatch(matchProfile({ incidents: { rates: EVENTFUL_RATES } }), 21)
const HOUR_MS = 3_600_000
/** Match time by which everything has been sent, nights included. */
const ALL_MS = (SCRIPT.at(-1)?.offsetMs ?? 0) + 1_000

interface Figures {
  readonly [figure: string]: number
}
type Part = Readonly<Record<'teamA' | 'teamB', Figures>>
type State = Readonly<Record<string, Part>>

const running: FeedSimulator[] = []

async function start(...options: Parameters<typeof startFeed>): Promise<SimulatedFeed> {
  const feed = await startFeed({ source: scriptSource(SCRIPT, 2 * HOUR_MS), ...options[0] })
  running.push(feed.simulator)
  return feed
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.stop()))
})

const statisticsUrl = ({ url }: SimulatedFeed): string => url().replace(/\/stream$/, '/statistics')

const client = (feed: SimulatedFeed): Promise<StreamClient> =>
  StreamClient.withToken(statisticsUrl(feed), TOKEN)

const packetsOf = ({ texts }: StreamClient): readonly string[] =>
  texts.filter((text) => !text.startsWith('{"message"'))

const statesOf = (stream: StreamClient): readonly State[] =>
  packetsOf(stream)
    .slice(1)
    .map((text) => JSON.parse(text) as State)

describe('the statistics stream', () => {
  it('has the session of the events stream', async () => {
    const feed = await start({ opensAfterMs: 60_000 })
    await expect(StreamClient.connect(statisticsUrl(feed))).rejects.toThrow('HTTP 204')
    feed.clock.advance(60_000)
    const refused = await StreamClient.withToken(statisticsUrl(feed), 'wrong')
    expect(await refused.closed()).toBe(1008)
    const stream = await client(feed)
    feed.clock.advance(10_000)
    await stream.until(() => stream.controls.length === 2)
    expect(stream.controls[0]).toBe('Authorisation accepted')
    expect(stream.controls[1]).toMatch(/^Heartbeat sent at /)
    await feed.simulator.stop()
    expect(await stream.closed()).toBe(1001)
  })

  it('starts with the players’ names', async () => {
    const stream = await client(await start())
    await stream.until(() => packetsOf(stream).length === 1)
    const { teams } = matchProfile()
    expect(JSON.parse(packetsOf(stream)[0] ?? '')).toEqual({
      teamAPlayer1: teams.TeamA[0]?.name,
      teamBPlayer1: teams.TeamB[0]?.name
    })
  })

  it('sends the whole state after every point, and nothing if nothing counts', async () => {
    const feed = await start()
    const stream = await client(feed)
    const changes = SCRIPT.filter((step, index) => step.points !== (SCRIPT[index - 1]?.points ?? step.points))
    for (let elapsedMs = 0; elapsedMs < ALL_MS; elapsedMs += HOUR_MS) feed.clock.advance(HOUR_MS)
    await stream.until(() => statesOf(stream).length === changes.length)
    const served = ({ match }: State): number =>
      (match?.teamA['1stServe'] ?? 0) + (match?.teamA['2ndServes'] ?? 0) + (match?.teamA.doubleFaults ?? 0)
    expect(statesOf(stream).map(served)).toEqual(
      changes.map(
        ({ points }) => points.filter(({ server, kind }) => server === 'TeamA' && kind !== 'Penalty').length
      )
    )
  })

  it('ends with the true figures of the match, by the provider’s names and formulas', async () => {
    const feed = await start({ startedAgoMs: ALL_MS })
    const stream = await client(feed)
    await stream.until(() => statesOf(stream).length === 1)
    const [state] = statesOf(stream)
    const { TeamA: truth } = truthOf(SCRIPT).statistics
    expect(state?.match?.teamA).toEqual({
      aces: truth.aces,
      totalServes: truth.firstServesIn + truth.secondServesIn + truth.faults,
      '1stServe': truth.firstServesIn,
      '1stServe%': expect.closeTo((100 * truth.firstServesIn) / truth.servePoints, 1) as number,
      '1stServePointsWon': truth.firstServePointsWon,
      '1stServePointsWon%': expect.closeTo(
        (100 * truth.firstServePointsWon) / truth.firstServesIn,
        1
      ) as number,
      '2ndServes': truth.secondServesIn,
      '2ndServePointsWon': truth.secondServePointsWon,
      '2ndServePointsWon%': expect.closeTo(
        (100 * truth.secondServePointsWon) / (truth.secondServesIn + truth.doubleFaults),
        1
      ) as number,
      breakPointsPlayed: truth.breakPointsFaced,
      breakPointsSaved: truth.breakPointsSaved,
      faults: truth.faults,
      doubleFaults: truth.doubleFaults
    })
    const sets = Object.entries(state ?? {}).filter(([part]) => part !== 'match')
    expect(sets.map(([part]) => part)).toEqual(sets.map((_, index) => `set${index + 1}`))
    expect(sets.reduce((sum, [, set]) => sum + (set.teamB.faults ?? 0), 0)).toBe(state?.match?.teamB.faults)
  })

  it('sends a late client only the newest state, then continues', async () => {
    const feed = await start({ startedAgoMs: HOUR_MS })
    const first = await client(feed)
    await first.until(() => statesOf(first).length === 1)
    feed.clock.advance(120_000)
    await first.until(() => statesOf(first).length > 1)
    await first.roundTrip()
    const second = await client(feed)
    await second.until(() => statesOf(second).length === 1)
    expect(statesOf(second)[0]).toEqual(statesOf(first).at(-1))
  })

  it('miscounts for a while on request', async () => {
    const startMs = HOUR_MS
    const right = await start({ startedAgoMs: startMs })
    const wrong = await start({ startedAgoMs: startMs, faults: faults('miscount@20s:60000') })
    const acesAfter = async (elapsedMs: number): Promise<readonly [number, number]> => {
      const aces = async (feed: SimulatedFeed): Promise<number> => {
        const stream = await client(feed)
        await stream.until(() => statesOf(stream).length === 1)
        stream.close()
        return statesOf(stream)[0]?.match?.teamA.aces ?? -1
      }
      right.clock.advance(elapsedMs)
      wrong.clock.advance(elapsedMs)
      return [await aces(right), await aces(wrong)]
    }
    const [before, atFirst] = await acesAfter(0)
    expect(atFirst).toBe(before)
    const [truth, meanwhile] = await acesAfter(70_000)
    expect(meanwhile).toBe(truth + 1)
    const [after, atLast] = await acesAfter(60_000)
    expect(atLast).toBe(after)
  })

  it('is as silent as the events while the court stalls', async () => {
    const feed = await start({ startedAgoMs: HOUR_MS, faults: faults('stall@1s:120000') })
    const events = await feed.client()
    const stream = await client(feed)
    await stream.until(() => statesOf(stream).length === 1)
    feed.clock.advance(60_000)
    await events.roundTrip()
    await stream.roundTrip()
    const during = statesOf(stream).length
    feed.clock.advance(55_000)
    await stream.roundTrip()
    expect(statesOf(stream)).toHaveLength(during)
    feed.clock.advance(60_000)
    await stream.until(() => statesOf(stream).length > during)
  })

  it('is derived from the packets of a recording', async () => {
    const file = path.resolve('fixtures/recordings/womens-singles.ndjson')
    const feed = await start({ source: recordingSource(await readFile(file)), speed: 10_000 })
    const stream = await client(feed)
    const isFinished = (state: State | undefined): boolean => state?.match !== undefined && 'set3' in state
    feed.clock.advance(HOUR_MS)
    await stream.until(() => isFinished(statesOf(stream).at(-1)))
    const { TeamA, TeamB } = countedIn(await readFile(file, 'utf8'))
    const match = statesOf(stream).at(-1)?.match
    expect([match?.teamA.aces, match?.teamB.aces]).toEqual([TeamA.aces, TeamB.aces])
    expect([match?.teamA.doubleFaults, match?.teamB.doubleFaults]).toEqual([
      TeamA.doubleFaults,
      TeamB.doubleFaults
    ])
  })
})

interface PointPacket {
  readonly eventElementType: string
  readonly server: { readonly team: 'TeamA' | 'TeamB' }
  readonly details: { readonly pointType: string }
}

/** Aces and double faults in the lines of a recording, by the server. */
function countedIn(text: string) {
  const packets = text
    .split('\n')
    .filter((line) => line.includes('"PointScored"'))
    .map((line) => JSON.parse(line) as PointPacket)
  const count = (team: string, pointType: string): number =>
    packets.filter(({ server, details }) => server.team === team && details.pointType === pointType).length
  const figures = (team: string) => ({
    aces: count(team, 'Ace'),
    doubleFaults: count(team, 'DoubleFault')
  })
  return { TeamA: figures('TeamA'), TeamB: figures('TeamB') }
}
