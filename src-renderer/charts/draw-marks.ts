/** Draws what stands around the lines of a chart: marks with their labels, limits, the sides' names, values of bars. */
import { valueText, type ChartMark, type ChartModel, type MarkLook } from './chart-model'
import { placeLabels } from './mark-labels'
import { canvasFont, type Palette } from './palette'

/** The plotting area in canvas pixels, `ratio` of them to a CSS pixel. */
export interface Frame {
  readonly ctx: CanvasRenderingContext2D
  readonly ratio: number
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly x: (index: number) => number
  readonly y: (value: number) => number
}

/** Parts of a group's width that one bar takes, and the most in CSS px. */
export const BAR_PART = 0.36
export const BAR_MOST = 44

/** Of the triangles' label, in rows. */
const TRIANGLE_ROOM = 0.9

type LineShape = Exclude<MarkLook['shape'], 'band' | 'triangle'>

const DASHES: Readonly<Record<LineShape, readonly number[]>> = { line: [], dotted: [2, 3], dashed: [5, 3] }

/** Bands and lines go behind the data. */
export function drawMarks(frame: Frame, model: ChartModel, palette: Palette): void {
  const { ctx, ratio, top, height } = frame
  ctx.save()
  for (const mark of model.marks) {
    const { shape, tone } = mark.look
    const x = Math.round(frame.x(mark.before - 0.5))
    if (shape === 'triangle') {
      drawTriangle(frame, x, palette.text)
    } else if (shape === 'band') {
      const width = Math.max(8 * ratio, frame.x(1) - frame.x(0))
      ctx.fillStyle = tone === 'critical' ? palette.criticalSoft : palette.grid
      ctx.fillRect(Math.round(x - width / 2), top, Math.round(width), height)
    } else {
      ctx.strokeStyle = palette[tone]
      ctx.lineWidth = Math.max(1, Math.round(ratio))
      ctx.setLineDash(DASHES[shape].map((length) => length * ratio))
      ctx.beginPath()
      ctx.moveTo(x + 0.5, top)
      ctx.lineTo(x + 0.5, top + height)
      ctx.stroke()
    }
  }
  ctx.restore()
}

function drawTriangle({ ctx, ratio, top, height }: Frame, x: number, colour: string): void {
  const size = 4 * ratio
  const bottom = top + height - ratio
  ctx.fillStyle = colour
  ctx.beginPath()
  ctx.moveTo(x - size, bottom)
  ctx.lineTo(x + size, bottom)
  ctx.lineTo(x, bottom - 1.7 * size)
  ctx.fill()
}

/** Text goes on top of the data. */
export function drawText(frame: Frame, model: ChartModel, palette: Palette): void {
  const { ctx, ratio } = frame
  ctx.save()
  ctx.font = canvasFont(palette, ratio)
  ctx.textBaseline = 'middle'
  ctx.textAlign = 'left'
  drawLimits(frame, model, palette)
  if (model.look === 'sides') drawSides(frame, model, palette)
  if (model.look === 'bars') drawBarValues(frame, model, palette)
  else drawLabels(frame, model, palette)
  ctx.restore()
}

const lineHeight = (frame: Frame, palette: Palette): number => palette.fontSize * 1.35 * frame.ratio

/** Above the plot, two rows: it has room there, and nothing covers the data. */
function drawLabels(frame: Frame, model: ChartModel, palette: Palette): void {
  const { ctx, left, top, width, height } = frame
  const row = lineHeight(frame, palette)
  const draw = (marks: readonly ChartMark[], lanes: number, yOf: (lane: number) => number): void => {
    const wishes = marks.map((mark) => ({
      rank: mark.look.rank,
      x: frame.x(mark.before - 0.5),
      width: ctx.measureText(mark.label).width
    }))
    const room = { from: left, to: left + width, lanes, gap: 7 * frame.ratio }
    for (const label of placeLabels(wishes, room)) {
      const mark = marks[label.index]
      if (!mark) continue
      const y = yOf(label.lane)
      const width = wishes[label.index]?.width ?? 0
      ctx.fillStyle = palette.bg
      ctx.fillRect(label.left, y - row / 2, width, row)
      ctx.fillStyle = palette[mark.look.tone]
      ctx.fillText(mark.label, label.left, y)
    }
  }
  const labelled = model.marks.filter((mark) => mark.label !== '')
  draw(
    labelled.filter(({ look }) => look.shape !== 'triangle'),
    2,
    (lane) => top - row * (lane + 0.6)
  )
  // Triangles all mean the same: one label is enough.
  draw(
    labelled.filter(({ look }) => look.shape === 'triangle').slice(-1),
    1,
    () => top + height - row * (TRIANGLE_ROOM / 2)
  )
}

