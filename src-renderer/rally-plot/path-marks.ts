/** The ball's path: coloured by its speed, with an arrow head that says where it flies. */
import type { PlotPalette } from './plot-palette'
import type { Mark } from './scene'
import { speedStep } from './speed-ramp'

export interface PathLook {
  readonly width: number
  readonly alpha: number
  readonly hasArrow: boolean
}

/** From a place of the track to the screen, by the place's index. */
export interface PathSource {
  readonly length: number
  readonly speedsMs: readonly number[]
  readonly left: (index: number) => number
  readonly top: (index: number) => number
}

/** Neighbouring pieces of one colour are one line. */
export function pathMarks(
  path: PathSource,
  end: number,
  palette: PlotPalette,
  look: PathLook
): readonly Mark[] {
  const marks: Mark[] = []
  const stepAt = (index: number): number => speedStep(path.speedsMs[index] ?? 0)
  const last = Math.min(end, path.length) - 1
  for (let from = 0; from < last;) {
    const step = stepAt(from)
    const points = [path.left(from), path.top(from)]
    let at = from
    while (at < last && stepAt(at) === step) {
      at += 1
      points.push(path.left(at), path.top(at))
    }
    const colour = palette.speeds[step] ?? palette.text
    marks.push({ kind: 'line', points, colour, width: look.width * palette.unit, alpha: look.alpha })
    from = at
  }
  if (look.hasArrow) marks.push(...arrowHead(path, last, palette, look))
  return marks
}

/** Of the way along the path: before the crowd at the net. */
const ARROW_AT = 0.2
const SHORTEST_PX = 26

function arrowHead(path: PathSource, last: number, palette: PlotPalette, look: PathLook): readonly Mark[] {
  const at = Math.round(last * ARROW_AT)
  if (at < 1) return []
  const x = path.left(at)
  const y = path.top(at)
  const dx = x - path.left(at - 1)
  const dy = y - path.top(at - 1)
  const length = Math.hypot(dx, dy)
  if (length === 0 || Math.hypot(path.left(last) - path.left(0), path.top(last) - path.top(0)) < SHORTEST_PX)
    return []
  const size = (4 + look.width * 1.6) * palette.unit
  const [ux, uy] = [(dx / length) * size, (dy / length) * size]
  return [
    {
      kind: 'shape',
      points: [
        x + ux,
        y + uy,
        x - ux * 0.7 - uy * 0.75,
        y - uy * 0.7 + ux * 0.75,
        x - ux * 0.7 + uy * 0.75,
        y - uy * 0.7 - ux * 0.75
      ],
      colour: palette.speeds[speedStep(path.speedsMs[at] ?? 0)] ?? palette.text,
      alpha: Math.min(1, look.alpha + 0.15)
    }
  ]
}
