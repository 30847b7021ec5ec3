/** The statistics of a match as a table, for every sport: one row per figure of the match and of each set. */
import type { Column } from './csv'

export interface StatisticsRow {
  readonly part: string
  readonly figure: string
  readonly label: string
  /** Null if there is nothing to count, such as a share of zero. */
  readonly teamA: number | null
  readonly teamB: number | null
  /** Null if the statistics feed does not send this figure, or there is no such feed. */
  readonly providerA: number | null
  readonly providerB: number | null
}

export const STATISTICS_COLUMNS: readonly Column<StatisticsRow>[] = [
  { name: 'part', kind: 'text', about: '`Match`, or `Set 1` and so on.', read: ({ part }) => part },
  { name: 'figure', kind: 'word', about: 'The figure’s name in the console.', read: ({ figure }) => figure },
  { name: 'label', kind: 'text', about: 'Its label.', read: ({ label }) => label },
  {
    name: 'team_a',
    kind: 'number',
    about: 'Team A, in volleyball the home team, counted by the console.',
    read: ({ teamA }) => teamA
  },
  {
    name: 'team_b',
    kind: 'number',
    about: 'Team B, in volleyball the away team, counted by the console.',
    read: ({ teamB }) => teamB
  },
  {
    name: 'provider_team_a',
    kind: 'number',
    about: 'Team A according to the provider’s statistics feed; empty if it does not send the figure.',
    read: ({ providerA }) => providerA
  },
  {
    name: 'provider_team_b',
    kind: 'number',
    about: 'Team B according to the same feed.',
    read: ({ providerB }) => providerB
  }
]
