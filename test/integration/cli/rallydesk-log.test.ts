/** The built command as its users run it: a process, its files, its output and its exit status. */
import { execFile } from 'node:child_process'
import { copyFile, readFile, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { nodeFileSystem } from '../../../src-main/platform/files'
import { CaptureWriter } from '../../../src-main/capture/capture-writer'
import { systemClock } from '../../../src-main/platform/clock'
import { CourtChannel } from '../../../src-main/simulator/tennis-provider/court-channel'
import { recordingSource } from '../../../src-main/simulator/tennis/recording'
import { useBundle } from '../../support/bundle'
import { ManualClock } from '../../support/manual-clock'
import { faults } from '../../support/simulated-feed'
import { useTemporaryFolder } from '../../support/temporary-folder'

const EVENT_ID = '2031-0042-LS003'
const fixture = (name: string): string => path.resolve('fixtures/recordings', `${name}.ndjson`)

const script = useBundle('src-main/cli/rallydesk-log.ts')

interface Run {
  readonly status: number | string | null
  readonly stdout: string
  readonly stderr: string
}

const run = (...args: readonly string[]): Promise<Run> =>
  new Promise((resolve) => {
    execFile(process.execPath, [script.path, ...args], (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : (error.code ?? null), stdout, stderr })
    })
  })

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Timestamp = v.nullable(v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)))
const Speed = v.nullable(v.pipe(v.number(), v.minValue(0)))
const bothTeams = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.strictObject({ TeamA: schema, TeamB: schema })
const Statistics = v.object({
  aces: Count,
  doubleFaults: Count,
  servePoints: Count,
  firstServesIn: Count,
  firstServePointsWon: Count,
  secondServePointsWon: Count,
  breakPointsFaced: Count,
  breakPointsSaved: Count,
  pointsWon: Count
})

/** What docs/inspect.md promises. */
const OutputSchema = v.array(
  v.strictObject({
    eventId: v.string(),
    sport: v.literal('tennis'),
    file: v.string(),
    players: bothTeams(v.array(v.string())),
    format: v.string(),
    sets: v.array(
      v.strictObject({
        gamesA: Count,
        gamesB: Count,
        tieBreak: v.optional(v.strictObject({ pointsA: Count, pointsB: Count }))
      })
    ),
    setsWon: bothTeams(Count),
    winner: v.nullable(v.picklist(['TeamA', 'TeamB'])),
    endReason: v.nullable(v.string()),
    statistics: bothTeams(Statistics),
    providerStatistics: v.nullable(bothTeams(v.record(v.string(), v.number()))),
    packets: v.strictObject({ total: Count, byKind: v.record(v.string(), Count) }),
    gaps: Count,
    duplicates: Count,
    undecodable: Count,
    conflicts: Count,
    missingPoints: Count,
    delayed: Count,
    rebuilt: Count,
    firstTimestamp: Timestamp,
    lastTimestamp: Timestamp,
    durationMs: v.nullable(Count),
    rallies: v.nullable(
      v.strictObject({
        count: Count,
        shots: Count,
        arcs: Count,
        samples: Count,
        faults: Count,
        lastPoint: v.strictObject({ set: Count, game: Count, point: Count })
      })
    ),
    serveSpeedKmh: v.nullable(bothTeams(v.strictObject({ max: Speed, mean: Speed }))),
    pointsWonByLength: v.nullable(bothTeams(v.strictObject({ '1-4': Count, '5-8': Count, '9+': Count }))),
    fileProblem: v.string()
  })
)

const courtsIn = ({ stdout }: Run) => v.parse(OutputSchema, JSON.parse(stdout))

