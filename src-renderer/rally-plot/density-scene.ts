/** How often balls came down, or players were, on every half metre of the court. */
import type { Position } from '@shared/sports/tennis/tracking/rally'
import { courtLines, courtMarks, groundBox, netMarks } from './court-marks'
import { BIN_M, densityStep, DENSITY_STEPS, type Bin } from './density'
import type { PlotLayout } from './layout'
import { legendMarks } from './legend-marks'
import type { PlotPalette } from './plot-palette'
import type { Mark, Scene } from './scene'

export interface DensityPicture {
  readonly bins: readonly Bin[]
  readonly layout: PlotLayout
  readonly palette: PlotPalette
  /** "bounces", "positions" */
  readonly what: string
}

export function densityScene({ bins, layout, palette, what }: DensityPicture): Scene {
  const { view } = layout
  const most = bins.reduce((highest, { count }) => Math.max(highest, count), 0)
  const boxesOfStep: number[][] = Array.from({ length: DENSITY_STEPS + 1 }, () => [])
  for (const { x, y, count } of bins)
    boxesOfStep[densityStep(count, most)]?.push(...groundBox(view, x, y, x + BIN_M, y + BIN_M))
  return [
    ...courtMarks(view, palette),
    ...boxesOfStep.map((boxes, step): Mark => ({
      kind: 'boxes',
      boxes,
      colour: palette.density,
      alpha: step / DENSITY_STEPS
    })),
    courtLines(view, palette),
    ...netMarks(view, palette),
    ...legendMarks(layout.legend, palette, [
      { sign: 'densities', colour: palette.density, text: `${what} in half a metre square, up to ${most}` }
    ])
  ]
}

/** The square under a place; null where nothing was. */
export const binAt = (bins: readonly Bin[], { x, y }: Position): Bin | null =>
  bins.find((bin) => x >= bin.x && x < bin.x + BIN_M && y >= bin.y && y < bin.y + BIN_M) ?? null
