/** A plot as a picture that speaks for itself outside of the console. */
import { canvasFont, type Palette } from './palette'

export interface PictureText {
  readonly title: string
  /** Whose match, and when the picture was made. */
  readonly subtitle: string
  /** What is shown and how far it can be relied on. */
  readonly note: string
}

/** In font sizes. */
const EDGE = 1.2
const LINE = 1.5

/** Above the plot its title, below it its note, on the ground of the theme; `ratio` as in `canvasFont`. PNG. */
export function pictureOf(
  plot: HTMLCanvasElement,
  { title, subtitle, note }: PictureText,
  palette: Palette,
  ratio: number
): Promise<Blob | null> {
  const em = palette.fontSize * ratio
  const canvas = document.createElement('canvas')
  canvas.width = plot.width
  canvas.height = plot.height + (2 * EDGE + 3 * LINE) * em
  const ctx = canvas.getContext('2d')
  if (!ctx) return Promise.resolve(null)
  const write = (text: string, line: number, weight: number, colour: string): void => {
    ctx.font = canvasFont(palette, ratio, weight)
    ctx.fillStyle = colour
    ctx.fillText(text, EDGE * em, line, canvas.width - 2 * EDGE * em)
  }
  ctx.fillStyle = palette.bg
  ctx.fillRect(0, 0, canvas.width, canvas.height)
  ctx.textBaseline = 'top'
  write(title, EDGE * em, 650, palette.text)
  write(subtitle, (EDGE + LINE) * em, 450, palette.muted)
  ctx.drawImage(plot, 0, (EDGE + 2 * LINE) * em)
  write(note, (EDGE + 2 * LINE) * em + plot.height, 450, palette.muted)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}
