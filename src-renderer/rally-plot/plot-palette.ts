/** The colours and the font of the theme, for a plot that knows no style sheet. */
import type { Team } from '@shared/sports/tennis/rules/score'

export interface PlotPalette {
  readonly text: string
  readonly muted: string
  readonly bg: string
  readonly surround: string
  readonly ground: string
  readonly line: string
  readonly axis: string
  readonly ball: string
  readonly out: string
  readonly density: string
  readonly teams: Readonly<Record<Team, string>>
  /** From slow to fast. */
  readonly speeds: readonly string[]
  readonly fontFamily: string
  /** CSS px. */
  readonly fontSize: number
  /** What a px of a mark is on this plot: 1 where the text is of the usual size. */
  readonly unit: number
}

const USUAL_FONT_PX = 13
/** Of the plot's sides: a large plot is looked at from further away. */
const FONT_PART = { width: 1 / 62, height: 1 / 44 }

const SPEED_STEPS = 6

export function plotPaletteOf(element: Element): PlotPalette {
  const style = getComputedStyle(element)
  const fontSize = Math.max(
    Number.parseFloat(style.fontSize),
    Math.min(element.clientWidth * FONT_PART.width, element.clientHeight * FONT_PART.height)
  )
  const token = (name: string): string => style.getPropertyValue(name).trim()
  return {
    text: token('--text'),
    muted: token('--text-2'),
    bg: token('--bg'),
    surround: token('--court-surround'),
    ground: token('--court-ground'),
    line: token('--court-line'),
    axis: token('--line'),
    ball: token('--ball'),
    out: token('--critical'),
    density: token('--density'),
    teams: { TeamA: token('--team-a'), TeamB: token('--team-b') },
    speeds: Array.from({ length: SPEED_STEPS }, (_, step) => token(`--speed-${step + 1}`)),
    fontFamily: style.fontFamily,
    fontSize,
    unit: fontSize / USUAL_FONT_PX
  }
}

export type TeamNames = Readonly<Record<Team, string>>

/** The second team is dashed wherever its colour is used, so that nothing hangs on the colour. */
export const teamDash = (team: Team, { unit }: PlotPalette): { readonly dash?: readonly number[] } =>
  team === 'TeamA' ? {} : { dash: [4.5 * unit, 5 * unit] }
