import { describe, expect, it } from 'vitest'
import type { RallyFeed } from '@shared/sports/tennis/feeds/tracking/names'
import { mergeParts } from '@shared/sports/tennis/tracking/merge-parts'
import { distanceRunM } from '@shared/sports/tennis/tracking/geometry/players'
import { ballOnArcs, distanceM } from '@shared/sports/tennis/tracking/geometry/arcs'
import { ballInSamples } from '@shared/sports/tennis/tracking/geometry/ball'
import { keyText } from '@shared/sports/tennis/tracking/rally'
import type { RallyPart } from '@shared/sports/tennis/tracking/rally-part'
import { setsWon } from '@shared/sports/tennis/rules/score'
import { EVENTFUL_RATES } from '../../../../src-main/simulator/tennis/incidents'
import { matchProfile } from '../../../support/match-profiles'
import {
  allParts,
  OPENED_AT,
  partOf,
  partsOf,
  RALLY_EVENT_ID,
  simulatedRallies
} from '../../../support/simulated-rallies'

/** All that a console knows of rally number `index` when every packet has come. */
function rallyOf(parts: readonly RallyPart[]) {
  const [first] = parts
  if (!first) throw new Error('Nothing was told')
  return mergeParts(first.key, parts)
}

describe('a rally of generation 2024', () => {
  const { channel, script } = simulatedRallies(4, { generation: 2024 })
  const parts = allParts(channel)

  it('is read without a fault', () => {
    expect(parts.length).toBeGreaterThan(60)
    expect(parts.flatMap(({ faults }) => faults)).toEqual([])
    expect(new Set(parts.map(({ eventId }) => eventId))).toEqual(new Set([RALLY_EVENT_ID]))
  })

  it('has samples that match its arcs within a centimetre', () => {
    for (const { shots, ball } of parts.slice(0, 40)) {
      const arcs = (shots ?? []).flatMap((shot) => shot.arcs)
      if (!ball) throw new Error('It has no samples')
      for (const timeS of ball.timesS.slice(0, -1)) {
        const [onArc, sampled] = [ballOnArcs(arcs, timeS), ballInSamples(ball, timeS)]
        if (!onArc || !sampled) throw new Error(`Nothing at ${timeS}`)
        expect(distanceM(onArc, sampled)).toBeLessThan(0.01)
      }
    }
  })

  it('arrives a second or two after its end, sometimes before the point’s packet and sometimes after', () => {
    const leads: number[] = []
    for (let index = 0; index < channel.count; index += 1) {
      const [packet] = channel.packets(index, 'rally')
      if (!packet) throw new Error('Nothing is told')
      const part = partOf(packet.data)
      const endsMs = (part.startAt ?? 0) + (part.durationS ?? 0) * 1_000 - OPENED_AT
      expect(packet.dueMs - endsMs).toBeGreaterThan(990)
      expect(packet.dueMs - endsMs).toBeLessThan(2_010)
      expect(packet.dueMs).toBeGreaterThan(channel.wakeMs(index))
      const next = script.find(
        ({ offsetMs, body }) =>
          body.eventElementType === 'PointScored' && offsetMs > channel.wakeMs(index) + 1_800
      )
      if (next && part.scorer) leads.push(next.offsetMs - packet.dueMs)
    }
    expect(Math.min(...leads)).toBeLessThan(0)
    expect(Math.max(...leads)).toBeGreaterThan(0)
  })

  it('is sometimes corrected by a later revision', () => {
    const revised = Array.from({ length: channel.count }, (_, index) =>
      channel.packets(index, 'rally')
    ).filter((packets) => packets.length === 2)
    expect(revised.length).toBeGreaterThan(0)
    for (const packets of revised) {
      const [first, later] = packets.map(({ data }) => partOf(data))
      expect(later?.provenance).toMatchObject({ packetId: first?.provenance.packetId, revision: 1 })
      expect(later?.shots?.at(-1)?.side).not.toBe(first?.shots?.at(-1)?.side)
      expect((packets[1]?.dueMs ?? 0) - (packets[0]?.dueMs ?? 0)).toBeGreaterThan(3_000)
    }
  })

  it('is the same whenever it is requested', () => {
    const again = simulatedRallies(4, { generation: 2024 }).channel
    for (const index of [20, 3, 9, 3])
      expect(again.packets(index, 'rally')).toEqual(channel.packets(index, 'rally'))
  })
})

