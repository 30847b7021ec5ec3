/** Writes a scene as an SVG file that needs no style sheet. */
import { HALO_WIDTH, type Mark, type Scene, type Size, type TextMark } from './scene'

interface SvgLook {
  readonly bg: string
  readonly text: string
  readonly muted: string
  readonly fontFamily: string
  readonly fontSize: number
}

/** What stands above and below the plot, as on a picture of a chart. */
export interface SvgText {
  readonly title: string
  readonly subtitle: string
  readonly note: string
}

/** In font sizes. */
const EDGE = 1.2
const LINE = 1.5

export function svgOf(scene: Scene, { width, height }: Size, look: SvgLook, text: SvgText): string {
  const em = look.fontSize
  const top = (EDGE + 2 * LINE) * em
  const whole = height + (2 * EDGE + 3 * LINE) * em
  const size = `width="${num(width)}" height="${num(whole)}" viewBox="0 0 ${num(width)} ${num(whole)}"`
  const line = (text: string, y: number, weight: number, colour: string): string =>
    element({ kind: 'text', x: EDGE * em, y: y + em / 2, text, size: em, weight, anchor: 'start', colour })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${escaped(look.fontFamily)}" stroke-linecap="round" stroke-linejoin="round">`,
    `<title>${escaped(text.title)}</title>`,
    `<desc>${escaped(`${text.subtitle}. ${text.note}`)}</desc>`,
    `<rect width="100%" height="100%" fill="${escaped(look.bg)}"/>`,
    line(text.title, EDGE * em, 650, look.text),
    line(text.subtitle, (EDGE + LINE) * em, 450, look.muted),
    `<g transform="translate(0 ${num(top)})">`,
    ...scene.map(element),
    '</g>',
    line(text.note, top + height, 450, look.muted),
    '</svg>',
    ''
  ].join('\n')
}

function element(mark: Mark): string {
  switch (mark.kind) {
    case 'line':
      return `<path d="${linePath(mark.points)}" fill="none"${strokeOf(mark)}/>`
    case 'segments':
      return segments(mark.points, strokeOf(mark))
    case 'dots':
      return `<path d="${dotsPath(mark.points, mark.radius)}"${fillOf(mark)}${mark.ring ? strokeOf(mark.ring) : ''}/>`
    case 'boxes':
      return boxes(mark.boxes, mark.corner ?? 0, fillOf(mark) + (mark.ring ? strokeOf(mark.ring) : ''))
    case 'shape':
      return `<path d="${linePath(mark.points)}Z"${fillOf(mark)}/>`
    case 'text':
      return text(mark)
  }
}

const num = (value: number): string => String(Math.round(value * 100) / 100)

function linePath(points: readonly number[]): string {
  let path = ''
  for (let at = 0; at + 1 < points.length; at += 2)
    path += `${at === 0 ? 'M' : 'L'}${num(points[at] ?? 0)} ${num(points[at + 1] ?? 0)}`
  return path
}

function segments(points: readonly number[], ink: string): string {
  let lines = ''
  for (let at = 0; at + 3 < points.length; at += 4) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = points.slice(at, at + 4)
    lines += `<path d="M${num(x1)} ${num(y1)}L${num(x2)} ${num(y2)}"/>`
  }
  return `<g fill="none"${ink}>${lines}</g>`
}

function dotsPath(points: readonly number[], radius: number): string {
  const r = num(radius)
  const half = (dx: number): string => `a${r} ${r} 0 1 0 ${num(dx)} 0`
  let path = ''
  for (let at = 0; at + 1 < points.length; at += 2)
    path += `M${num((points[at] ?? 0) - radius)} ${num(points[at + 1] ?? 0)}${half(2 * radius)}${half(-2 * radius)}Z`
  return path
}

function boxes(list: readonly number[], corner: number, ink: string): string {
  const rounded = corner > 0 ? ` rx="${num(corner)}"` : ''
  let elements = ''
  for (let at = 0; at + 3 < list.length; at += 4) {
    const [x = 0, y = 0, width = 0, height = 0] = list.slice(at, at + 4)
    elements += `<rect x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}"${rounded}${ink}/>`
  }
  return elements
}

const alphaOf = (name: string, alpha: number | undefined): string =>
  alpha === undefined || alpha >= 1 ? '' : ` ${name}="${num(alpha)}"`

const fillOf = ({ colour, alpha }: { colour: string; alpha?: number }): string =>
  ` fill="${escaped(colour)}"${alphaOf('fill-opacity', alpha)}`

interface StrokeOf {
  readonly colour: string
  readonly width: number
  readonly dash?: readonly number[]
  readonly alpha?: number
}

function strokeOf({ colour, width, dash, alpha }: StrokeOf): string {
  const dashed = dash ? ` stroke-dasharray="${dash.map(num).join(' ')}"` : ''
  return ` stroke="${escaped(colour)}" stroke-width="${num(width)}"${dashed}${alphaOf('stroke-opacity', alpha)}`
}

function text({ x, y, text: content, size, weight, anchor, halo, colour, alpha }: TextMark): string {
  const behind =
    halo === undefined ? '' : `${strokeOf({ colour: halo, width: HALO_WIDTH })} paint-order="stroke"`
  const place = `x="${num(x)}" y="${num(y)}" text-anchor="${anchor}" dominant-baseline="central"`
  return `<text ${place} font-size="${num(size)}" font-weight="${weight}"${fillOf({ colour, ...(alpha === undefined ? {} : { alpha }) })}${behind}>${escaped(content)}</text>`
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter).replace(CONTROL, '')

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
// What XML 1.0 cannot hold.
const CONTROL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
