/** The whole way of volleyball: a provider on this computer, the real push client, the court, and its log. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CourtView } from '@shared/court/view'
import { volleyballMatchViewOf } from '@shared/sports/volleyball/view/match-detail'
import { stateOfMatch } from '@shared/sports/volleyball/match/match'
import type { VolleyballCourtView } from '@shared/sports/volleyball/view/volleyball-view'
import { nodeFileSystem } from '../../../../src-main/platform/files'
import { CaptureWriter } from '../../../../src-main/capture/capture-writer'
import { inspectFiles } from '../../../../src-main/cli/inspect'
import { systemClock } from '../../../../src-main/platform/clock'
import { VOLLEYBALL_FEED } from '../../../../src-main/sports/volleyball/feed-names'
import type { VolleyballCourt } from '../../../../src-main/sports/volleyball/volleyball-court'
import type { RecordedCourt } from '../../../../src-main/match/recorded-court'
import { openRecordedCourt } from '../../../../src-main/sports/open-recorded-court'
import { volleyball } from '../../../../src-main/sports/volleyball/sport'
import { EVENTFUL_VOLLEYBALL } from '../../../../src-main/simulator/volleyball/match/incidents'
import { playMatch } from '../../../../src-main/simulator/volleyball/match/play-match'
import { recordsOf } from '../../../support/log-records'
import { eventually } from '../../../support/eventually'
import { ManualClock } from '../../../support/manual-clock'
import { asVolleyball, volleyballBook } from '../../../support/volleyball-courts'
import { useTemporaryFolder } from '../../../support/temporary-folder'
import { FIXTURE, KEYS, ToldMatch } from '../../../support/volleyball-provider'
import { undisturbedMatch, watchVolleyball } from '../../../support/watched-volleyball'

const folder = useTemporaryFolder()
const NAMES = { teams: { Home: 'Nordhavn', Away: 'Costa Verde' }, players: new Map<number, string>() }
const texts = playMatch({
  seed: 11,
  variant: 'beach',
  fixture: FIXTURE,
  startedAt: Date.UTC(2031, 4, 6, 9),
  incidents: { rates: EVENTFUL_VOLLEYBALL }
}).envelopes.map(({ text }) => text)
const expected = undisturbedMatch(texts)
const third = Math.floor(texts.length / 3)

let told: ToldMatch
let court: VolleyballCourt

beforeEach(async () => {
  told = await ToldMatch.start()
})

afterEach(async () => {
  await court.stop()
  await told.stop()
})

const tell = (from: number, to: number): void => {
  for (const text of texts.slice(from, to)) told.channel.publish(text)
}
const taken = (): number => court.view().packets.total
const untilTaken = (count: number): Promise<void> => eventually(`message ${count}`, () => taken() === count)
const untilLive = (): Promise<void> => eventually('live', () => court.view().connection.state === 'live')

function capture(): CaptureWriter {
  return new CaptureWriter({
    folder: folder.path,
    courtName: '',
    source: {
      feed: VOLLEYBALL_FEED,
      otherFeeds: [],
      eventId: FIXTURE.fixtureId,
      host: '127.0.0.1',
      clientVersion: 'test',
      origin: 'feed'
    },
    clock: systemClock,
    files: nodeFileSystem
  })
}

function expectUndisturbed(): void {
  expect(court.book.matchView()).toEqual(volleyballMatchViewOf(expected, NAMES))
  expect(court.view()).toMatchObject({
    teams: { Home: { name: 'Nordhavn' }, Away: { name: 'Costa Verde' } },
    setsWon: stateOfMatch(expected).setsWon,
    trust: { word: 'ENDED' },
    packets: { total: texts.length, lastSeqNum: texts.length, gapsOpen: 0, undecodable: 0 }
  })
}

describe('a match disturbed in every way', () => {
  it('ends like the undisturbed one, despite broken, forgotten and withheld pushes', async () => {
    tell(0, third)
    court = watchVolleyball(told.address)
    await untilLive()
    await untilTaken(third)
    told.provider.push.breakAll()
    tell(third, third + 20)
    await untilTaken(third + 20)
    await untilLive()
    told.channel.failNext('withhold')
    tell(third + 20, 2 * third)
    await untilTaken(2 * third)
    expect(court.view().packets.gapsHealed).toBe(1)
    told.provider.push.forgetAll()
    tell(2 * third, texts.length)
    await untilTaken(texts.length)
    expectUndisturbed()
    const rows = court.timelineRange('trouble', 0, 1_000).rows.map(({ text }) => text)
    expect(rows.some((text) => text.startsWith('Connection lost: '))).toBe(true)
    expect(rows.some((text) => text.endsWith('missing, requested again'))).toBe(true)
  })

  it('is polled without push', async () => {
    tell(0, third)
    court = watchVolleyball(told.address, { access: { delivery: 'pull', pollSeconds: 0.05 } })
    await untilLive()
    told.provider.http.failNext('events', { status: 503 })
    tell(third, texts.length)
    await untilTaken(texts.length)
    expectUndisturbed()
  })
})

describe('its log', () => {
  it('replays to the same court, and holds no key and no token', async () => {
    court = watchVolleyball(told.address, { capture: capture() })
    await untilLive()
    court.note('Camera 2 is dark')
    tell(0, third)
    await untilTaken(third)
    told.provider.push.breakAll()
    tell(third, texts.length)
    await untilTaken(texts.length)
    const live = court.view()
    const liveRows = court.timelineRange('all', 0, 10_000).rows
    await court.stop()

    const [fileName = ''] = await readdir(folder.path)
    expect(fileName).toContain(`Nordhavn – Costa Verde ${FIXTURE.fixtureId}.mcap`)
    const replayed = await replayedTo(path.join(folder.path, fileName))
    expect(replayed.book.timelineRange('all', 0, 10_000).rows).toEqual(liveRows)
    expect(volleyballBook(replayed.book).matchView()).toEqual(court.book.matchView())
    const then = replayed.book.view(0, { ...live, replay: null })
    expect(comparable(then)).toEqual(comparable(live))

    const { courts: inspected } = await inspectFiles([path.join(folder.path, fileName)])
    expect(inspected).toMatchObject([
      { facts: { teams: NAMES.teams, setsWon: stateOfMatch(expected).setsWon, gaps: 0 } }
    ])
    const content = await readFile(path.join(folder.path, fileName))
    expect(content.includes(KEYS.clientSecret)).toBe(false)
    expect(content.includes(KEYS.apiKey)).toBe(false)
  })
})

it('closes the connection and seals the log once a finished match is no longer corrected', async () => {
  const clock = new ManualClock()
  court = watchVolleyball(told.address, { clock })
  const give = (text: string): void => {
    const monotonicMs = clock.monotonicMs()
    court.read({ bytes: Buffer.from(text), isText: true, receivedAt: clock.utcMs(), monotonicMs })
  }
  for (const text of texts.slice(0, -1)) give(text)
  clock.advance(3_600_000)
  expect(court.connection.state).not.toBe('finished')
  give(texts.at(-1) ?? '')
  clock.advance(14 * 60_000)
  expect(court.connection.state).not.toBe('finished')
  clock.advance(60_000)
  expect(court.connection.state).toBe('finished')
})

async function replayedTo(file: string): Promise<RecordedCourt> {
  const recorded = openRecordedCourt(volleyball, {
    eventId: FIXTURE.fixtureId,
    startedAt: 0,
    hasFeed: () => false,
    isRecording: false
  })
  for (const record of await recordsOf(file)) recorded.apply(record)
  return recorded
}

/** Without the times of two different clocks, and without what the connection does after the last message. */
function comparable(view: CourtView) {
  const { insight, ...rest } = asVolleyball(view)
  const left: Partial<VolleyballCourtView> = { ...rest }
  delete left.connection
  delete left.trust
  delete left.suspendAdvice
  delete left.lastPacketMonotonicMs
  delete left.lastPointMonotonicMs
  return { ...left, conflict: insight.scoreCheck.conflict?.provider }
}