function drawLimits(frame: Frame, model: ChartModel, palette: Palette): void {
  const { ctx, ratio, left, width } = frame
  for (const limit of model.limits) {
    if (limit.value > model.scale.max) continue
    const y = Math.round(frame.y(limit.value)) + 0.5
    ctx.strokeStyle = palette.high
    ctx.fillStyle = palette.high
    ctx.lineWidth = Math.max(1, Math.round(ratio))
    ctx.setLineDash([4 * ratio, 4 * ratio])
    ctx.beginPath()
    ctx.moveTo(left, y)
    ctx.lineTo(left + width, y)
    ctx.stroke()
    ctx.textAlign = 'right'
    ctx.fillText(limit.label, left + width - 4 * ratio, y + lineHeight(frame, palette) / 2)
    ctx.textAlign = 'left'
  }
}

/** Whose side is above and whose below, in its colour and by name. */
function drawSides(frame: Frame, model: ChartModel, palette: Palette): void {
  const { ctx, ratio, left, top, height } = frame
  const row = lineHeight(frame, palette)
  ctx.font = canvasFont(palette, ratio, 620)
  ctx.fillStyle = palette.teamA
  ctx.fillText(`▲ ${model.sides[0]}`, left + 6 * ratio, top + row * 0.6)
  ctx.fillStyle = palette.teamB
  ctx.fillText(`▼ ${model.sides[1]}`, left + 6 * ratio, top + height - row * 1.4)
  ctx.font = canvasFont(palette, ratio)
}

/** Each value keeps to its side of the group's middle; where two have no room, the axis alone says “%”. */
function drawBarValues(frame: Frame, model: ChartModel, palette: Palette): void {
  const { ctx, ratio } = frame
  const group = frame.x(1) - frame.x(0)
  const bar = Math.min(group * BAR_PART, BAR_MOST * ratio)
  const isCramped = 2 * ctx.measureText('100%').width > group
  ctx.textAlign = 'center'
  ctx.fillStyle = palette.text
  for (const line of model.lines) {
    const side = line.tone === 'team-a' ? -1 : 1
    for (const [index, value] of line.values.entries()) {
      const inFull = valueText(model, line, index)
      const text = isCramped ? inFull.replace('%', '') : inFull
      const aside = Math.max(bar, ctx.measureText(text).width + 2 * ratio) / 2
      const x = frame.x(index) + side * aside
      ctx.fillText(text, x, frame.y(value ?? 0) - lineHeight(frame, palette) / 2)
    }
  }
  ctx.textAlign = 'left'
  drawLegend(frame, model, palette)
}

/** Which bar is whose: filled or dashed, as the bars are. */
function drawLegend(frame: Frame, model: ChartModel, palette: Palette): void {
  const { ctx, ratio, top } = frame
  const y = top - lineHeight(frame, palette) * 1.6
  const size = palette.fontSize * 0.8 * ratio
  let x = frame.left + 6 * ratio
  ctx.lineWidth = 1.5 * ratio
  for (const line of model.lines) {
    const isA = line.tone === 'team-a'
    ctx.fillStyle = ctx.strokeStyle = isA ? palette.teamA : palette.teamB
    ctx.setLineDash(isA ? [] : [3 * ratio, 2 * ratio])
    if (isA) ctx.fillRect(x, y - size / 2, size, size)
    else ctx.strokeRect(x, y - size / 2, size, size)
    ctx.fillText(line.label, x + size * 1.6, y)
    x += size * 4 + ctx.measureText(line.label).width
  }
}