describe('rallydesk-log inspect of recordings', () => {
  it('finds nothing wrong with a complete match', async () => {
    const inspected = await run('inspect', fixture('womens-singles'), '--json')
    expect(inspected).toMatchObject({ status: 0, stderr: '' })
    expect(courtsIn(inspected)).toMatchObject([
      {
        eventId: 'womens-singles',
        sets: [
          { gamesA: 6, gamesB: 3 },
          { gamesA: 1, gamesB: 6 },
          { gamesA: 7, gamesB: 6, tieBreak: { pointsA: 7, pointsB: 3 } }
        ],
        setsWon: { TeamA: 2, TeamB: 1 },
        winner: 'TeamA',
        endReason: 'Normally',
        packets: { total: 459 },
        conflicts: 0,
        providerStatistics: null,
        fileProblem: ''
      }
    ])
  })

  it('reads the 2016 dialect, doubles and every incident', async () => {
    const names = ['womens-singles-2016', 'doubles-incidents', 'mens-singles-incidents']
    const files = names.map(fixture)
    const inspected = await run('inspect', ...files, '--json')
    expect(inspected.status).toBe(0)
    const [first, second, third] = courtsIn(inspected)
    expect(first).toMatchObject({ setsWon: { TeamA: 2, TeamB: 0 }, conflicts: 0 })
    expect(second).toMatchObject({
      players: { TeamA: ['A. SÖDERGRÄNS', 'B. OYELOWO-HART'] },
      sets: [{ gamesA: 3, gamesB: 1 }],
      winner: 'TeamA',
      endReason: 'Retirement',
      delayed: 2,
      rebuilt: 4,
      conflicts: 0
    })
    expect(third).toMatchObject({
      sets: [
        { gamesA: 4, gamesB: 6 },
        { gamesA: 2, gamesB: 6 }
      ],
      winner: 'TeamB',
      packets: { total: 384 },
      conflicts: 0,
      missingPoints: 0
    })
  })

  it('lists findings and exits with 1', async () => {
    const inspected = await run('inspect', fixture('damaged'), '--json')
    expect(inspected.status).toBe(1)
    expect(courtsIn(inspected)).toMatchObject([{ gaps: 3, duplicates: 1, undecodable: 2, winner: null }])
    const text = await run('inspect', fixture('damaged'))
    expect(text.status).toBe(1)
    expect(text.stdout).toMatch(/Findings +3 gaps in the packets; 2 frames unreadable; 1 point missing/)
  })

  it('prints a readable page', async () => {
    const { status, stdout } = await run('inspect', fixture('womens-singles'))
    expect(status).toBe(0)
    expect(stdout).toContain('womens-singles · R. RAVEONDRA – J. JÕEVEER')
    expect(stdout).toMatch(/Score +6–3 1–6 7–6\(3\)/)
    expect(stdout).toMatch(/Result +R\. RAVEONDRA won \(normally\)/)
    expect(stdout).toMatch(/Findings +none/)
    expect(stdout).toMatch(/Aces +6 +11/)
  })
})

describe('rallydesk-log inspect of unreadable input', () => {
  const folder = useTemporaryFolder()

  it.each([
    ['garbage', Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7_919) % 256))],
    ['nothing', Buffer.alloc(0)],
    ['other JSON', Buffer.from('{"hello":"world"}\n[1,2]\n')],
    ['a head and no more', Buffer.from('\x89MCAP0\r\n', 'latin1')]
  ])('exits with 2 for a file of %s', async (_, content) => {
    const file = path.join(folder.path, 'file.mcap')
    await writeFile(file, content)
    const inspected = await run('inspect', file, '--json')
    expect(inspected.status).toBe(2)
    expect(inspected.stderr).toContain('file.mcap')
    expect(JSON.parse(inspected.stdout)).toEqual([])
  })

  it('exits with 2 for a missing file, and still inspects the others', async () => {
    const inspected = await run('inspect', path.join(folder.path, 'nowhere'), fixture('damaged'), '--json')
    expect(inspected.status).toBe(2)
    expect(inspected.stderr).toContain('nowhere cannot be read')
    expect(courtsIn(inspected)).toHaveLength(1)
  })

  it('exits with 2 for a folder and for wrong arguments, with a reason', async () => {
    expect(await run('inspect', folder.path)).toMatchObject({ status: 2 })
    expect(await run('explode')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("unknown command 'explode'") as string
    })
  })

  it('prints help', async () => {
    const { status, stdout } = await run('--help')
    expect(status).toBe(0)
    expect(stdout).toContain('Exit status')
  })
})

