/** Rally packets in the files that are inspected: alone, among tennis events, and in another file than those. */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { rallyFeedName } from '@shared/sports/tennis/feeds/tracking/log-names'
import { nodeFileSystem } from '../../../../../src-main/platform/files'
import { CaptureWriter } from '../../../../../src-main/capture/capture-writer'
import { inspectFiles } from '../../../../../src-main/cli/inspect'
import { hasFindings, type Inspection } from '../../../../../src-main/sports/tennis/inspect/inspection'
import { reportOf } from '../../../../../src-main/sports/tennis/inspect/report'
import { ManualClock } from '../../../../support/manual-clock'
import { messages2022, rallyText } from '../../../../support/rally-fixtures'
import { useTemporaryFolder } from '../../../../support/temporary-folder'

const folder = useTemporaryFolder()
const MATCH = '2031-5817-LS001'
const EVENTS = 'fixtures/recordings/womens-singles.ndjson'
const RALLY_2024 = JSON.stringify(JSON.parse(rallyText('2024-one-rally')))

async function recording(name: string, ...lines: readonly string[]): Promise<string> {
  const file = path.join(folder.path, `${name}.ndjson`)
  await writeFile(file, lines.map((line) => `${line}\n`).join(''))
  return file
}

const eventLines = async (): Promise<string[]> => (await readFile(EVENTS, 'utf8')).trim().split('\n')

async function inspected(...files: readonly string[]) {
  const { courts, errors } = await inspectFiles(files)
  expect(errors).toEqual([])
  return courts.map(({ facts }) => facts as Inspection)
}

describe('a file with only rally packets', () => {
  it('is one court with the rally figures of both generations', async () => {
    const [of2022, ...others] = await inspected(await recording('rallies', ...messages2022()))
    const [of2024] = await inspected(await recording('rallies', RALLY_2024))
    expect(others).toEqual([])
    expect(of2022).toMatchObject({
      eventId: MATCH,
      sport: 'tennis',
      packets: { total: 0 },
      undecodable: 0,
      rallies: { count: 1, shots: 5, faults: 0, lastPoint: { set: 1, game: 2, point: 3 } },
      pointsWonByLength: { TeamA: { '1-4': 0, '5-8': 0, '9+': 0 }, TeamB: { '1-4': 0, '5-8': 1, '9+': 0 } }
    })
    expect(of2024).toMatchObject({
      eventId: MATCH,
      rallies: { count: 1, shots: 5, faults: 0, lastPoint: { set: 1, game: 2, point: 3 } },
      serveSpeedKmh: { TeamA: { max: null, mean: null } }
    })
    const raw = JSON.parse(RALLY_2024) as {
      events: { speed_ms: number; arcs: unknown[] }[]
      samples: unknown[]
    }
    expect(of2024?.rallies?.arcs).toBe(raw.events.flatMap(({ arcs }) => arcs).length)
    expect(of2024?.rallies?.samples).toBe(raw.samples.length)
    expect(of2024?.serveSpeedKmh?.TeamB.max).toBeCloseTo((raw.events[0]?.speed_ms ?? 0) * 3.6, 1)
    expect(of2022 && hasFindings(of2022)).toBe(false)
  })

  it('counts a repeated packet and a repeated rally once', async () => {
    const messages = messages2022()
    const [court] = await inspected(await recording('rallies', ...messages, ...messages, RALLY_2024))
    expect(court?.rallies).toMatchObject({ count: 1, shots: 5 })
  })

  it('has findings where packets are unreadable or make no sense', async () => {
    const unreadable = RALLY_2024.slice(0, 2_000)
    const [first] = await inspected(await recording('rallies', RALLY_2024, unreadable))
    expect(first).toMatchObject({ eventId: MATCH, undecodable: 1, rallies: { count: 1, faults: 0 } })
    const strange = RALLY_2024.replace('"stroke":"return"', '"stroke":"tweener"')
    const [second] = await inspected(await recording('rallies', strange))
    expect(second).toMatchObject({ undecodable: 0, rallies: { faults: 1 } })
    expect([first, second].map((court) => court && hasFindings(court))).toEqual([true, true])
  })

  it('prints a readable page', async () => {
    const [court] = await inspected(await recording('rallies', RALLY_2024))
    const page = court ? reportOf(court) : ''
    expect(page).toMatch(/Rallies +1: 5 shots, 10 arcs, \d+ samples; last: set 1, game 2, point 3/)
    expect(page).toMatch(/Fastest serve +– +151 km\/h/)
    expect(page).toMatch(/Won in 5–8 shots +0 +1/)
  })
})

describe('the rallies and events of a match', () => {
  it('are one court when they are in one recording, in any order', async () => {
    const events = await eventLines()
    const before = await recording('mixed', RALLY_2024, ...events)
    const among = await recording('mixed too', ...events.slice(0, 50), ...messages2022(), ...events.slice(50))
    for (const file of [before, among])
      expect(await inspected(file)).toMatchObject([
        { eventId: MATCH, winner: 'TeamA', packets: { total: 459 }, undecodable: 0, rallies: { count: 1 } }
      ])
  })

  it('are one court when they are in two files, in any order', async () => {
    const events = await recording(`${MATCH} raw events`, ...(await eventLines()))
    const rallies = await recording('rallies', RALLY_2024)
    const more = await recording('more', ...messages2022())
    for (const files of [
      [events, rallies, more],
      [rallies, more, events]
    ])
      expect(await inspected(...files)).toMatchObject([
        { eventId: MATCH, file: events, packets: { total: 459 }, rallies: { count: 1, shots: 5 } }
      ])
  })

  it('stay two courts when they belong to two matches', async () => {
    const events = await recording('2031-5817-LS002', ...(await eventLines()))
    const rallies = await recording('rallies', RALLY_2024)
    expect(await inspected(events, rallies)).toMatchObject([
      { eventId: '2031-5817-LS002', rallies: null, serveSpeedKmh: null, pointsWonByLength: null },
      { eventId: MATCH, packets: { total: 0 }, rallies: { count: 1 } }
    ])
    const mixed = await recording('2031-5817-LS003', ...(await eventLines()), RALLY_2024)
    expect(await inspected(mixed)).toHaveLength(2)
  })

  it('are one court in a capture, whatever the rally packets call the match', async () => {
    const feed = rallyFeedName('rally')
    const source = {
      feed: 'tennis-events',
      otherFeeds: [feed],
      eventId: '2031-0042-LS003',
      host: '',
      clientVersion: ''
    }
    const writer = new CaptureWriter({
      folder: folder.path,
      courtName: 'Court 1',
      source,
      clock: new ManualClock(),
      files: nodeFileSystem
    })
    for (const line of await eventLines()) writer.appendFrame({ bytes: Buffer.from(line), receivedAt: 1_000 })
    writer.appendFrame({ bytes: Buffer.from(RALLY_2024), receivedAt: 1_000, feed })
    await writer.seal()
    const file = path.join(folder.path, writer.status().fileName)
    expect(await inspected(file)).toMatchObject([
      { eventId: '2031-0042-LS003', winner: 'TeamA', rallies: { count: 1, faults: 0 }, fileProblem: '' }
    ])
  })
})
