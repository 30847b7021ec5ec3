/** A shot’s numbers for the readout, always in the same order so that nothing jumps. */
import type { RallyTrack, ShotTrack } from '../../../rally-plot/rally-track'
import type { TeamNames } from '../../../rally-plot/plot-palette'
import { kmhOf, mphOf } from '../../../rally-plot/speed-ramp'
import type { PlacedShot } from '@shared/sports/tennis/tracking/rally-view'
import { capitalised } from '../../../text/capitalised'
import { TEXT } from '../text'

export interface ReadoutFact {
  readonly name: string
  /** "–" if unknown. */
  readonly value: string
}

const UNKNOWN = '–'

const metres = (value: number | null | undefined): string =>
  value === null || value === undefined ? UNKNOWN : `${value.toFixed(2)} m`

export const speedText = (speedMs: number | null): string =>
  speedMs === null ? UNKNOWN : `${Math.round(kmhOf(speedMs))} km/h · ${Math.round(mphOf(speedMs))} mph`

const thousands = new Intl.NumberFormat('en-GB')

function spinText({ spin }: ShotTrack['shot']): string {
  const rpm = spin.rpm === null ? '' : `${thousands.format(Math.abs(Math.round(spin.rpm)))} rpm`
  return [spin.kind, rpm].filter((part) => part !== '').join(' ') || UNKNOWN
}

export const SHOT_FACTS = ['Speed', 'Spin', 'Over the net', 'Contact', 'Depth', 'Out by'] as const

/** "7 of 12 · Sinner · forehand" and the facts. */
export function shotReadout(
  track: RallyTrack,
  index: number,
  names: TeamNames
): { readonly title: string; readonly facts: readonly ReadoutFact[] } {
  const shown = track.shots[index]
  if (!shown) return { title: 'No shot yet', facts: SHOT_FACTS.map((name) => ({ name, value: UNKNOWN })) }
  const { shot, contact, placement, crossing } = shown
  const values = [
    speedText(shot.speedMs),
    spinText(shot),
    metres(crossing?.clearanceM),
    metres(contact?.z),
    depthText(shown),
    metres(shot.outDistanceM ?? (placement && !placement.isIn ? placement.outM : null))
  ]
  const title = [
    `Shot ${shot.number} of ${track.shots.length}`,
    shot.team ? names[shot.team] : '',
    shot.stroke
  ]
  return {
    title: title.filter((part) => part !== '').join(' · '),
    facts: SHOT_FACTS.map((name, at) => ({ name, value: values[at] ?? UNKNOWN }))
  }
}

/** From the bounce to the line behind it. */
function depthText({ placement }: ShotTrack): string {
  if (!placement) return UNKNOWN
  const { depthM } = placement
  return depthM >= 0 ? `${depthM.toFixed(2)} m inside` : `${(-depthM).toFixed(2)} m beyond`
}

/** The same of one shot of many. */
export function placedReadout(
  shot: PlacedShot | null,
  names: TeamNames
): { readonly title: string; readonly facts: readonly ReadoutFact[] } {
  const values = shot
    ? [
        speedText(shot.speedMs),
        shot.direction === '' ? UNKNOWN : capitalised(shot.direction),
        shot.serveSide === '' ? UNKNOWN : capitalised(shot.serveSide),
        shot.serveNumber === null ? UNKNOWN : shot.serveNumber === 1 ? '1st' : '2nd',
        shot.isIn === null ? UNKNOWN : shot.isIn ? 'In' : 'Out',
        shot.won === null ? UNKNOWN : shot.won ? 'Won' : 'Lost'
      ]
    : []
  const { set = 0, game = 0, point = 0 } = shot?.key ?? {}
  return {
    title: shot
      ? `${names[shot.team]} · ${shot.stroke} · set ${set}, game ${game}, point ${point}`
      : TEXT.rallies.pointAtMark,
    facts: PLACED_FACTS.map((name, at) => ({ name, value: values[at] ?? UNKNOWN }))
  }
}

const PLACED_FACTS = ['Speed', 'Direction', 'Side', 'Serve', 'Landed', 'Point'] as const
