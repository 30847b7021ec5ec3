/** Paints a scene on a canvas. */
import {
  HALO_WIDTH,
  type BoxesMark,
  type DotsMark,
  type Mark,
  type Scene,
  type SegmentsMark,
  type TextMark
} from './scene'

interface StrokeOf {
  readonly colour: string
  readonly width: number
  readonly dash?: readonly number[]
  readonly alpha?: number
}

/** The canvas is already scaled to CSS px; `fontFamily` as a style sheet writes it. */
export function paintScene(ctx: CanvasRenderingContext2D, scene: Scene, fontFamily: string): void {
  ctx.lineCap = 'round'
  ctx.lineJoin = 'round'
  for (const mark of scene) paint(ctx, mark, fontFamily)
  ctx.globalAlpha = 1
  ctx.setLineDash([])
}

function paint(ctx: CanvasRenderingContext2D, mark: Mark, fontFamily: string): void {
  switch (mark.kind) {
    case 'line':
      ctx.beginPath()
      traceLine(ctx, mark.points)
      stroke(ctx, mark)
      break
    case 'segments':
      strokeSegments(ctx, mark)
      break
    case 'dots':
      paintDots(ctx, mark)
      break
    case 'boxes':
      if (!mark.corner && !mark.ring) {
        fillBoxes(ctx, mark)
        break
      }
      ctx.beginPath()
      traceBoxes(ctx, mark.boxes, mark.corner ?? 0)
      fill(ctx, mark)
      if (mark.ring) stroke(ctx, mark.ring)
      break
    case 'shape':
      ctx.beginPath()
      traceLine(ctx, mark.points)
      ctx.closePath()
      fill(ctx, mark)
      break
    case 'text':
      write(ctx, mark, fontFamily)
      break
  }
}

function traceLine(ctx: CanvasRenderingContext2D, points: readonly number[]): void {
  for (let at = 0; at + 1 < points.length; at += 2) ctx.lineTo(points[at] ?? 0, points[at + 1] ?? 0)
}

// Thousands of crossing lines in one path take a rasteriser many times as long as each of them by itself.
function strokeSegments(ctx: CanvasRenderingContext2D, mark: SegmentsMark): void {
  takePen(ctx, mark)
  // Round ends of faint lines are not seen, and cost as much as the lines.
  if (mark.alpha !== undefined) ctx.lineCap = 'butt'
  const { points } = mark
  for (let at = 0; at + 3 < points.length; at += 4) {
    ctx.beginPath()
    ctx.moveTo(points[at] ?? 0, points[at + 1] ?? 0)
    ctx.lineTo(points[at + 2] ?? 0, points[at + 3] ?? 0)
    ctx.stroke()
  }
  ctx.lineCap = 'round'
}

function paintDots(ctx: CanvasRenderingContext2D, { points, radius, colour, alpha, ring }: DotsMark): void {
  if (ring) takePen(ctx, ring)
  ctx.fillStyle = colour
  for (let at = 0; at + 1 < points.length; at += 2) {
    ctx.beginPath()
    ctx.arc(points[at] ?? 0, points[at + 1] ?? 0, radius, 0, 2 * Math.PI)
    ctx.globalAlpha = alpha ?? 1
    ctx.fill()
    if (!ring) continue
    ctx.globalAlpha = ring.alpha ?? 1
    ctx.stroke()
  }
}

function fillBoxes(ctx: CanvasRenderingContext2D, { boxes, colour, alpha }: BoxesMark): void {
  ctx.globalAlpha = alpha ?? 1
  ctx.fillStyle = colour
  for (let at = 0; at + 3 < boxes.length; at += 4)
    ctx.fillRect(boxes[at] ?? 0, boxes[at + 1] ?? 0, boxes[at + 2] ?? 0, boxes[at + 3] ?? 0)
}

function traceBoxes(ctx: CanvasRenderingContext2D, boxes: readonly number[], corner: number): void {
  for (let at = 0; at + 3 < boxes.length; at += 4) {
    const [x = 0, y = 0, width = 0, height = 0] = boxes.slice(at, at + 4)
    if (corner > 0) ctx.roundRect(x, y, width, height, corner)
    else ctx.rect(x, y, width, height)
  }
}

function stroke(ctx: CanvasRenderingContext2D, pen: StrokeOf): void {
  takePen(ctx, pen)
  ctx.stroke()
}

function takePen(ctx: CanvasRenderingContext2D, { colour, width, dash, alpha }: StrokeOf): void {
  ctx.globalAlpha = alpha ?? 1
  ctx.strokeStyle = colour
  ctx.lineWidth = width
  ctx.setLineDash(dash ? [...dash] : NO_DASH)
}

const NO_DASH: number[] = []

function fill(ctx: CanvasRenderingContext2D, { colour, alpha }: { colour: string; alpha?: number }): void {
  ctx.globalAlpha = alpha ?? 1
  ctx.fillStyle = colour
  ctx.fill()
}

function write(ctx: CanvasRenderingContext2D, mark: TextMark, fontFamily: string): void {
  ctx.globalAlpha = mark.alpha ?? 1
  ctx.font = `${mark.weight} ${mark.size}px ${fontFamily}`
  ctx.textAlign = mark.anchor === 'middle' ? 'center' : mark.anchor
  ctx.textBaseline = 'middle'
  if (mark.halo !== undefined) {
    ctx.strokeStyle = mark.halo
    ctx.lineWidth = HALO_WIDTH
    ctx.setLineDash(NO_DASH)
    ctx.strokeText(mark.text, mark.x, mark.y)
  }
  ctx.fillStyle = mark.colour
  ctx.fillText(mark.text, mark.x, mark.y)
}
