/** The statistics of rallies as rows of two figures with a label between them. */
import type { RallyStatistics } from '@shared/sports/tennis/tracking/rally-view'
import type { Team } from '@shared/sports/tennis/rules/score'
import { kmhOf } from '../../../rally-plot/speed-ramp'
import { capitalised } from '../../../text/capitalised'
import { TEXT } from '../text'

export interface FigureRow {
  readonly label: string
  readonly texts: Readonly<Record<Team, string>>
  /** 0 to 1, of the highest in its part of the table. */
  readonly shares: Readonly<Record<Team, number>>
}

export interface FigurePart {
  readonly title: string
  readonly rows: readonly FigureRow[]
}

type ByTeam = Readonly<Record<Team, number>>

const whole = (value: number): string => String(Math.round(value))
const thousands = new Intl.NumberFormat('en-GB')

const row = (
  label: string,
  { TeamA, TeamB }: ByTeam,
  highest = Math.max(TeamA, TeamB),
  text: (value: number) => string = whole
): FigureRow => ({
  label,
  texts: { TeamA: text(TeamA), TeamB: text(TeamB) },
  shares: { TeamA: TeamA / Math.max(1, highest), TeamB: TeamB / Math.max(1, highest) }
})

function tally(title: string, entries: RallyStatistics['shotsByStroke'], label = capitalised): FigurePart {
  const highest = Math.max(...entries.map(({ TeamA, TeamB }) => Math.max(TeamA, TeamB)))
  return { title, rows: entries.map((entry) => row(label(entry.name), entry, highest)) }
}

/** Parts with nothing in them are left out. */
export function figureParts(statistics: RallyStatistics, isExact: boolean): readonly FigurePart[] {
  const { pointsWonByLength, pointsWonByExactLength } = statistics
  const parts: readonly FigurePart[] = [
    tally('Points won by shots', isExact ? pointsWonByExactLength : pointsWonByLength),
    { title: 'Serve speed, km/h', rows: serveRows(statistics) },
    {
      title: 'Points',
      rows: [
        row('Winners', statistics.winners),
        row('Forced errors', statistics.forcedErrors),
        row('Unforced errors', statistics.unforcedErrors),
        row('Net approaches', statistics.netApproaches),
        row('Net points won', statistics.netPointsWon),
        row('Distance run, m', statistics.distanceM, undefined, (metres) =>
          thousands.format(Math.round(metres))
        )
        // A figure that the feed never sends is unknown, not 0.
      ].filter(({ shares }) => shares.TeamA + shares.TeamB > 0)
    },
    tally('Strokes', statistics.shotsByStroke),
    tally('Spin', statistics.shotsBySpin),
    tally(TEXT.rallyStatistics.outcomes, statistics.shotsByOutcome)
  ]
  return parts.filter(({ rows }) => rows.length > 0)
}

const SERVES = [
  { serveNumber: 1, label: '1st serve' },
  { serveNumber: 2, label: '2nd serve' },
  { serveNumber: null, label: 'Both serves' }
] as const

function serveRows({ serveSpeedMs }: RallyStatistics): readonly FigureRow[] {
  const highest = kmhOf(Math.max(0, ...serveSpeedMs.map(({ max }) => max ?? 0)))
  return SERVES.flatMap(({ serveNumber, label }) =>
    (['max', 'mean'] as const).flatMap((figure): readonly FigureRow[] => {
      const of = (team: Team): number | null =>
        serveSpeedMs.find((each) => each.team === team && each.serveNumber === serveNumber)?.[figure] ?? null
      const [a, b] = [of('TeamA'), of('TeamB')]
      if (a === null && b === null) return []
      const text = (value: number): string => (value === 0 ? '–' : whole(value))
      const name = `${label}, ${figure === 'max' ? 'fastest' : 'mean'}`
      return [row(name, { TeamA: kmhOf(a ?? 0), TeamB: kmhOf(b ?? 0) }, highest, text)]
    })
  )
}