describe('rallydesk-log inspect of captures', () => {
  const folder = useTemporaryFolder()

  /** Everything that the court of a recording sends, events and statistics, as the console captures it. */
  async function capture(sealed: boolean, ...troubles: readonly string[]): Promise<string> {
    const source = recordingSource(await readFile(fixture('womens-singles')))
    const channel = new CourtChannel(
      { eventId: EVENT_ID, source, speed: 1, faults: faults(...troubles) },
      0,
      new ManualClock()
    )
    const writer = new CaptureWriter({
      folder: folder.path,
      courtName: 'Court 4',
      source: {
        feed: 'tennis-events',
        otherFeeds: ['tennis-statistics'],
        eventId: EVENT_ID,
        host: 'wss://feed.example',
        clientVersion: 'test'
      },
      clock: systemClock,
      files: nodeFileSystem
    })
    writer.appendConnectionEvent({ kind: 'opened', host: 'wss://feed.example' }, 0)
    writer.appendFrame({
      bytes: Buffer.from('{"message":"Authorisation accepted","level":"INFO"}'),
      receivedAt: 0
    })
    for (const { data, dueMs } of channel.frames) writer.appendFrame({ bytes: data, receivedAt: dueMs })
    const { names, states } = channel.statistics
    const lastMs = channel.frames.at(-1)?.dueMs ?? 0
    const sent = states.filter(({ dueMs }) => dueMs <= lastMs).map(({ data }) => data)
    for (const bytes of [names, ...sent])
      writer.appendFrame({ bytes, receivedAt: 0, feed: 'tennis-statistics' })
    await writer.flush()
    const unclosed = path.join(folder.path, 'unclosed.mcap')
    await copyFile(path.join(folder.path, writer.status().fileName), unclosed)
    await writer.seal()
    return sealed ? path.join(folder.path, writer.status().fileName) : unclosed
  }

  it('finds the match and agreeing provider statistics', async () => {
    const inspected = await run('inspect', await capture(true), '--json')
    expect(inspected).toMatchObject({ status: 0, stderr: '' })
    const [court] = courtsIn(inspected)
    expect(court).toMatchObject({ eventId: EVENT_ID, winner: 'TeamA', packets: { total: 460 } })
    expect(court?.providerStatistics?.TeamA).toMatchObject({
      aces: court?.statistics.TeamA.aces,
      doubleFaults: court?.statistics.TeamA.doubleFaults,
      firstServesIn: court?.statistics.TeamA.firstServesIn,
      breakPointsSaved: court?.statistics.TeamA.breakPointsSaved
    })
  })

  it('shows where the provider’s statistics differ', async () => {
    const { stdout } = await run('inspect', await capture(true, 'miscount@300:99999999'))
    expect(stdout).toMatch(/Aces +6 \(provider 7\) +11\n/)
    expect(stdout.match(/provider/g)).toHaveLength(1)
  })

  it('reads a capture that was never closed', async () => {
    const inspected = await run('inspect', await capture(false), '--json')
    expect(inspected.status).toBe(0)
    expect(courtsIn(inspected)[0]).toMatchObject({ winner: 'TeamA', fileProblem: '' })
  })

  it('says what a torn capture lost, and exits with 1', async () => {
    const whole = await capture(false)
    const torn = path.join(folder.path, 'torn.mcap')
    await copyFile(whole, torn)
    await truncate(torn, 60_000)
    const inspected = await run('inspect', torn, '--json')
    expect(inspected.status).toBe(1)
    const [court] = courtsIn(inspected)
    expect(court?.fileProblem).toMatch(
      /^The log ends in the middle of a record: its last \d+ bytes are left out\./
    )
    expect(court?.packets.total).toBeGreaterThan(50)
  })

  it('counts the rebuilt and delayed packets of an outage', async () => {
    const inspected = await run(
      'inspect',
      await capture(true, 'alarm@100:60000', 'delay@200+3:9000'),
      '--json'
    )
    const [court] = courtsIn(inspected)
    expect(inspected.status).toBe(0)
    expect(court?.packets.byKind.Alarm).toBe(3)
    expect(court?.rebuilt).toBeGreaterThan(2)
    expect(court?.delayed).toBeGreaterThan(2)
  })
})
