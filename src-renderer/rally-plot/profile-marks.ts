/** The height profile: the ground, the net from the side, a scale of metres, and the heights of the chosen shot. */
import { BASELINE_M, COURT } from '@shared/sports/tennis/tracking/geometry/court'
import type { PlotLayout } from './layout'
import type { PlotPalette } from './plot-palette'
import type { ShotTrack } from './rally-track'
import type { Mark } from './scene'
import { HALF_LENGTH_M } from './viewport'

/** Every metre while they are few, else every second one. */
const FEW_METRES = 5

export function profileAxis({ profile }: PlotLayout, palette: PlotPalette): readonly Mark[] {
  if (!profile) return []
  const { box, along, above, highestM } = profile
  const left = Math.max(box.x, along(-HALF_LENGTH_M))
  const right = Math.min(box.x + box.width, along(HALF_LENGTH_M))
  const size = palette.fontSize * 0.85
  const step = highestM > FEW_METRES ? 2 : 1
  const heights: number[] = []
  for (let height = step; height < highestM - 0.3; height += step) heights.push(height)
  return [
    {
      kind: 'segments',
      points: heights.flatMap((z) => [left, above(z), right, above(z)]),
      colour: palette.axis,
      width: 1,
      alpha: 0.55
    },
    ...heights.map((z): Mark => ({
      kind: 'text',
      x: left + 2,
      y: above(z) - size * 0.65,
      text: `${z} m`,
      size,
      weight: 450,
      anchor: 'start',
      colour: palette.muted
    })),
    { kind: 'line', points: [left, above(0), right, above(0)], colour: palette.axis, width: 1.5 },
    // The court itself is where the ground is thick, as far as the baselines.
    {
      kind: 'line',
      points: [Math.max(left, along(-BASELINE_M)), above(0), Math.min(right, along(BASELINE_M)), above(0)],
      colour: palette.muted,
      width: 2.5
    },
    {
      kind: 'line',
      points: [along(0), above(0), along(0), above(COURT.netPostM)],
      colour: palette.muted,
      width: 1.5
    },
    {
      kind: 'line',
      points: [along(0), above(0), along(0), above(COURT.netCentreM)],
      colour: palette.text,
      width: 3
    }
  ]
}

/** How the chosen shot went over the net and how deep it came down. */
export function profileCaptions(
  { profile }: PlotLayout,
  palette: PlotPalette,
  track: ShotTrack | null
): readonly Mark[] {
  if (!profile || !track?.crossing) return []
  const { along, above, box } = profile
  const { clearanceM, z } = track.crossing
  const text = clearanceM >= 0 ? `${clearanceM.toFixed(2)} m over the net` : 'into the net'
  return [
    {
      kind: 'line',
      points: [along(0), above(z - clearanceM), along(0), above(z)],
      colour: palette.text,
      width: 1,
      dash: [2, 3]
    },
    {
      kind: 'text',
      x: along(0),
      y: box.y + palette.fontSize * 0.5,
      text,
      size: palette.fontSize * 0.92,
      weight: 600,
      anchor: 'middle',
      colour: palette.text,
      halo: palette.bg
    }
  ]
}
