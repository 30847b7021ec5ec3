/** A replay of volleyball match events as the operator uses it. */
import { describe, expect, it } from 'vitest'
import type { ReplayCommand } from '@shared/logs/replay-view'
import { CaptureWriter } from '../../../../../src-main/capture/capture-writer'
import type { ReplayCourt } from '../../../../../src-main/replay/replay-court'
import {
  envelopeText,
  wireTime,
  type WireAction,
  type WireEvent
} from '../../../../../src-main/simulator/volleyball/match/wire'
import { ManualClock } from '../../../../support/manual-clock'
import { asVolleyball } from '../../../../support/volleyball-courts'
import { MemoryDisk } from '../../../../support/memory-disk'
import { openReplay } from '../../../../support/replayed-log'
import { FIXTURE, plainly, playedMatch, wireEvent } from '../../../../support/volleyball-play'
import { begunSet, wireAction, wirePoint, wirePoints, wonSet } from '../../../../support/volleyball-views'

const MATCH = playedMatch(7, {
  variant: 'indoor',
  incidents: {
    script: [
      { kind: 'time-out', atPoint: 12 },
      { kind: 'challenge-won', atPoint: 20 }
    ]
  }
})

async function openRecording(lines: readonly string[]) {
  const disk = new MemoryDisk()
  disk.put('/logs/123456789.ndjson', Buffer.from(lines.join('\n')))
  return operated(await openReplay(disk, ['/logs/123456789.ndjson']))
}

async function operated(replay: ReplayCourt) {
  await replay.surveyed()
  const run = async (command: ReplayCommand) => {
    const done = replay.command(command)
    await replay.settled()
    return done
  }
  const view = () => asVolleyball(replay.view())
  const position = (): number => view().replay?.position ?? -1
  return { replay, run, view, position }
}

/** One message a second. */
const timedText = (event: WireEvent): string =>
  envelopeText(FIXTURE, event, wireTime(Date.UTC(2031, 10, 18, 16) + event.sequenceId * 1_000))

const openMatch = () => openRecording(MATCH.envelopes.map(({ text }) => text))

