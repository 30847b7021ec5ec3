/**
 * Every fault of the simulator's script once, over real sockets: nothing missed, nothing doubled, all of it said, and
 * no alarm but those that it deserves.
 */
import { afterEach, describe, expect, it } from 'vitest'
import { setImmediate as turn } from 'node:timers/promises'
import { parseFault, type Fault } from '../../../src-main/simulator/tennis/fault'
import { FeedSimulator } from '../../../src-main/simulator/tennis-provider/feed-simulator'
import { recordingSource } from '../../../src-main/simulator/tennis/recording'
import { ManualClock } from '../../support/manual-clock'
import { watchAlarms } from '../../support/watched-alarms'
import { undisturbed, watchCourt, type WatchedCourt } from '../../support/watched-court'
import { wirePacket, wirePoint, wireStatus } from '../../support/wire-packets'

const TOKEN = 'a-token-for-tests'
const EVENT_ID = '2031-0042-MS003'
const STATISTICS_PATH = '/tennis/events/{eventId}/statistics'
const serves = { server: { team: 'TeamA' }, nextServer: { team: 'TeamA' } }

/** Nine packets, one a second; the match ends before their silence would be an alarm. */
const MATCH = [
  wireStatus(1, 'InProgress'),
  wirePacket('PointStarted', 2, serves),
  wirePoint(3, 'TeamA', { points: ['15', '0'] }),
  wirePacket('PointStarted', 4, serves),
  wirePacket('PointFault', 5, serves),
  wirePacket('PointStarted', 6, serves),
  wirePoint(7, 'TeamB', { points: ['15', '15'] }),
  wirePacket('PointStarted', 8, serves),
  wirePoint(9, 'TeamA', { points: ['30', '15'] }),
  wirePacket('MatchFinished', 10, {
    won: 'TeamA',
    reason: 'Retirement',
    timestamp: '2031-05-06T09:00:50.000Z'
  })
]
const expected = undisturbed(MATCH)

let stops: (() => Promise<void>)[] = []

afterEach(async () => {
  await Promise.all(stops.map((stop) => stop()))
  stops = []
})

const fault = (text: string): Fault => {
  const parsed = parseFault(text)
  if (!parsed.ok) throw new Error(parsed.error)
  return parsed.value
}

/** Plays the match with faults to its end, or until the condition holds; time runs only here. */
async function play(
  faults: readonly string[],
  until = ({ view }: WatchedCourt) => view().result !== null,
  statisticsPath: string | null = null
) {
  const clock = new ManualClock(Date.UTC(2031, 4, 6, 9, 0, 0))
  const simulator = new FeedSimulator({
    port: 0,
    tokens: [TOKEN],
    courts: [
      {
        eventId: EVENT_ID,
        source: recordingSource(Buffer.from(MATCH.join('\n'))),
        speed: 1,
        faults: faults.map(fault)
      }
    ],
    clock
  })
  const { port } = await simulator.start()
  const watched = watchCourt(`ws://127.0.0.1:${port}`, EVENT_ID, TOKEN, clock, { statisticsPath })
  const alarms = watchAlarms(watched, clock)
  const trusts = new Set<string>()
  stops.push(
    () => {
      alarms.stop()
      return watched.court.stop()
    },
    () => simulator.stop()
  )
  const goOnUntil = async (condition: (watched: WatchedCourt) => boolean): Promise<void> => {
    for (let step = 0; !condition(watched); step += 1) {
      if (step > 4_000) throw new Error(`never came: ${JSON.stringify(watched.view().connection)}`)
      clock.advance(50)
      // Sockets are real: what was sent needs some turns of the event loop to arrive.
      for (let count = 0; count < 5; count += 1) await turn()
      alarms.look()
      const { trust } = watched.view()
      trusts.add(`${trust.word} ${trust.reason}`.trim())
    }
  }
  await goOnUntil(until)
  return { ...watched, clock, trusts, raised: alarms.raised, goOnUntil }
}

