/** Rally statistics of a match. They cover the rallies in the feeds, not the whole match. */
import { opponentOf, type Team } from '../rules/score'
import { distanceRunM } from './geometry/players'
import { teamsAtNet } from './net-approaches'
import { decidedPoints, outcomeOf, serveNumberOf, serverOf, serveSpeedMsOf, shotCountOf } from './outcome'
import type { Rally, Shot } from './rally'
import type { RallyStatistics } from './rally-view'
import { differencesOf } from './summary-check'

type ByTeam = RallyStatistics['winners']
type Tally = RallyStatistics['shotsByStroke']

const none = (): ByTeam => ({ TeamA: 0, TeamB: 0 })
const TEAMS = ['TeamA', 'TeamB'] as const

/** `rallies`: in order of play. Shots without a team are not counted. */
export function rallyStatistics(rallies: readonly Rally[]): RallyStatistics {
  const points = [...decidedPoints(rallies).values()]
  const played = points.map(shotCountOf).filter((shots) => shots > 0)
  const shots = rallies.flatMap((rally) => rally.shots)
  return {
    rallies: rallies.length,
    averageShots: played.length === 0 ? null : sum(played) / played.length,
    pointsWonByLength: pointsWonBy(points, lengthOf, ['1–4', '5–8', '9+']),
    pointsWonByExactLength: pointsWonBy(points, String, []).sort(
      (one, other) => Number(one.name) - Number(other.name)
    ),
    shotsByStroke: shotsBy(shots, ({ stroke }) => stroke),
    shotsBySpin: shotsBy(shots, ({ spin }) => spin.kind),
    shotsByOutcome: shotsBy(shots, shotOutcome),
    serveSpeedMs: serveSpeeds(rallies),
    ...endings(points),
    ...netPoints(rallies, points),
    distanceM: distances(rallies),
    differences: differencesOf(rallies)
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const lengthOf = (shots: number): string => (shots <= 4 ? '1–4' : shots <= 8 ? '5–8' : '9+')

/** Counts under names, `names` first. */
function tally(entries: Iterable<readonly [name: string, team: Team]>, names: readonly string[]): Tally {
  const counts = new Map(names.map((name) => [name, none()]))
  for (const [name, team] of entries) {
    const count = counts.get(name) ?? none()
    count[team] += 1
    counts.set(name, count)
  }
  return [...counts].map(([name, count]) => ({ name, ...count }))
}

function pointsWonBy(
  points: readonly Rally[],
  nameOf: (shots: number) => string,
  names: readonly string[]
): Tally {
  const entries = points.flatMap((rally) => {
    const shots = shotCountOf(rally)
    return rally.scorer === null || shots === 0 ? [] : [[nameOf(shots), rally.scorer] as const]
  })
  return tally(entries, names)
}

const shotsBy = (shots: readonly Shot[], nameOf: (shot: Shot) => string): Tally =>
  tally(
    shots.flatMap((shot) => {
      const name = nameOf(shot)
      return shot.team === null || name === '' ? [] : [[name, shot.team] as const]
    }),
    []
  )

/** The call, or else the result. */
const shotOutcome = ({ call, result }: Shot): string => (call === '' ? result : call)

function serveSpeeds(rallies: readonly Rally[]): RallyStatistics['serveSpeedMs'] {
  return TEAMS.flatMap((team) =>
    ([null, 1, 2] as const).map((serveNumber) => {
      const speeds = rallies
        .filter(
          (rally) =>
            serverOf(rally) === team && (serveNumber === null || serveNumberOf(rally.key) === serveNumber)
        )
        .map(serveSpeedMsOf)
        .filter((speed) => speed !== null)
      return {
        team,
        serveNumber,
        max: speeds.length === 0 ? null : Math.max(...speeds),
        mean: speeds.length === 0 ? null : sum(speeds) / speeds.length,
        serves: speeds.length
      }
    })
  )
}

/** Aces are winners. Double faults are faults, not errors in play. */
function endings(
  points: readonly Rally[]
): Pick<RallyStatistics, 'winners' | 'forcedErrors' | 'unforcedErrors'> {
  const counts = { winners: none(), forcedErrors: none(), unforcedErrors: none() }
  for (const rally of points) {
    if (rally.scorer === null) continue
    const outcome = outcomeOf(rally)
    if (outcome === 'winner' || outcome === 'ace') counts.winners[rally.scorer] += 1
    if (outcome === 'forced error') counts.forcedErrors[opponentOf(rally.scorer)] += 1
    if (outcome === 'unforced error') counts.unforcedErrors[opponentOf(rally.scorer)] += 1
  }
  return counts
}

function netPoints(
  rallies: readonly Rally[],
  points: readonly Rally[]
): Pick<RallyStatistics, 'netApproaches' | 'netPointsWon'> {
  const counts = { netApproaches: none(), netPointsWon: none() }
  const deciding = new Set(points)
  for (const rally of rallies)
    for (const team of teamsAtNet(rally)) {
      counts.netApproaches[team] += 1
      if (deciding.has(rally) && rally.scorer === team) counts.netPointsWon[team] += 1
    }
  return counts
}

/** From the tracks; from the summary if a rally has none. */
function distances(rallies: readonly Rally[]): ByTeam {
  const run = none()
  for (const { players, summary } of rallies) {
    for (const track of players) run[track.team] += distanceRunM(track)
    if (players.length > 0) continue
    for (const { team, distanceM } of summary?.distancesM ?? []) run[team] += distanceM
  }
  return run
}
