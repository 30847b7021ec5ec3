/** The rallies of one match in one log or several, and what they come to. */
import { shotCountOf } from '@shared/sports/tennis/tracking/outcome'
import { listRallies, NO_RALLIES, takePart, type Rallies } from '@shared/sports/tennis/tracking/rallies'
import type { Rally } from '@shared/sports/tennis/tracking/rally'
import type { RallyPart } from '@shared/sports/tennis/tracking/rally-part'
import type { RallyStatistics } from '@shared/sports/tennis/tracking/rally-view'
import { rallyStatistics } from '@shared/sports/tennis/tracking/statistics'
import type { Team } from '@shared/sports/tennis/rules/score'
import type { InspectedRallies, LengthName, RallyFigures, SpeedFigures } from './inspection'

export class RallyTally {
  #rallies: Rallies = NO_RALLIES

  get isEmpty(): boolean {
    return this.#rallies.partsByKey.size === 0
  }

  take(part: RallyPart): void {
    this.#rallies = takePart(this.#rallies, part)
  }

  takeAll(other: RallyTally): void {
    for (const parts of other.#rallies.partsByKey.values()) parts.forEach((part) => this.take(part))
  }

  figures(): RallyFigures {
    const rallies = listRallies(this.#rallies)
    if (rallies.length === 0) return { rallies: null, serveSpeedKmh: null, pointsWonByLength: null }
    const statistics = rallyStatistics(rallies)
    return {
      rallies: countsOf(rallies),
      serveSpeedKmh: { TeamA: speedsOf(statistics, 'TeamA'), TeamB: speedsOf(statistics, 'TeamB') },
      pointsWonByLength: { TeamA: lengthsOf(statistics, 'TeamA'), TeamB: lengthsOf(statistics, 'TeamB') }
    }
  }
}

function countsOf(rallies: readonly Rally[]): InspectedRallies {
  const sumOf = (count: (rally: Rally) => number): number =>
    rallies.reduce((sum, rally) => sum + count(rally), 0)
  const { set = 0, game = 0, point = 0 } = rallies.at(-1)?.key ?? {}
  return {
    count: rallies.length,
    shots: sumOf(shotCountOf),
    arcs: sumOf(({ shots }) => shots.reduce((sum, { arcs }) => sum + arcs.length, 0)),
    samples: sumOf(sampledTimes),
    faults: sumOf(({ faults }) => faults.length),
    lastPoint: { set, game, point }
  }
}

/** A sample tells of the ball and of all players at once; where it leaves some of them out it is one all the same. */
const sampledTimes = ({ ball, players }: Rally): number =>
  new Set([ball?.timesS ?? [], ...players.map(({ timesS }) => timesS)].flat()).size

const KMH = 3.6
const roundedKmh = (speedMs: number | null): number | null =>
  speedMs === null ? null : Math.round(speedMs * KMH * 100) / 100

function speedsOf({ serveSpeedMs }: RallyStatistics, team: Team): SpeedFigures {
  const speeds = serveSpeedMs.find((one) => one.team === team && one.serveNumber === null)
  return { max: roundedKmh(speeds?.max ?? null), mean: roundedKmh(speeds?.mean ?? null) }
}

/** The names are for programs: a hyphen where people read a dash. */
const LENGTHS = { '1-4': '1–4', '5-8': '5–8', '9+': '9+' } as const satisfies Record<LengthName, string>

function lengthsOf({ pointsWonByLength }: RallyStatistics, team: Team): Readonly<Record<LengthName, number>> {
  const won = (name: string): number => pointsWonByLength.find((one) => one.name === name)?.[team] ?? 0
  return { '1-4': won(LENGTHS['1-4']), '5-8': won(LENGTHS['5-8']), '9+': won(LENGTHS['9+']) }
}