describe('a rally of generation 2022', () => {
  const { channel, script } = simulatedRallies(4, { generation: 2022 })
  const modern = simulatedRallies(4, { generation: 2024 }).channel

  it('is the same rally as in generation 2024', () => {
    for (let index = 0; index < 40; index += 1) {
      const told = rallyOf(partsOf(channel, index))
      const other = rallyOf(partsOf(modern, index))
      expect(told.faults).toEqual([])
      expect(keyText(told.key)).toBe(keyText(other.key))
      for (const field of ['server', 'scorer', 'serveSide', 'teamAtPositiveX', 'result'] as const)
        expect(told[field], field).toBe(other[field])
      expect(told.shots).toHaveLength(other.shots.length)
      told.shots.forEach((shot, place) => {
        const same = other.shots[place]
        expect(shot.team).toBe(same?.team)
        expect(shot.stroke).toBe(same?.stroke)
        expect(shot.spin.kind).toBe(same?.spin.kind)
        expect(shot.speedMs).toBeCloseTo(same?.speedMs ?? 0, 1)
        expect(shot.timeS).toBeCloseTo(same?.timeS ?? 0, 3)
        expect(shot.arcs).toEqual(same?.arcs)
      })
      expect(told.shots.at(-1)?.call).toBe(other.shots.at(-1)?.call)
      for (const track of told.players) {
        const same = other.players.find(({ team }) => team === track.team)
        expect([track.timesS, track.xs, track.ys]).toEqual([same?.timesS, same?.xs, same?.ys])
      }
    }
  })

  it.each([1, 4])('has the same length by its UTC times as by its own clock, at speed %i', (speed) => {
    const { channel: played } = simulatedRallies(4, { generation: 2022 }, { speed })
    const rally = rallyOf(partsOf(played, 7))
    const last = rally.shots.at(-1)
    expect(rally.durationS).toBeCloseTo((last?.timeS ?? 0) + (last?.durationS ?? 0), 2)
  })

  it('has a summary that agrees with its samples and with the match so far', () => {
    const points = script.at(-1)?.points ?? []
    let scored = 0
    for (let index = 0; index < channel.count; index += 1) {
      const rally = rallyOf(partsOf(channel, index))
      const { summary } = rally
      if (!summary) throw new Error('It has no summary')
      for (const { team, distanceM: told } of summary.distancesM) {
        const track = rally.players.find((each) => each.team === team)
        expect(told).toBeCloseTo(track ? distanceRunM(track) : -1, 2)
      }
      expect(summary.shots).toBe(rally.shots.length)
      expect(summary.serveSpeedMs).toBe(rally.shots[0]?.speedMs)
      if (rally.scorer === null) continue
      scored += 1
      const after = points[scored - 1]?.after
      expect((summary.match?.points.TeamA ?? 0) + (summary.match?.points.TeamB ?? 0)).toBe(scored)
      expect(summary.match?.sets).toEqual(after && setsWon(after))
    }
    expect(scored).toBe(points.length)
  })

  it('gives the sets as the provider’s samples do', () => {
    const last = channel.packets(channel.count - 1, 'rally-summary')[0]
    const { summary } = JSON.parse(last?.data.toString() ?? '{}') as {
      summary: { sets: { end?: string; games: { team1: number } }[]; matchPoint: boolean }
    }
    expect(summary.matchPoint).toBe(true)
    const final = script.at(-1)?.points.at(-1)?.after.finishedSets ?? []
    expect(summary.sets.map(({ games }) => games.team1)).toEqual(final.map(({ gamesA }) => gamesA))
    expect(summary.sets.every(({ end }) => end !== undefined)).toBe(true)
  })

  it('sends each kind of content on its own socket, and all on the combined one', () => {
    const contents: readonly (readonly [RallyFeed, string])[] = [
      ['rally-events', 'events'],
      ['rally-summary', 'summary'],
      ['rally-shots', 'shots'],
      ['rally-players', 'players']
    ]
    const combined = partsOf(channel, 5)
    expect(combined.map(({ provenance }) => provenance.content)).toEqual([
      'events',
      'summary',
      'shots',
      'players'
    ])
    for (const [feed, content] of contents) {
      const own = partsOf(channel, 5, feed)
      expect(own).toEqual(combined.filter(({ provenance }) => provenance.content === content))
    }
  })

  it('names types as the provider’s samples or schemas do', () => {
    const typesOf = (options: Parameters<typeof simulatedRallies>[1]): readonly unknown[] =>
      simulatedRallies(4, options)
        .channel.packets(5, 'rally')
        .map(({ data }) => (JSON.parse(data.toString()) as { type: unknown }).type)
    expect(typesOf({ generation: 2022 })).toEqual([
      'live.tracking.summary',
      'live.tracking.summary',
      'live.tracking.ball',
      'live.tracking.ball'
    ])
    expect(typesOf({ generation: 2022, typeNames: 'schema' })).toEqual([
      'rally.tracking.events',
      'rally.tracking.summary',
      'rally.tracking.shots',
      'rally.tracking.players'
    ])
  })

  it('sends shots and players live, shot by shot, while the rally is played', () => {
    for (const index of [5, 6, 7]) {
      const whole = rallyOf(partsOf(channel, index))
      const [done] = channel.packets(index, 'rally')
      const shots = channel.packets(index, 'live-shots')
      expect(shots).toHaveLength(whole.shots.length)
      shots.forEach(({ data, dueMs }, place) => {
        expect((JSON.parse(data.toString()) as { shots: unknown[] }).shots).toHaveLength(1)
        expect(partOf(data).paths[0]?.arcs).toEqual(whole.shots[place]?.arcs)
        expect(dueMs).toBeLessThan(done?.dueMs ?? 0)
      })
      const people = partsOf(channel, index, 'live-players').flatMap(({ players }) => players)
      const times = people.filter(({ team }) => team === 'TeamA').flatMap(({ timesS }) => timesS)
      expect(times).toEqual(whole.players[0]?.timesS)
    }
  })
})

