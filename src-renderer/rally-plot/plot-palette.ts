/** The colours and the font of the theme, for a plot that knows no style sheet. */
import type { Team } from '@shared/tennis/score'

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
}

const SPEED_STEPS = 6

export function plotPaletteOf(element: Element): PlotPalette {
  const style = getComputedStyle(element)
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
    fontSize: Number.parseFloat(style.fontSize)
  }
}

export type TeamNames = Readonly<Record<Team, string>>

/** The second team is dashed wherever its colour is used, so that nothing hangs on the colour. */
export const TEAM_DASH: Readonly<Record<Team, { readonly dash?: readonly number[] }>> = {
  TeamA: {},
  TeamB: { dash: [4, 3] }
}
