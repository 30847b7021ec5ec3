/** The rally feeds of a court over real sockets: session rules, hostile packets, and the log of it all. */
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeFileSystem } from '../../../../src-main/platform/files'
import { CaptureWriter } from '../../../../src-main/capture/capture-writer'
import { recordsOf } from '../../../support/log-records'
import { ManualClock } from '../../../support/manual-clock'
import { messages2022, rallyText } from '../../../support/rally-fixtures'
import { openReplay } from '../../../support/replayed-log'
import { useTemporaryFolder } from '../../../support/temporary-folder'
import { AUTHORISED, HEARTBEAT, refusal, TestProvider, type Visit } from '../../../support/test-provider'
import { watchCourt, type WatchedCourt } from '../../../support/watched-court'
import { wirePoint, wireStatus } from '../../../support/wire-packets'
import { tennisBook } from '../../../support/tennis-courts'

const EVENT_ID = '2031-5817-LS001'
const FIXTURE_ID = 'fixture 2031-5817-LS001'
const REQUEST = JSON.stringify({ fixtureId: FIXTURE_ID, backfill: null })
const UNKNOWN = JSON.stringify({
  message: `Could not find fixture topic tennis.rally.tracking.tdi.${FIXTURE_ID}`,
  level: 'WARN'
})

interface Packet {
  id: string
  sequences: object
  events: { stroke: string; speed_ms: unknown; arcs: object[] }[]
  samples: { time: number }[]
}
const packet = (): Packet => JSON.parse(rallyText('2024-one-rally')) as Packet
const rallyOf = (game: number, point: number): string =>
  JSON.stringify({
    ...packet(),
    id: `rally ${game}.${point}`,
    sequences: { set: 1, game, point, serve: 1, rally: 1 }
  })

const folder = useTemporaryFolder()
let provider: TestProvider
let clock: ManualClock
let capture: CaptureWriter
let watched: WatchedCourt

beforeEach(async () => {
  provider = await TestProvider.start()
  clock = new ManualClock(Date.UTC(2031, 7, 14, 6, 10))
  const source = {
    feed: 'tennis-events',
    otherFeeds: ['tennis-rally'],
    eventId: EVENT_ID,
    host: provider.host,
    clientVersion: 'test'
  }
  const files = nodeFileSystem
  capture = new CaptureWriter({ folder: folder.path, courtName: 'Court 1', source, clock, files })
  const rally = { hosts: [provider.host], feeds: ['rally'] as const, fixtureId: FIXTURE_ID }
  watched = watchCourt(provider.host, EVENT_ID, 'a-token-for-tests', clock, { rally, capture })
})

afterEach(async () => {
  await watched.court.stop()
  await provider.stop()
})

async function until(what: string, condition: () => boolean): Promise<void> {
  for (let step = 0; !condition(); step += 1) {
    if (step > 20_000) throw new Error(`never came: ${what}, ${rallyState()}`)
    clock.advance(10)
    await turn()
  }
}

const panel = () => watched.court.feedPanels().find(({ feed }) => feed === 'Rally tracking')
const rallyState = (): string => panel()?.state ?? ''
const visitsOf = (part: string): Visit[] => provider.visits.filter(({ url }) => url.includes(part))
const count = (): number => watched.view().rallies?.count ?? 0

async function visitOf(part: string, nth = 1): Promise<Visit> {
  await until(`visit ${nth} of ${part}`, () => (visitsOf(part)[nth - 1]?.heard.length ?? 0) > 0)
  const visit = visitsOf(part)[nth - 1]
  if (!visit) throw new Error('It has just been there.')
  return visit
}

async function acceptRally(nth = 1): Promise<Visit> {
  const visit = await visitOf('/rally/', nth)
  visit.send(AUTHORISED)
  await until('the fixture request', () => visit.heard.length > 1)
  return visit
}

async function send(visit: Visit, rallies: number, ...texts: readonly string[]): Promise<void> {
  visit.send(...texts)
  await until(`${rallies} rallies`, () => count() === rallies)
}

