/** The report of a tennis match. */
import type { SeriesView } from '../view/insight-view'
import type { TennisCourtView } from '../view/tennis-view'
import type { RallyStatistics } from '../tracking/rally-view'
import { MOMENTUM_DEFINITION } from '../rules/momentum'
import type { Team } from '../rules/score'
import type { StatisticsView } from '../rules/statistics-view'
import { momentumChart, serveChart, winProbabilityChart } from './report-charts'
import { rallyLines, ralliesText } from './rally-lines'
import { boardTable, chart, figuresTable, nameCell, reportHtml } from '../../../export/report-html'
import type { ReportFrame } from '../../../export/report-model'
import { tennisFigureLines } from './tennis-figures'
import { teamName } from './tennis-lines'
import { pointsText } from '../text/names'
import { xmlText } from '../../../export/xml-text'

export interface TennisReportSource {
  readonly court: TennisCourtView
  readonly series: SeriesView
  readonly statistics: StatisticsView
  /** Null if the log has no rallies. */
  readonly rallies: RallyStatistics | null
  readonly frame: ReportFrame
}

export function tennisReport({ court, series, statistics, rallies, frame }: TennisReportSource): string {
  const names = [teamName(court, 'TeamA'), teamName(court, 'TeamB')] as const
  const [match] = statistics.parts
  return reportHtml({
    title: names.join(' – '),
    result: court.result?.text ?? court.matchStateText,
    about: [court.title, court.subtitle],
    rules: [court.format, court.umpire === '' ? '' : `Umpire ${court.umpire}`],
    board: board(court),
    body: `<h2>Statistics</h2>
${figuresTable(names, match === undefined ? [] : tennisFigureLines(match.ours))}
${rallies === null ? '' : rallySection(names, rallies)}<h2>Course of the match</h2>
${legend(names)}
${chart('Win probability', 'A model, not a price: the chance to win the match after each point, from the serve points won so far. A triangle marks a break of serve.', winProbabilityChart(series))}
${chart('Momentum', MOMENTUM_DEFINITION, momentumChart(series))}
${chart('First serves in', 'Percentage of all points served.', serveChart(statistics))}`,
    frame
  })
}

function board(court: TennisCourtView): string {
  const { score } = court
  const sets = score?.finishedSets ?? []
  const inPlay = score !== null && (score.pointsA !== '' || score.gamesA + score.gamesB > 0)
  const heads = [...sets, ...(inPlay ? [null] : [])].map((_, index) => `<th class="set">${index + 1}</th>`)
  if (score !== null && score.pointsA !== '') heads.push('<th class="set points">Points</th>')
  const row = (team: Team): readonly string[] => {
    const isA = team === 'TeamA'
    const cells = sets.map(({ gamesA, gamesB, tieBreak }) => {
      const [own, other] = isA ? [gamesA, gamesB] : [gamesB, gamesA]
      const points = tieBreak === null ? null : isA ? tieBreak.pointsA : tieBreak.pointsB
      const small = points === null || own > other ? '' : `<sup>${points}</sup>`
      return `<td class="set ${own > other ? 'won' : 'lost'}">${own}${small}</td>`
    })
    if (inPlay) cells.push(`<td class="set">${isA ? score.gamesA : score.gamesB}</td>`)
    if (score !== null && score.pointsA !== '')
      cells.push(`<td class="set points">${xmlText(pointsText(isA ? score.pointsA : score.pointsB))}</td>`)
    return [nameOf(court, team), ...cells]
  }
  return boardTable(heads, [row('TeamA'), row('TeamB')])
}

function nameOf(court: TennisCourtView, team: Team): string {
  const { players } = court.teams[team]
  const countries = new Set(players.map(({ country }) => country).filter((code) => code !== ''))
  const country = [...countries].join(' / ')
  return nameCell(team === 'TeamA', teamName(court, team), country, court.result?.winner === team)
}

const legend = ([one, other]: readonly [string, string]): string =>
  `<p class="legend"><span><i class="swatch a"></i>${xmlText(one)}, above the middle</span><span><i class="swatch b"></i>${xmlText(other)}, below it</span></p>`

const rallySection = (names: readonly [string, string], rallies: RallyStatistics): string =>
  `<h2>Rallies</h2>
<p class="about">${xmlText(ralliesText(rallies))}. Only points covered by the rally feeds.</p>
${figuresTable(names, rallyLines(rallies))}
`
