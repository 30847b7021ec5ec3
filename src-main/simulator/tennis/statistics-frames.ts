/** The statistics stream of a court: the packets of the provider's statistics page, in step with its events. */
import { TEAMS, type Team } from '@shared/sports/tennis/rules/score'
import { countFor, type CountedPoint } from './counted-point'
import type { Fault } from './fault'
import { isRecord, toData } from '../frame-data'
import { packetOf, type StoredFrame } from './stored-frame'
import { indexOfMoment, type CourtTimes } from './venue-faults'

export interface CourtStatistics {
  /** The first packet: players' names only. */
  readonly names: Buffer
  /** The whole state, anew after each change. */
  readonly states: readonly StatisticsFrame[]
}

/** `dueMs` as in the events: real milliseconds after the opening of the court's stream. */
export type StatisticsFrame = Pick<StoredFrame, 'dueMs' | 'data'>

interface CountedMoment {
  readonly dueMs: number
  readonly points: readonly CountedPoint[]
}

interface Stretch {
  readonly fromMs: number
  readonly toMs: number
}

/** `miscounts`: the faults of that kind; others are left out. */
export function statisticsOf(
  frames: readonly StoredFrame[],
  miscounts: readonly Fault[],
  times: CourtTimes
): CourtStatistics {
  const wrong = miscounts.flatMap(({ when, effect }): readonly Stretch[] => {
    const from = frames[indexOfMoment(frames, when, times)]
    if (!from || effect.kind !== 'miscount') return []
    return [{ fromMs: from.dueMs, toMs: from.dueMs + effect.forMs }]
  })
  const moments = momentsOf(frames)
  const turns = wrong.flatMap(({ fromMs, toMs }) => [turnAt(moments, fromMs), turnAt(moments, toMs)])
  const states = [...moments, ...turns.flat()]
    .sort((first, second) => first.dueMs - second.dueMs)
    .map(({ dueMs, points }) => {
      const isWrong = wrong.some(({ fromMs, toMs }) => dueMs >= fromMs && dueMs < toMs)
      return { dueMs, data: toData(statePacket(points, isWrong ? 1 : 0)) }
    })
  return { names: toData(namesPacket(frames)), states }
}

/** Whenever the points that count have changed. */
function momentsOf(frames: readonly StoredFrame[]): readonly CountedMoment[] {
  const moments: CountedMoment[] = []
  let counted: readonly CountedPoint[] = []
  for (const { dueMs, points } of frames) {
    if (!points || points === counted || (points.length === 0 && moments.length === 0)) continue
    counted = points
    moments.push({ dueMs, points })
  }
  return moments
}

/** A wrong count begins and ends in the middle of a state. */
function turnAt(moments: readonly CountedMoment[], dueMs: number): readonly CountedMoment[] {
  const current = moments.findLast((moment) => moment.dueMs <= dueMs)
  return current ? [{ dueMs, points: current.points }] : []
}

function namesPacket(frames: readonly StoredFrame[]): object {
  for (const frame of frames) {
    const status = frame.seqNum > 0 ? packetOf(frame)?.matchStatus : undefined
    if (isRecord(status))
      return Object.fromEntries(Object.entries(status).filter(([field]) => /^team[AB]Player\d$/.test(field)))
  }
  return { teamAPlayer1: 'Unknown', teamBPlayer1: 'Unknown' }
}

/** `extraAces` for team A, in the match and in the set in play. */
function statePacket(points: readonly CountedPoint[], extraAces: number): object {
  const setNumber = Math.max(1, ...points.map(({ before }) => before.finishedSets.length + 1))
  const sets = Array.from({ length: setNumber }, (_, index) => {
    const played = points.filter(({ before }) => before.finishedSets.length === index)
    return [`set${index + 1}`, partPacket(played, index === setNumber - 1 ? extraAces : 0)] as const
  })
  return { match: partPacket(points, extraAces), ...Object.fromEntries(sets) }
}

function partPacket(points: readonly CountedPoint[], extraAces: number): object {
  const figures = (team: Team): object => teamFigures(team, points, team === TEAMS[0] ? extraAces : 0)
  return { teamA: figures('TeamA'), teamB: figures('TeamB') }
}

/** Field names and formulas of the statistics page, as far as it gives them. Shares are 0 to 100. */
function teamFigures(team: Team, points: readonly CountedPoint[], extraAces: number): object {
  const count = countFor(team, points)
  const secondServesPlayed = count.secondServesIn + count.doubleFaults
  return {
    aces: count.aces + extraAces,
    totalServes: count.firstServesIn + count.secondServesIn + count.faults,
    '1stServe': count.firstServesIn,
    '1stServe%': percentage(count.firstServesIn, count.servePoints),
    '1stServePointsWon': count.firstServePointsWon,
    '1stServePointsWon%': percentage(count.firstServePointsWon, count.firstServesIn),
    '2ndServes': count.secondServesIn,
    '2ndServePointsWon': count.secondServePointsWon,
    '2ndServePointsWon%': percentage(count.secondServePointsWon, secondServesPlayed),
    breakPointsPlayed: count.breakPointsFaced,
    breakPointsSaved: count.breakPointsSaved,
    faults: count.faults,
    doubleFaults: count.doubleFaults
  }
}

const percentage = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((10_000 * part) / whole) / 100
