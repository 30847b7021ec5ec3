/** The colours and the font of the theme, for a canvas that knows no style sheet. */

export interface Palette {
  readonly text: string
  readonly muted: string
  readonly grid: string
  readonly bg: string
  readonly teamA: string
  readonly teamB: string
  readonly critical: string
  readonly criticalSoft: string
  readonly high: string
  readonly low: string
  readonly fontFamily: string
  /** CSS px. */
  readonly fontSize: number
}

export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element)
  const token = (name: string): string => style.getPropertyValue(name).trim()
  return {
    text: token('--text'),
    muted: token('--text-3'),
    grid: token('--line-soft'),
    bg: token('--bg'),
    teamA: token('--team-a'),
    teamB: token('--team-b'),
    critical: token('--critical'),
    criticalSoft: token('--critical-soft'),
    high: token('--high'),
    low: token('--low'),
    fontFamily: style.fontFamily,
    // uPlot reads whole pixels only.
    fontSize: Math.round(Number.parseFloat(style.fontSize))
  }
}

/** The font for a canvas whose pixels are `ratio` to a CSS pixel. */
export const canvasFont = ({ fontFamily, fontSize }: Palette, ratio: number, weight = 450): string =>
  `${weight} ${fontSize * ratio}px ${fontFamily}`
