/** The table of statistics: its rows in words and figures, and where the provider counts otherwise. */
import { TEAMS, type Team } from '@shared/sports/tennis/rules/score'
import type { StatisticsView, TeamStatistics } from '@shared/sports/tennis/rules/statistics-view'
import { percentText, shareOf } from '../../../charts/percent'

export type Part = StatisticsView['parts'][number]
export type Difference = StatisticsView['differences'][number]

export interface Cell {
  /** "14", "62%", "3 of 5"; "–" where there is nothing to count. */
  readonly text: string
  /** 0 to 1, for the bar beside it. */
  readonly share: number
  /** The same in the provider's count, where it differs; else null. */
  readonly provider: string | null
  /** In words, the packets behind our count, where the provider's differs; else empty. */
  readonly packets: string
}

export interface StatisticsRow {
  readonly label: string
  /** What is counted, in a sentence. */
  readonly definition: string
  readonly cells: Readonly<Record<Team, Cell>>
}

const NOTHING = '–'

interface Figure {
  readonly text: string
  /** Null for a plain count: its bar is drawn to the higher of both teams'. */
  readonly share: number | null
  readonly count: number
}

interface RowDefinition {
  readonly label: string
  readonly definition: string
  readonly figure: (team: TeamStatistics) => Figure
  /** The counts it is made of, by our names. */
  readonly counts: readonly (keyof TeamStatistics)[]
  /** The provider's own percentage of it. */
  readonly percent?: string
}

const count = (value: number): Figure => ({ text: String(value), share: null, count: value })

const percent = (part: number, whole: number): Figure => {
  const share = shareOf(part, whole)
  return { text: share === null ? NOTHING : percentText(share), share: share ?? 0, count: part }
}

const outOf = (part: number, whole: number): Figure => ({
  text: whole === 0 ? NOTHING : `${part} of ${whole}`,
  share: shareOf(part, whole) ?? 0,
  count: part
})

const plain = (label: string, key: keyof TeamStatistics, definition: string): RowDefinition => ({
  label,
  definition,
  figure: (team) => count(team[key]),
  counts: [key]
})

/** `opponent` is needed where a chance of one team is a danger of the other. */
const rowDefinitions = (opponent: TeamStatistics): readonly RowDefinition[] => [
  plain('Aces', 'aces', 'Points won by a serve that the receiver did not touch.'),
  plain('Double faults', 'doubleFaults', 'Points lost by two faults in a row.'),
  {
    label: 'First serves in',
    definition: 'Of all points served.',
    figure: (team) => percent(team.firstServesIn, team.servePoints),
    counts: ['firstServesIn', 'servePoints'],
    percent: 'firstServesInPercent'
  },
  {
    label: 'First serve points won',
    definition: 'Of the first serves in.',
    figure: (team) => percent(team.firstServePointsWon, team.firstServesIn),
    counts: ['firstServePointsWon', 'firstServesIn'],
    percent: 'firstServePointsWonPercent'
  },
  {
    label: 'Second serve points won',
    definition: 'Of the points that came to a second serve, double faults counted.',
    figure: (team) => percent(team.secondServePointsWon, team.servePoints - team.firstServesIn),
    counts: ['secondServePointsWon', 'secondServesIn'],
    percent: 'secondServePointsWonPercent'
  },
  {
    label: 'Break points saved',
    definition: 'Of the break points faced.',
    figure: (team) => outOf(team.breakPointsSaved, team.breakPointsFaced),
    counts: ['breakPointsSaved', 'breakPointsFaced']
  },
  {
    label: 'Break points converted',
    definition: 'Of the break points that the opponent faced.',
    figure: (team) => outOf(team.breakPointsConverted, opponent.breakPointsFaced),
    counts: ['breakPointsConverted']
  },
  plain('Points won', 'pointsWon', 'On serve and return, penalties counted.'),
  plain('Games won', 'gamesWon', 'A tie-break counts as one game.'),
  plain('Longest run of points', 'longestPointStreak', 'Points won without the opponent winning one.'),
  plain('Longest run of games', 'longestGameStreak', 'Games won without the opponent winning one.'),
  plain('Faults', 'faults', 'First and second serves that were faults.')
]

