/** The court from above: its ground, its lines in their true width, the net and its posts (ITF Rules of Tennis 1, 2). */
import { BASELINE_M, COURT } from '@shared/sports/tennis/tracking/geometry/court'
import type { PlotPalette } from './plot-palette'
import type { BoxesMark, Mark } from './scene'
import { HALF_LENGTH_M, HALF_WIDTH_M, screenX, screenY, type Viewport } from './viewport'

/** From the middle to the outside of the lines, in metres. */
const DOUBLES_M = COURT.doublesWidthM / 2
const SINGLES_M = COURT.singlesWidthM / 2
const POST_M = DOUBLES_M + COURT.postOutsideM
const LINE_M = 0.05
const BASELINE_WIDTH_M = 0.1
const CENTRE_MARK_M = 0.1

/** A rectangle on the ground between two corners in metres. */
export function groundBox(view: Viewport, x1: number, y1: number, x2: number, y2: number): readonly number[] {
  const [left, right] = ordered(screenX(view, x1, y1), screenX(view, x2, y2))
  const [top, bottom] = ordered(screenY(view, x1, y1), screenY(view, x2, y2))
  return [left, top, right - left, bottom - top]
}

const ordered = (a: number, b: number): readonly [number, number] => (a < b ? [a, b] : [b, a])

export function courtMarks(view: Viewport, palette: PlotPalette): readonly Mark[] {
  return [
    {
      kind: 'boxes',
      boxes: groundBox(view, -HALF_LENGTH_M, -HALF_WIDTH_M, HALF_LENGTH_M, HALF_WIDTH_M),
      colour: palette.surround,
      corner: 8
    },
    {
      kind: 'boxes',
      boxes: groundBox(view, -BASELINE_M, -DOUBLES_M, BASELINE_M, DOUBLES_M),
      colour: palette.ground
    },
    courtLines(view, palette)
  ]
}

/** Above the ground and whatever lies on it. */
export function netMarks(view: Viewport, palette: PlotPalette): readonly Mark[] {
  const end = (y: number): readonly number[] => [screenX(view, 0, y), screenY(view, 0, y)]
  return [
    {
      kind: 'line',
      points: [...end(-POST_M), ...end(POST_M)],
      colour: palette.text,
      width: 2 * palette.unit,
      alpha: 0.9
    },
    {
      kind: 'dots',
      points: [...end(-POST_M), ...end(POST_M)],
      radius: 3 * palette.unit,
      colour: palette.text
    }
  ]
}

export function courtLines(view: Viewport, palette: PlotPalette): BoxesMark {
  // Never thinner than a pixel, else the far lines vanish on small plots.
  const width = (metres: number): number => Math.max(metres, 1 / view.scale)
  const boxes: number[] = []
  const put = (x1: number, y1: number, x2: number, y2: number): void => {
    boxes.push(...groundBox(view, x1, y1, x2, y2))
  }
  const line = width(LINE_M)
  const baseline = width(BASELINE_WIDTH_M)
  for (const end of [-1, 1]) {
    put(end * BASELINE_M, -DOUBLES_M, end * (BASELINE_M - baseline), DOUBLES_M)
    put(end * COURT.serviceLineM, -SINGLES_M, end * (COURT.serviceLineM - line), SINGLES_M)
    put(end * BASELINE_M, -line / 2, end * (BASELINE_M - baseline - CENTRE_MARK_M), line / 2)
    for (const side of [DOUBLES_M, SINGLES_M]) put(-BASELINE_M, end * side, BASELINE_M, end * (side - line))
  }
  put(-COURT.serviceLineM, -line / 2, COURT.serviceLineM, line / 2)
  return { kind: 'boxes', boxes, colour: palette.line, alpha: 0.8 }
}