describe('the session of a rally feed', () => {
  it('requests the fixture once, after the token is accepted, and is live', async () => {
    const visit = await visitOf('/rally/')
    expect(visit.heard).toEqual([JSON.stringify({ authToken: 'a-token-for-tests' })])
    visit.send(AUTHORISED, HEARTBEAT, HEARTBEAT)
    await until('live and asked', () => rallyState() === 'live' && visit.heard.length > 1)
    visit.send(HEARTBEAT)
    await send(visit, 1, rallyOf(1, 1))
    expect(visit.heard.slice(1)).toEqual([REQUEST])
  })

  it('asks again on the same socket while the fixture is unknown, and is live once data arrive', async () => {
    const visit = await acceptRally()
    visit.send(UNKNOWN)
    await until('not started', () => rallyState() === 'not-started')
    visit.send(HEARTBEAT)
    await until('the second request', () => visit.heard.length === 3)
    visit.send(UNKNOWN)
    await until('the third request', () => visit.heard.length === 4)
    expect(visit.heard.slice(1)).toEqual([REQUEST, REQUEST, REQUEST])
    visit.send(UNKNOWN)
    await until('not started', () => rallyState() === 'not-started')
    await send(visit, 1, rallyOf(1, 1))
    await until('live', () => rallyState() === 'live')
    expect(visitsOf('/rally/')).toHaveLength(1)
  })

  it('is refused if the provider rejects the token, while the events continue', async () => {
    const visit = await visitOf('/rally/')
    visit.send(refusal('Authorisation message had incorrect format'))
    visit.socket.close()
    await until('refused', () => rallyState() === 'refused')
    const events = await visitOf('/events/')
    events.send(AUTHORISED, HEARTBEAT)
    await until('live events', () => watched.view().connection.state === 'live')
    clock.advance(60_000)
    await turn()
    expect(visitsOf('/rally/')).toHaveLength(1)
  })

  it('requests everything again after a reconnect, without duplicates', async () => {
    const first = await acceptRally()
    const strange = rallyOf(1, 3).replace('"stroke":"return"', '"stroke":"tweener"')
    const broken = rallyOf(1, 4).slice(0, 500)
    const sent = [rallyOf(1, 1), rallyOf(1, 2), strange, broken]
    await send(first, 3, ...sent)
    await until('the notes', () => watched.noteTexts().length === 2)
    const before = [
      watched.court.book.rallyList(),
      watched.court.book.rallies.statistics(),
      watched.noteTexts()
    ]
    first.socket.terminate()
    const second = await acceptRally(2)
    expect(second.heard.slice(1)).toEqual([REQUEST])
    second.send(...sent, HEARTBEAT)
    await until('live', () => rallyState() === 'live')
    expect([
      watched.court.book.rallyList(),
      watched.court.book.rallies.statistics(),
      watched.noteTexts()
    ]).toEqual(before)
    expect(panel()?.undecodable).toBe(1)
    await send(second, 4, rallyOf(1, 4))
  })
})

describe('a rally and the packet of its point', () => {
  const scores = (): string[] => watched.court.book.rallyList().rows.map(({ score }) => score)

  it('find each other in either order, and work without each other', async () => {
    const rallies = await acceptRally()
    const events = await visitOf('/events/')
    events.send(AUTHORISED, wireStatus(1, 'InProgress'), wirePoint(2, 'TeamA', { points: ['15', '0'] }))
    await until('two packets', () => watched.view().packets.total === 2)
    await send(rallies, 3, rallyOf(1, 1), rallyOf(1, 2), rallyOf(2, 5))
    expect(scores()).toEqual(['0–0', '', ''])
    events.send(wirePoint(3, 'TeamB', { points: ['15', '15'] }))
    await until('three packets', () => watched.view().packets.total === 3)
    expect(scores()).toEqual(['0–0', '15–0', ''])
  })
})

