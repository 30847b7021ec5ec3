/** Rows of the rally list. */
import { counted } from '../../../text/counted'
import { outcomeOf, serveNumberOf, serverOf, serveSpeedMsOf, shotCountOf } from './outcome'
import type { Rally, RallyKey } from './rally'
import type { RallyRow } from './rally-view'

/** The match's data on a rally's point; null until the point's packet arrives. */
export type PointLookup = (key: RallyKey) => Pick<RallyRow, 'score' | 'pressure'> | null

export function rallyRows(rallies: readonly Rally[], pointOf: PointLookup): RallyRow[] {
  return rallies.map((rally) => {
    const point = pointOf(rally.key)
    return {
      key: rally.key,
      server: serverOf(rally),
      serveNumber: serveNumberOf(rally.key),
      serveSide: rally.serveSide,
      winner: rally.scorer,
      outcome: outcomeOf(rally),
      shots: shotCountOf(rally),
      shotsLocated: locatedOf(rally),
      durationS: rally.durationS,
      serveSpeedMs: serveSpeedMsOf(rally),
      pressure: point?.pressure ?? pressureOf(rally),
      score: point?.score ?? '',
      startAt: rally.startAt,
      remark: remarkOf(rally)
    }
  })
}

const locatedOf = ({ shots }: Rally): number => shots.filter(({ arcs }) => arcs.length > 0).length

/** From the summary; the greatest of several. */
function pressureOf({ summary }: Rally): RallyRow['pressure'] {
  if (summary?.isMatchPoint) return 'match-point'
  if (summary?.isSetPoint) return 'set-point'
  return summary?.isBreakPoint ? 'break-point' : ''
}

function remarkOf(rally: Rally): string {
  const located = locatedOf(rally)
  const shots = shotCountOf(rally)
  const remarks: string[] = []
  if (rally.shots.length === 0) remarks.push('no shots')
  else if (located < shots) remarks.push(`${located} of ${shots} shots located`)
  if (rally.players.length === 0) remarks.push('no player positions')
  const faults = rally.faults.length
  if (faults > 0) remarks.push(`${counted(faults, 'fault')} in the data`)
  return remarks.join(', ')
}
