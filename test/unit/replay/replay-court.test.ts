/** A replay as the operator uses it, on a recording of a whole match. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { ReplayCommand } from '@shared/logs/replay-view'
import { AlarmService } from '../../../src-main/alarms/alarm-service'
import { Engine } from '../../../src-main/engine/engine'
import { SliceBoard } from '../../../src-main/engine/slice-board'
import type { ReplayCourt } from '../../../src-main/replay/replay-court'
import { ReplayService } from '../../../src-main/replay/replay-service'
import { WorkspaceState } from '../../../src-main/workspace/workspace-state'
import { captureOff } from '../../../src-main/records/capture-log'
import { eventually } from '../../support/eventually'
import { ManualClock } from '../../support/manual-clock'
import { MemoryDisk } from '../../support/memory-disk'
import { tennisView } from '../../support/tennis-courts'

const RECORDING = path.resolve('fixtures/recordings/mens-singles-incidents.ndjson')
const FILE = '/logs/2031-0042-MS003.ndjson'

function bench() {
  const disk = new MemoryDisk()
  disk.put(FILE, readFileSync(RECORDING))
  const clock = new ManualClock()
  const board = new SliceBoard()
  const workspace = new WorkspaceState(board, clock)
  const engine = new Engine({
    board,
    clock,
    random: () => 0.5,
    openCapture: () => captureOff,
    courtsChanged: (courtIds) => workspace.courtsChanged(courtIds)
  })
  const held = new Set<string>()
  const lease = (filePath: string) => {
    held.add(filePath)
    return () => void held.delete(filePath)
  }
  return {
    disk,
    clock,
    board,
    engine,
    held,
    service: new ReplayService({ engine, clock, files: disk, lease })
  }
}

let ending: Engine[] = []
afterEach(async () => {
  await Promise.all(ending.map((engine) => engine.stop()))
  ending = []
})

async function opened() {
  const made = bench()
  ending.push(made.engine)
  const open = async (): Promise<ReplayCourt> => {
    const courtId = await made.service.open(FILE)
    if (!courtId.ok) throw new Error(courtId.error)
    const replay = made.service.replay(courtId.value)
    if (replay === null) throw new Error('There is no replay')
    await replay.surveyed()
    return replay
  }
  const replay = await open()
  const run = async (command: ReplayCommand, court = replay) => {
    const done = made.service.command(court, command)
    await court.settled()
    return done
  }
  const state = (court = replay) => {
    const { replay: view } = court.view()
    if (view === null) throw new Error('The court is no replay')
    return view
  }
  return { ...made, replay, open, run, state }
}

describe('an opened log', () => {
  it('is paused at its start, on the wall, and keeps its file from deletion', async () => {
    const { state, engine, board, held } = await opened()
    expect(state()).toMatchObject({ state: 'paused', position: 0, length: 384, growing: false, problem: '' })
    expect(board.slices.get('workspace')?.slice).toMatchObject({ courtIds: ['replay:1'] })
    expect([...held]).toEqual([FILE])
    engine.removeCourt('replay:1')
    await eventually('the file is let go', () => held.size === 0)
  })

  it.each([
    ['nothing', '', 'Neither'],
    ['a web page', '<html>', 'Neither'],
    ['a picture', '\x89PNG\r\n\x1a\n', 'Neither'],
    ['a capture without records', '\x89MCAP0\r\n', 'The log is empty']
  ])('is rejected with a reason when it is %s', async (_, content, words) => {
    const { service, disk } = bench()
    disk.put('/logs/x.mcap', Buffer.from(content, 'latin1'))
    const refused = await service.open('/logs/x.mcap')
    expect(refused).toMatchObject({ ok: false })
    expect(refused.ok ? '' : refused.error).toContain(words)
    expect(refused.ok ? '' : refused.error).toContain('x.mcap')
    expect(disk.openFiles).toBe(0)
    expect(await service.open('/logs/not there.mcap')).toMatchObject({ ok: false })
  })
})

it('raises no alarms and does not count as a connection in the feed strip', async () => {
  const { board, clock, engine, replay } = await opened()
  engine.start()
  const quiet = { raise: false, clear: true, text: '', cause: '' }
  const alarms = new AlarmService({
    board,
    clock,
    journal: { append: () => undefined },
    readConsole: () => ({ CAPTURE_FAIL: quiet, DISK_LOW: quiet, LOOP_LAG: quiet, UI_LAG: quiet }),
    announce: () => undefined
  })
  alarms.start()
  clock.advance(1_000)
  const view = replay.view()
  const down = { ...view, connection: { ...view.connection, state: 'refused' as const } }
  const rows = () => {
    const slice = board.slices.get('alarms')?.slice
    return slice?.kind === 'alarms' ? slice.rows.map(({ kind }) => kind) : null
  }
  board.put({ kind: 'court', court: { ...down, trust: { ...view.trust, word: 'DOWN' }, replay: null } })
  clock.advance(60_000)
  expect(rows()).not.toEqual([])
  board.put({ kind: 'court', court: down })
  clock.advance(1_000)
  expect(rows()).toEqual([])
  expect(board.slices.get('feeds')?.slice).toMatchObject({ feeds: [], capture: { state: 'off', files: 0 } })
  alarms.stop()
})

describe('playing', () => {
  it('shows what had arrived at that time of the log', async () => {
    const { run, clock, replay, state } = await opened()
    await run({ kind: 'play' })
    await run({ kind: 'speed', speed: 60 })
    clock.advance(60_000)
    await replay.settled()
    const { atMs, startMs, position, state: playing } = state()
    expect(playing).toBe('playing')
    expect(atMs - startMs).toBeCloseTo(3_600_000, -4)
    expect(position).toBeGreaterThan(20)
    await run({ kind: 'pause' })
    clock.advance(60_000)
    expect(state()).toMatchObject({ state: 'paused', atMs, position })
  })

  it('skips idle time', async () => {
    const { run, clock, replay, state } = await opened()
    const { startMs, endMs } = state()
    await run({ kind: 'skip-idle', on: true })
    await run({ kind: 'play' })
    await run({ kind: 'speed', speed: 60 })
    clock.advance((endMs - startMs) / 60 / 2)
    await replay.settled()
    expect(state()).toMatchObject({ state: 'paused', position: 384 })
  })
})

describe('stepping', () => {
  it.each(['packet', 'point', 'game', 'set'] as const)('goes forward and back by %s', async (unit) => {
    const { run, state } = await opened()
    const forth: number[] = [0]
    while ((await run({ kind: 'step', unit, direction: 1 })).ok) forth.push(state().position)
    const back: number[] = [state().position]
    while ((await run({ kind: 'step', unit, direction: -1 })).ok) back.push(state().position)
    expect(forth.length).toBeGreaterThan(2)
    expect(back.reverse()).toEqual(forth)
    expect(new Set(forth).size).toBe(forth.length)
  })

  it('stops where a point, game or set has just ended', async () => {
    const { run, replay } = await opened()
    await run({ kind: 'step', unit: 'set', direction: 1 })
    expect(tennisView(replay).score).toMatchObject({ gamesA: 0, gamesB: 0, pointsA: '0', pointsB: '0' })
    expect(tennisView(replay).score?.finishedSets).toHaveLength(1)
    await run({ kind: 'step', unit: 'game', direction: 1 })
    const { gamesA, gamesB } = tennisView(replay).score ?? { gamesA: 0, gamesB: 0 }
    expect(gamesA + gamesB).toBe(1)
  })
})

describe('jumping', () => {
  it('reaches a game of a set, a packet or a time', async () => {
    const { run, replay, state } = await opened()
    expect((await run({ kind: 'seek-game', set: 2, game: 3 })).ok).toBe(true)
    const { finishedSets = [], gamesA = 0, gamesB = 0 } = tennisView(replay).score ?? {}
    expect([finishedSets.length, gamesA + gamesB]).toEqual([1, 2])
    expect((await run({ kind: 'seek-seq', seqNum: 100 })).ok).toBe(true)
    expect(replay.view().packets.lastSeqNum).toBe(100)
    const { atMs, position } = state()
    await run({ kind: 'seek-position', position: 0 })
    await run({ kind: 'seek-time', atMs })
    expect(state().position).toBeGreaterThanOrEqual(position)
  })

  it('reaches every position, including those with snapshots', async () => {
    const { run, state } = await opened()
    for (let position = state().length; position >= 0; position -= 1) {
      await run({ kind: 'seek-position', position })
      expect(state()).toMatchObject({ position, problem: '' })
    }
  })

  it('says what is not in the log', async () => {
    const { run } = await opened()
    expect(await run({ kind: 'seek-game', set: 9, game: 1 })).toEqual({
      ok: false,
      error: 'No game 1 in set 9 in this log.'
    })
    expect(await run({ kind: 'seek-seq', seqNum: 1e6 })).toMatchObject({ ok: false })
  })
})

it('marks sets, games, breaks and corrections in their places', async () => {
  const { run, replay, state } = await opened()
  const { revision, marks } = replay.marks()
  expect(state().marksRevision).toBe(revision)
  expect(new Set(marks.map(({ kind }) => kind))).toEqual(new Set(['set', 'game', 'break', 'correction']))
  const sets = marks.filter(({ kind }) => kind === 'set')
  for (const [index, { position, label }] of sets.entries()) {
    await run({ kind: 'seek-position', position })
    expect(tennisView(replay).score?.finishedSets).toHaveLength(index + 1)
    expect(label).toMatch(new RegExp(`^Set ${index + 1}, `))
  }
})

describe('linked replays', () => {
  it('move together in log time, whichever is moved', async () => {
    const { run, open, replay, state, clock } = await opened()
    const other = await open()
    await run({ kind: 'seek-position', position: 200 })
    await run({ kind: 'link', on: true })
    await run({ kind: 'link', on: true }, other)
    expect(state(other)).toMatchObject({ linked: true, atMs: state().atMs })
    await run({ kind: 'seek-position', position: 100 }, other)
    await replay.settled()
    expect(state().atMs).toBe(state(other).atMs)
    await run({ kind: 'play' })
    clock.advance(30_000)
    await Promise.all([replay.settled(), other.settled()])
    expect(state(other).state).toBe('playing')
    expect(state(other).atMs).toBe(state().atMs)
    await run({ kind: 'link', on: false }, other)
    await run({ kind: 'seek-position', position: 10 })
    expect(state(other).atMs).not.toBe(state().atMs)
  })
})