describe('a recording of match events', () => {
  it('opens as a replay of the match and plays to its end', async () => {
    const { view, run, replay } = await openMatch()
    await run({ kind: 'seek-position', position: MATCH.envelopes.length })
    const { truth } = MATCH
    expect(view()).toMatchObject({ origin: 'replay', eventId: FIXTURE.fixtureId, setsWon: truth.setsWon })
    expect(view().finishedSets.map(({ points }) => points)).toEqual(truth.sets.map(({ points }) => points))
    await replay.stop()
  })

  it('is still recognised if damaged, and says what is unreadable', async () => {
    const lines = MATCH.envelopes.map(({ text }) => text)
    const torn = (length: number): string => (lines[0] ?? '').slice(0, length)
    const { view, run, replay } = await openRecording([torn(20), ...lines, torn(21), torn(20)])
    await run({ kind: 'seek-position', position: lines.length + 3 })
    expect(view()).toMatchObject({
      setsWon: MATCH.truth.setsWon,
      packets: { undecodable: 2, duplicates: 1 }
    })
    await replay.stop()
  })

  it('also works if it starts mid-match or lacks a message', async () => {
    const lines = MATCH.envelopes.map(({ text }) => text)
    const lacking = lines.filter((_, index) => index >= 200 && index !== 300)
    const { view, run, replay } = await openRecording(lacking)
    expect(replay.marks().marks.filter(({ kind }) => kind === 'gap')).toMatchObject([
      { label: 'Messages 1 to 200 missing', position: 1 },
      { label: 'Message 301 missing', position: 101 }
    ])
    await run({ kind: 'seek-position', position: lacking.length })
    expect(view()).toMatchObject({ packets: { gapsOpen: 2, total: lacking.length } })
    expect(view().result?.winner).toBe(MATCH.truth.winner)
    await replay.stop()
  })

  it.each(['packet', 'point', 'set'] as const)(
    'can be stepped through by %s, forward and back',
    async (unit) => {
      const { run, position, replay } = await openMatch()
      const forth: number[] = [0]
      while ((await run({ kind: 'step', unit, direction: 1 })).ok) forth.push(position())
      const back: number[] = [position()]
      while ((await run({ kind: 'step', unit, direction: -1 })).ok) back.push(position())
      const { sets, rallies } = MATCH.truth
      const expected = { packet: MATCH.envelopes.length, point: rallies.length, set: sets.length - 1 }
      expect(forth.length - 1).toBeGreaterThanOrEqual(expected[unit])
      expect(back.reverse()).toEqual(forth)
      await replay.stop()
    }
  )

  it('reaches the start of a set and a message, and says what it does not have', async () => {
    const { run, view, replay } = await openMatch()
    expect((await run({ kind: 'seek-set', set: 2 })).ok).toBe(true)
    expect(view()).toMatchObject({ set: { number: 2, points: { Home: 0, Away: 0 } } })
    expect(view().finishedSets).toHaveLength(1)
    expect((await run({ kind: 'seek-game', set: 3, game: 5 })).ok).toBe(true)
    expect(view().set).toMatchObject({ number: 3 })
    expect((await run({ kind: 'seek-seq', seqNum: 100 })).ok).toBe(true)
    expect(view().packets.lastSeqNum).toBe(100)
    expect(await run({ kind: 'seek-set', set: 9 })).toEqual({
      ok: false,
      error: 'No set 9 in this log.'
    })
    await replay.stop()
  })

  it('steps by set when asked for a game', async () => {
    const { run, position, replay } = await openMatch()
    await run({ kind: 'step', unit: 'set', direction: 1 })
    const secondSet = position()
    await run({ kind: 'seek-position', position: 0 })
    await run({ kind: 'step', unit: 'game', direction: 1 })
    expect(position()).toBe(secondSet)
    await replay.stop()
  })

  it('marks sets, time-outs, challenges and corrections in their places', async () => {
    const { run, view, replay } = await openMatch()
    const { marks } = replay.marks()
    const kinds = new Set(marks.map(({ kind }) => kind))
    for (const kind of ['set', 'time-out', 'challenge', 'correction'] as const) expect(kinds).toContain(kind)
    const sets = marks.filter(({ kind }) => kind === 'set')
    for (const [index, { position, label }] of sets.entries()) {
      await run({ kind: 'seek-position', position })
      const set = view().finishedSets[index]
      expect(view().finishedSets).toHaveLength(index + 1)
      expect(label).toBe(`Set ${index + 1}, ${set?.winner} ${set?.points.Home}–${set?.points.Away}`)
    }
    await replay.stop()
  })
})