describe('an eventful match', () => {
  it.each([2022, 2024] as const)('is sent without a fault by generation %i', (generation) => {
    const profile = matchProfile({ incidents: { rates: EVENTFUL_RATES }, dialect: '2016' })
    for (const seed of [1, 2, 3]) {
      const { channel } = simulatedRallies(seed, { generation }, { profile, speed: 4 })
      expect(allParts(channel).flatMap(({ faults }) => faults)).toEqual([])
    }
  })
})

describe('rally faults', () => {
  const startedMs = 1_500_000
  const told = (...faults: Parameters<typeof simulatedRallies>[1]['faults'][]) => {
    const { channel } = simulatedRallies(
      4,
      { generation: 2024, faults: faults.flatMap((each) => each ?? []) },
      { startedMs }
    )
    const first = Array.from({ length: channel.count }, (_, index) => index).find(
      (index) => channel.wakeMs(index) >= startedMs
    )
    if (first === undefined) throw new Error('It was over')
    return { channel, first }
  }

  it('drop some rallies and send others twice, counted from the start', () => {
    const { channel, first } = told([
      { kind: 'hole', rally: 2, count: 2 },
      { kind: 'duplicate', rally: 4, count: 1 }
    ])
    const counts = [0, 1, 2, 3].map((after) => partsOf(channel, first + after).length)
    expect(counts.slice(0, 3)).toEqual([counts[0], 0, 0])
    const [one, other] = channel.packets(first + 3, 'rally')
    expect(other?.data).toEqual(one?.data)
  })

  it.each([
    ['nan', /is not a number/],
    ['empty', /no samples/],
    ['disorder', /not in time order/],
    ['backwards', /run backwards/],
    ['unknown', /unknown stroke/]
  ] as const)('%s is noticed', (kind, remark) => {
    const { channel, first } = told([{ kind, rally: 1, count: 12 }])
    const faults = Array.from({ length: 12 }, (_, after) => partsOf(channel, first + after))
      .flat()
      .flatMap((part) => part.faults)
    expect(faults.join('\n')).toMatch(remark)
  })

  it('half sends half a rally', () => {
    const whole = told()
    const half = told([{ kind: 'half', rally: 1, count: 1 }])
    const samplesOf = ({ channel, first }: typeof whole): number =>
      partsOf(channel, first)[0]?.ball?.timesS.length ?? 0
    expect(samplesOf(half)).toBe(Math.ceil(samplesOf(whole) / 2))
  })

  it('huge sends at least five megabytes', () => {
    const { channel, first } = told([{ kind: 'huge', rally: 1, count: 1 }])
    expect(channel.packets(first, 'rally')[0]?.data.length).toBeGreaterThan(5_000_000)
  })
})