describe('a fault of the simulator’s script:', () => {
  it.each([
    ['nothing at all', []],
    ['a dropped packet', ['drop@5']],
    ['a dropped run of packets', ['drop@4+3']],
    ['a duplicated packet', ['duplicate@3']],
    ['two packets in the wrong order', ['reorder@6']],
    ['a packet that breaks off', ['corrupt@7']],
    ['a connection that breaks', ['cut@4']],
    ['a provider that closes without a reason', ['close@6:1000']],
    ['a provider that goes away', ['close@6:1001']],
    ['a provider that closes by its rules', ['close@6:1008']],
    ['a provider with a fault', ['close@6:1011']],
    // What was held back comes late, and nothing on time comes after it.
    ['silence for 16 s', ['stall@6:16000'], ['FEED_STALE', 'DELAY_HIGH']],
    ['silence for 26 s', ['stall@6:26000'], ['FEED_STALE']],
    ['all of it', ['duplicate@2', 'drop@3', 'cut@4', 'reorder@5', 'corrupt@7', 'close@8:1011']]
  ])('%s leaves the whole match, once, without a false alarm', async (_, faults, deserved: string[] = []) => {
    const { view, packetRows, raised } = await play(faults)
    expect(raised).toEqual(deserved)
    const readable = packetRows().filter(({ tone }) => tone !== 'trouble')
    expect(readable).toEqual(expected.packetRows)
    expect(view().packets).toMatchObject({ total: MATCH.length, lastSeqNum: 10, gapsOpen: 0 })
    expect(view().score).toMatchObject({ gamesA: 0, gamesB: 0 })
    expect(view().result?.winner).toBe('TeamA')
  })

  it('a duplicate is counted', async () => {
    expect((await play(['duplicate@3'])).view().packets.duplicates).toBe(1)
  })

  it('a hole is named, requested and healed', async () => {
    const { noteTexts, view, trusts } = await play(['drop@5'])
    expect(noteTexts()).toContain('Packet 5 missing, requested again')
    expect(view().packets.gapsHealed).toBe(1)
    expect(trusts).toContain('UNKNOWN catching up')
  })

  it('a hole that the provider cannot fill is reported, and the match continues', async () => {
    const { noteTexts, view, packetRows, raised } = await play(['drop@5!'])
    expect(raised).toEqual(['SEQ_GAP'])
    expect(noteTexts()).toContain('Packet 5 is missing: the provider did not resend it')
    expect(view().packets).toMatchObject({ total: MATCH.length - 1, gapsOpen: 1 })
    expect(packetRows().at(-1)?.text).toBe('HALVORSEN wins the match (retirement)')
  })

  it('a packet that stays unreadable is shown with its text, and the match continues', async () => {
    const { noteTexts, view } = await play(['corrupt@5!'])
    expect(noteTexts().some((text) => text.startsWith('Unreadable message: it is not valid JSON'))).toBe(true)
    expect(view().packets).toMatchObject({ total: MATCH.length, gapsOpen: 0 })
    expect(view().packets.undecodable).toBeGreaterThanOrEqual(2)
  })

  it('a lost connection is DOWN at once, and healed afterwards', async () => {
    const { trusts, noteTexts } = await play(['cut@4'])
    expect(trusts).toContain('DOWN connection lost')
    expect(noteTexts().some((text) => text.startsWith('Connection lost: '))).toBe(true)
    expect(noteTexts()).toContain('Connected, up to date')
  })

  it('silence is STALE after 15 s and DOWN after 25 s', async () => {
    const short = await play(['stall@6:16000'])
    expect(short.trusts).toContain('STALE no heartbeat')
    expect([...short.trusts].some((trust) => trust.startsWith('DOWN'))).toBe(false)
    const long = await play(['stall@6:26000'])
    expect(long.trusts).toContain('DOWN connection lost')
  })

  it('a lost venue is an ALARM until data return, which are RECONSTRUCTED', async () => {
    const { trusts, noteTexts, raised } = await play(['alarm@6:30000'])
    expect(raised).toEqual(['PROVIDER_ALARM', 'REBUILT_DATA'])
    expect(trusts).toContain('ALARM venue lost')
    expect(trusts).toContain('RECONSTRUCTED rebuilt packets')
    expect(noteTexts()).toContain('The provider has lost the venue: packets may arrive late or rebuilt')
  })

  it('a delay makes packets DELAYED', async () => {
    const { trusts, packetRows } = await play(['delay@6:9000'])
    expect(trusts).toContain('DELAYED packets arriving late')
    expect(packetRows().some(({ tone }) => tone === 'late')).toBe(true)
  })

  it('a miscount shows both values, and agreement again afterwards', async () => {
    const watched = await play(
      ['miscount@2:40000'],
      ({ view }) => view().insight.statisticsFeed.state === 'differs',
      STATISTICS_PATH
    )
    expect(watched.court.book.statistics(watched.court.nowMonotonicMs).differences).toMatchObject([
      { part: 'Match', team: 'TeamA', figure: 'aces', ours: 0, provider: 1 },
      { part: 'Set 1', team: 'TeamA', figure: 'aces', ours: 0, provider: 1 }
    ])
    const feeds = watched.court.feedPanels().map(({ feed, state }) => `${feed}: ${state}`)
    expect(feeds).toEqual(['Tennis events: live', 'Tennis statistics: live'])
    await watched.goOnUntil(({ view }) => view().result !== null)
    expect(watched.view().insight.statisticsFeed).toEqual({ state: 'agrees', differences: 0 })
  })

  it('a cut connection leaves diagnostics with both feeds and no token', async () => {
    const { court } = await play(['cut@4'], undefined, STATISTICS_PATH)
    const text = court.diagnostics()
    expect(text).toContain('Feed Tennis events')
    expect(text).toContain('Feed Tennis statistics')
    expect(text).not.toContain(TOKEN)
  })

  it('a refused token stops the court with a reason, until the operator reconnects', async () => {
    const watched = await play(['refuse@1'], ({ view }) => view().connection.state === 'refused')
    expect(watched.view()).toMatchObject({ trust: { word: 'DOWN', tone: 'critical', reason: 'refused' } })
    expect(watched.view().connection.nextAttemptMonotonicMs).toBeNull()
    expect(watched.view().connection.message).not.toContain(TOKEN)
    await watched.goOnUntil(
      ({ view }) => view().trust.sinceMonotonicMs + 25_000 < watched.clock.monotonicMs()
    )
    expect(watched.raised).toEqual(['TOKEN_REFUSED'])
  })
})