describe('a later change by the provider', () => {
  const marksOf = async (lines: readonly string[]) => {
    const { replay } = await openRecording(lines)
    const marks = replay.marks().marks.map(({ kind, label, position }) => [kind, label, position])
    await replay.stop()
    return marks
  }
  const played: WireAction[] = [...begunSet(), ...wirePoints('Home', 3)]
  const told = plainly(played)
  const last = played.length - 1

  it('is a correction if it changes the score, and none if it does not', async () => {
    const events = [
      ...told,
      wireEvent(last + 2, last, wirePoint('Home', { type: ['Ace'] }), { isModified: true }),
      wireEvent(last + 3, last, wirePoint('Away'), { isModified: true }),
      wireEvent(last + 4, last - 1, wirePoint('Home'), { isCancelled: true }),
      wireEvent(last + 5, last + 1, wirePoint('Home'), { insertedBeforeActionId: last })
    ]
    expect(await marksOf(events.map(timedText))).toEqual([
      ['correction', 'Score corrected', last + 3],
      ['correction', 'Score corrected', last + 4],
      ['correction', 'Score corrected', last + 5]
    ])
  })

  it('may take back a set, which is then won again', async () => {
    const set = plainly(wonSet('Home', 1))
    const end = set.length - 1
    const events = [
      ...set,
      wireEvent(end + 2, end, wireAction('SetEnd', { endType: 'WinnerHome' }), { isCancelled: true }),
      wireEvent(end + 3, end - 1, wirePoint('Home'), { isCancelled: true }),
      wireEvent(end + 4, end + 1, wirePoint('Home')),
      wireEvent(end + 5, end + 2, wireAction('SetEnd', { endType: 'WinnerHome', setEndConfirmed: true }))
    ]
    const sets = (await marksOf(events.map(timedText))).filter(([kind]) => kind === 'set')
    expect(sets).toEqual([
      ['set', 'Set 1, Home 25–0', end + 1],
      ['set', 'Set 1, Home 25–0', end + 5]
    ])
  })

  it('makes a gap while the data are marked unreliable', async () => {
    const reliability = (isReliable: boolean) => wireAction('Reliability', { isReliable, reason: 'Venue' })
    const events = plainly([...played, reliability(false), wirePoint('Home'), reliability(true)])
    expect(await marksOf(events.map(timedText))).toEqual([['gap', 'Unreliable data', last + 2]])
  })
})

it('marks messages that were given up, beside everything else in the log, by the court’s own names', async () => {
  const disk = new MemoryDisk()
  const clock = new ManualClock()
  const source = { feed: 'volleyball-events', eventId: '123456789', host: '', clientVersion: 'test' }
  const writer = new CaptureWriter({ folder: '/captures', courtName: '', source, clock, files: disk })
  const teams = { Home: 'Norway', Away: 'Japan' }
  writer.appendConnectionEvent({ kind: 'fixture', teams, rules: null }, clock.utcMs())
  const actions = [...begunSet(), wireAction('TimeOut', { team: 'Home' }), ...wirePoints('Home', 5)]
  for (const event of plainly(actions)) {
    if (event.sequenceId === 6 || event.sequenceId === 7) continue
    clock.advance(1_000)
    const bytes = Buffer.from(timedText(event))
    const { feed } = source
    writer.appendFrame({ bytes, receivedAt: clock.utcMs(), monotonicMs: clock.monotonicMs(), feed })
  }
  writer.appendConnectionEvent({ kind: 'holes-given-up' }, clock.utcMs())
  writer.appendNote('look here', clock.utcMs())
  writer.appendAlarm({ kind: 'SCORE_CONFLICT', transition: 'raised' }, clock.utcMs())
  await writer.seal()
  const { replay, run, view } = await operated(await openReplay(disk, [disk.only('.mcap')]))
  expect(replay.marks().marks.map(({ kind, label }) => [kind, label])).toEqual([
    ['time-out', 'Time-out, Norway'],
    ['gap', 'Messages 6 to 7 missing'],
    ['note', 'look here'],
    ['alarm', 'SCORE_CONFLICT']
  ])
  await run({ kind: 'seek-position', position: view().replay?.length ?? 0 })
  expect(view().teams.Home.name).toBe('Norway')
  await replay.stop()
})

it('skips the time between rallies', async () => {
  const clock = new ManualClock()
  const disk = new MemoryDisk()
  disk.put('/logs/x.ndjson', Buffer.from(MATCH.envelopes.map(({ text }) => text).join('\n')))
  const { run, replay, view } = await operated(await openReplay(disk, ['/logs/x.ndjson'], clock))
  const { startMs = 0, endMs = 0, length } = view().replay ?? {}
  await run({ kind: 'skip-idle', on: true })
  await run({ kind: 'play' })
  let playedMs = 0
  while (view().replay?.state === 'playing' && playedMs < endMs - startMs) {
    replay.advance(500)
    playedMs += 500
    await replay.settled()
  }
  expect(view().replay).toMatchObject({ state: 'paused', position: length })
  expect(playedMs).toBeLessThan(0.75 * (endMs - startMs))
  await replay.stop()
})
