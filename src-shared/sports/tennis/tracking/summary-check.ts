/** Whether a rally's summary agrees with its own shots and tracks. */
import type { Team } from '../rules/score'
import { distanceRunM } from './geometry/players'
import { serveOf } from './outcome'
import { keyText, type Rally, type RallySummary } from './rally'

/** Figures closer than this count as equal. */
const SPEED_TOLERANCE_MS = 0.5
const DISTANCE_TOLERANCE_M = 1
const DISTANCE_TOLERANCE = 0.15

const TEAM_TEXT = { TeamA: 'team A', TeamB: 'team B' } as const
const KMH = 3.6

/** "Rally 1.4.2.1.1: the summary counts 5 shots, the events 4." Only figures in both are compared. */
export const differencesOf = (rallies: readonly Rally[]): string[] =>
  rallies.flatMap((rally) => {
    if (rally.summary === null) return []
    const differences = [
      ...shotDifferences(rally, rally.summary),
      ...speedDifferences(rally, rally.summary),
      ...distanceDifferences(rally, rally.summary)
    ]
    return differences.map((difference) => `Rally ${keyText(rally.key)}: ${difference}`)
  })

function* shotDifferences({ shots }: Rally, summary: RallySummary): Generator<string> {
  const last = shots.at(-1)
  if (!last) return
  if (summary.shots !== null && summary.shots !== shots.length)
    yield `the summary counts ${summary.shots} shots, the events ${shots.length}.`
  const stroke = summary.conclusion?.stroke ?? ''
  if (stroke !== '' && last.stroke !== '' && stroke !== last.stroke)
    yield `the summary ends with a ${stroke}, the events with a ${last.stroke}.`
}

function* speedDifferences(rally: Rally, { serveSpeedMs }: RallySummary): Generator<string> {
  const ours = serveOf(rally)?.speedMs ?? null
  if (ours === null || serveSpeedMs === null || Math.abs(ours - serveSpeedMs) <= SPEED_TOLERANCE_MS) return
  yield `the summary’s serve is ${kmh(serveSpeedMs)} km/h, that of the events ${kmh(ours)} km/h.`
}

const kmh = (speedMs: number): string => (speedMs * KMH).toFixed(0)

function* distanceDifferences({ players }: Rally, { distancesM }: RallySummary): Generator<string> {
  for (const team of ['TeamA', 'TeamB'] as const) {
    const ours = totalOf(team, players, distanceRunM)
    const theirs = totalOf(team, distancesM, ({ distanceM }) => distanceM)
    if (ours === null || theirs === null) continue
    const difference = Math.abs(ours - theirs)
    if (difference > DISTANCE_TOLERANCE_M && difference > DISTANCE_TOLERANCE * theirs)
      yield `by the summary ${TEAM_TEXT[team]} ran ${theirs.toFixed(1)} m, by the tracks ${ours.toFixed(1)} m.`
  }
}

/** Null if the team is missing. */
function totalOf<Item extends { readonly team: Team }>(
  team: Team,
  items: readonly Item[],
  metresOf: (item: Item) => number
): number | null {
  const own = items.filter((item) => item.team === team)
  return own.length === 0 ? null : own.reduce((total, item) => total + metresOf(item), 0)
}
