/** What colours and shapes mean, in one line below a plot. */
import { DENSITY_STEPS } from './density'
import type { PlotPalette } from './plot-palette'
import type { Mark } from './scene'
import { SPEED_LIMITS_KMH } from './speed-ramp'
import type { Box } from './viewport'

export interface LegendEntry {
  readonly sign: 'speeds' | 'densities' | 'disc' | 'square' | 'cross' | 'frame'
  readonly colour: string
  readonly text: string
}

/** About the width of a text, in font sizes: a scene is made without measuring. */
const widthOf = (text: string): number => text.length * 0.54 + (text.match(/\p{Lu}/gu)?.length ?? 0) * 0.16
const SIGN_PX = 10
const GAP_PX = 7
const BETWEEN_PX = 18

export const crossPoints = (x: number, y: number, size: number): readonly number[] => [
  ...[x - size, y - size, x + size, y + size],
  ...[x - size, y + size, x + size, y - size]
]

export function legendMarks(
  box: Box,
  palette: PlotPalette,
  entries: readonly LegendEntry[]
): readonly Mark[] {
  const size = palette.fontSize * 0.95
  const y = box.y + box.height / 2
  const marks: Mark[] = []
  let x = box.x + 4
  for (const { sign, colour, text } of entries) {
    const ramp = sign === 'speeds' ? palette.speeds.length : sign === 'densities' ? DENSITY_STEPS : 0
    const width = (ramp === 0 ? SIGN_PX : ramp * 2 * SIGN_PX) * palette.unit
    marks.push(...signMarks(sign, colour, x, y, palette))
    x += width + GAP_PX * palette.unit
    marks.push({ kind: 'text', x, y, text, size, weight: 450, anchor: 'start', colour: palette.muted })
    x += widthOf(text) * size + BETWEEN_PX * palette.unit
  }
  return marks
}

function signMarks(
  sign: LegendEntry['sign'],
  colour: string,
  x: number,
  y: number,
  palette: PlotPalette
): readonly Mark[] {
  const side = SIGN_PX * palette.unit
  const half = side / 2
  const square = [x, y - half, side, side]
  const swatch = (step: number): readonly number[] => [x + step * 2 * side, y - half, 2 * side, side]
  switch (sign) {
    case 'speeds':
      return palette.speeds.map((each, step) => ({ kind: 'boxes', boxes: swatch(step), colour: each }))
    case 'densities':
      return Array.from({ length: DENSITY_STEPS }, (_, step) => ({
        kind: 'boxes',
        boxes: swatch(step),
        colour,
        alpha: (step + 1) / DENSITY_STEPS
      }))
    case 'disc':
      return [{ kind: 'dots', points: [x + half, y], radius: half, colour }]
    case 'square':
      return [{ kind: 'boxes', boxes: square, colour }]
    case 'cross':
      return [{ kind: 'segments', points: crossPoints(x + half, y, half * 0.85), colour, width: 2.2 }]
    case 'frame':
      return [{ kind: 'boxes', boxes: square, corner: 2, colour: palette.bg, ring: { colour, width: 1.5 } }]
  }
}

/** "< 60 … ≥ 180 km/h" */
export const SPEED_WORDS = `< ${SPEED_LIMITS_KMH[0]} … ≥ ${SPEED_LIMITS_KMH[SPEED_LIMITS_KMH.length - 1] ?? ''} km/h`
