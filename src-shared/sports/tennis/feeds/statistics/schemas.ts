/** The wire shapes of the tennis statistics stream and our types for them. */
import * as v from 'valibot'
import type { Team } from '../../rules/score'
import { FIGURE_NAMES, SET_NAMES, type FigureWireName, type ProviderFigure } from './names'

/** A team's figures under our names; a figure that was not sent, or not as a number, is absent. */
export type ProviderFigures = Readonly<Partial<Record<ProviderFigure, number>>>

export type ProviderTeams = Readonly<Record<Team, ProviderFigures>>

/** The provider's statistics of a match: always the full state, never a delta. */
export interface ProviderStatistics {
  readonly match: ProviderTeams
  /** The sets that have started, in order. */
  readonly sets: readonly ProviderTeams[]
}

/** Sent once, before the first figures. Null if a team has one player. */
export interface ProviderNames {
  readonly teamAPlayer1: string | null
  readonly teamAPlayer2: string | null
  readonly teamBPlayer1: string | null
  readonly teamBPlayer2: string | null
}

const MaybeName = v.pipe(
  v.nullish(v.string(), ''),
  v.transform((text) => (text.trim() === '' ? null : text.trim()))
)

export const NamesSchema = v.object({
  teamAPlayer1: MaybeName,
  teamAPlayer2: MaybeName,
  teamBPlayer1: MaybeName,
  teamBPlayer2: MaybeName
})

const FIGURES = Object.entries(FIGURE_NAMES) as readonly (readonly [FigureWireName, ProviderFigure])[]

const FiguresSchema = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((fields): ProviderFigures => {
    const figures: Partial<Record<ProviderFigure, number>> = {}
    for (const [wireName, figure] of FIGURES) {
      const value = toFigure(fields[wireName])
      if (value !== null) figures[figure] = value
    }
    return figures
  })
)

/** Numbers by the provider's table; numeric strings are read as well. */
function toFigure(value: unknown): number | null {
  const figure = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof figure === 'number' && Number.isFinite(figure) && figure >= 0 ? figure : null
}

const TeamsSchema = v.pipe(
  v.looseObject({ teamA: FiguresSchema, teamB: FiguresSchema }),
  v.transform(({ teamA, teamB }): ProviderTeams => ({ TeamA: teamA, TeamB: teamB }))
)

const MaybeTeams = v.nullish(TeamsSchema, null)

export const StatisticsSchema = v.pipe(
  v.looseObject({
    match: TeamsSchema,
    set1: MaybeTeams,
    set2: MaybeTeams,
    set3: MaybeTeams,
    set4: MaybeTeams,
    set5: MaybeTeams
  }),
  v.transform((wire): ProviderStatistics => {
    const sets = SET_NAMES.map((name) => wire[name])
    const firstMissing = sets.indexOf(null)
    const begun = firstMissing < 0 ? sets : sets.slice(0, firstMissing)
    return { match: wire.match, sets: begun.filter((set) => set !== null) }
  })
)