/** The rows of a part; a team's cell holds the provider's count as well where that differs. */
export function statisticsRows(
  { label: part, ours }: Part,
  differences: readonly Difference[]
): readonly StatisticsRow[] {
  const rowsOf = {
    TeamA: rowDefinitions(ours.TeamB),
    TeamB: rowDefinitions(ours.TeamA)
  }
  return rowsOf.TeamA.map(({ label, definition }, index) => {
    const figureOf = (team: Team): Figure => rowsOf[team][index]?.figure(ours[team]) ?? count(0)
    const highest = Math.max(...TEAMS.map((team) => figureOf(team).count))
    const cell = (team: Team): Cell => {
      const row = rowsOf[team][index]
      const { text, share, count: counted } = figureOf(team)
      const ofRow = differences.filter(
        (each) => each.part === part && each.team === team && row && concerns(row, each.figure)
      )
      return {
        text,
        share: share ?? shareOf(counted, highest) ?? 0,
        provider: row ? providerText(row, ours[team], ofRow, text) : null,
        packets: packetsText([...new Set(ofRow.flatMap(packetsOf))])
      }
    }
    return { label, definition, cells: { TeamA: cell('TeamA'), TeamB: cell('TeamB') } }
  })
}

const concerns = (row: RowDefinition, figure: string): boolean =>
  row.percent === figure || row.counts.some((key) => key === figure)

/** The row as it reads with the provider's counts; null when that is how it reads with ours. */
function providerText(
  row: RowDefinition,
  ours: TeamStatistics,
  differences: readonly Difference[],
  text: string
): string | null {
  if (differences.length === 0) return null
  const ownPercent = differences.find((each) => each.figure === row.percent)
  const counts = Object.fromEntries(differences.map((each) => [each.figure, each.provider]))
  const mixed = row.figure({ ...ours, ...counts })
  const theirs = ownPercent ? percentText(ownPercent.provider / 100) : mixed.text
  // A count of theirs beside a total of ours may be more than the whole; then it says nothing.
  const isPossible = ownPercent !== undefined || (mixed.share ?? 0) <= 1
  return isPossible && theirs !== text ? theirs : null
}

const TEXT: Readonly<Record<string, string>> = {
  aces: 'aces',
  doubleFaults: 'double faults',
  faults: 'faults',
  totalServes: 'serves',
  servePoints: 'points served',
  firstServesIn: 'first serves in',
  firstServesInPercent: 'first serves in (%)',
  firstServePointsWon: 'first serve points won',
  firstServePointsWonPercent: 'first serve points won (%)',
  secondServesIn: 'second serves in',
  secondServePointsWon: 'second serve points won',
  secondServePointsWonPercent: 'second serve points won (%)',
  breakPointsFaced: 'break points faced',
  breakPointsSaved: 'break points saved',
  breakPointsConverted: 'break points converted'
}

/** "Sommer, aces: 14 from events, 15 from the provider. Packets 388, 402." */
export function differenceText(difference: Difference, teamName: string): string {
  const { figure, ours, provider } = difference
  const counts = `${rounded(ours)} from events, ${rounded(provider)} from the provider.`
  return `${teamName}, ${TEXT[figure] ?? figure}: ${counts} ${packetsText(packetsOf(difference))}`.trimEnd()
}

/** A percentage may have any number of digits. */
const rounded = (value: number): string => String(Math.round(value * 10) / 10)

const packetsOf = ({ packets }: Difference): readonly string[] => (packets === '' ? [] : packets.split(', '))

/** "Packet 87.", "Packets 87, 95." */
function packetsText(packets: readonly string[]): string {
  if (packets.length === 0) return ''
  return `${packets.length === 1 ? 'Packet' : 'Packets'} ${packets.join(', ')}.`
}