describe('the log of a court with rallies', () => {
  it('holds every frame as received, and replays to the same rallies and timeline', async () => {
    const rallies = await acceptRally()
    const events = await visitOf('/events/')
    const broken = rallyOf(3, 2).slice(0, 700)
    await send(rallies, 1, rallyOf(1, 1), broken)
    events.send(AUTHORISED, wireStatus(1, 'InProgress'), wirePoint(2, 'TeamA', { points: ['15', '0'] }))
    await until('two packets', () => watched.view().packets.total === 2)
    await send(rallies, 2, ...messages2022().slice(3))
    await until('the note', () => watched.noteTexts().length > 0)
    await watched.court.stop()
    const file = `${folder.path}/${capture.status().fileName}`
    const replay = await openReplay(nodeFileSystem, [file])
    await replay.surveyed()
    replay.command({ kind: 'seek-position', position: replay.view().replay?.length ?? 0 })
    await replay.settled()
    expect(tennisBook(replay.book).rallyList()).toEqual(watched.court.book.rallyList())
    expect(tennisBook(replay.book).rallies.statistics()).toEqual(watched.court.book.rallies.statistics())
    expect(tennisBook(replay.book).rallies.overlay()).toEqual(watched.court.book.rallies.overlay())
    for (const { key } of tennisBook(replay.book).rallyList().rows)
      expect(tennisBook(replay.book).rallies.find(key)).toEqual(watched.court.book.rallies.find(key))
    const rows = (court: Pick<WatchedCourt['court'], 'timelineRange'>) =>
      court.timelineRange('all', 0, 100).rows
    expect(rows(replay)).toEqual(rows(watched.court))
    await replay.stop()
    expect(await loggedRallyFrames(file)).toEqual([
      AUTHORISED,
      rallyOf(1, 1),
      broken,
      ...messages2022().slice(3)
    ])
  })
})

async function loggedRallyFrames(file: string): Promise<string[]> {
  const records = await recordsOf(file)
  return records
    .filter(({ feed, channel }) => feed === 'tennis-rally' && channel === 'frames')
    .map(({ bytes }) => Buffer.from(bytes).toString('utf8'))
}

describe('a hostile rally packet', () => {
  const changed = (change: (rally: Packet) => void): string => {
    const rally = packet()
    change(rally)
    return JSON.stringify(rally)
  }

  it.each([
    ['of 5 MB', () => changed((rally) => Object.assign(rally, { source: 'x'.repeat(5_000_000) })), null],
    [
      'of 5 MB of samples that are none',
      () => changed((rally) => Object.assign(rally, { samples: Array<string>(700_000).fill('12345') })),
      /samples contains something other than objects/
    ],
    ['cut short', () => rallyOf(1, 1).slice(0, 9_000), /^Unreadable rally packet: it is not valid JSON/],
    [
      'with NaN in its strings',
      () =>
        changed((rally) => {
          for (const event of rally.events) event.speed_ms = 'NaN'
        }),
      /speed of a shot is not a number \(5 times\)/
    ],
    [
      'with NaN for a number',
      () => rallyOf(1, 1).replace('"speed_ms":41.93', '"speed_ms":NaN'),
      /Unreadable/
    ],
    ['without samples', () => changed((rally) => (rally.samples = [])), /it has no samples/],
    [
      'with arcs out of order',
      () => changed((rally) => rally.events[0]?.arcs.reverse()),
      /the arcs of shot 1 were not in time order/
    ],
    [
      'with times that run backwards',
      () => changed((rally) => rally.samples.reverse()),
      /times run backwards in the samples/
    ],
    [
      'with a stroke that nobody knows',
      () =>
        changed((rally) => {
          for (const event of rally.events) event.stroke = 'tweener'
        }),
      /unknown stroke “tweener” \(5 times\)/
    ]
  ] as const)('%s is noted in the timeline, kept as received, and stops nothing', async (_, make, note) => {
    const hostile = make()
    const visit = await acceptRally()
    visit.send(hostile)
    const inNotes = (): boolean => watched.noteTexts().some((text) => note?.test(text))
    await until('the note', () => (note === null ? count() === 1 : inNotes()))
    await until('live', () => rallyState() === 'live')
    await send(visit, watched.view().rallies === null ? 1 : 2, rallyOf(5, 1))
    watched.court.book.rallies.statistics()
    watched.court.book.rallies.overlay()
    await watched.court.stop()
    const frames = await loggedRallyFrames(`${folder.path}/${capture.status().fileName}`)
    expect(frames[1] === hostile).toBe(true)
    expect(watched.noteTexts().every((text) => text.length < 2_000)).toBe(true)
  })
})
