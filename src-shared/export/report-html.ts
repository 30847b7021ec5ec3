/** A match report as one page that needs nothing else: no script, no picture, no font from anywhere. */
import type { TennisCourtView } from '../court/tennis-view'
import { MOMENTUM_DEFINITION } from '../tennis/momentum'
import type { Team } from '../tennis/score'
import { teamName } from './match-lines'
import { momentumChart, serveChart, winProbabilityChart } from './report-charts'
import { ralliesInWords } from './rally-lines'
import type { ReportModel, ReportRow } from './report-model'
import { REPORT_STYLE } from './report-style'
import type { StatisticsLine } from './statistics-line'
import { xmlText } from './xml-text'

const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

export function reportHtml(model: ReportModel): string {
  const { court } = model
  const title = `${teamName(court, 'TeamA')} – ${teamName(court, 'TeamB')}`
  const about = [court.title, court.subtitle, model.when === '' ? '' : `${model.when} (${model.clockName})`]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width">
<title>${xmlText(title)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
<p class="kicker">Match report</p>
<h1>${xmlText(title)}</h1>
${court.result === null ? `<p class="result">${xmlText(court.matchStateText)}</p>` : `<p class="result">${xmlText(court.result.text)}</p>`}
<p class="about">${xmlText(joined(about))}</p>
<p class="about">${xmlText(joined([court.format, court.umpire === '' ? '' : `Umpire ${court.umpire}`]))}</p>
${board(court)}
<h2>Statistics</h2>
${figures(court, model.lines)}
${rallySection(model)}<h2>Course of the match</h2>
${legend(court)}
${chart('Win probability', 'A model, not a price: the chance to win the match after each point, from the serve points won so far. A triangle marks a break of serve.', winProbabilityChart(model.series))}
${chart('Momentum', MOMENTUM_DEFINITION, momentumChart(model.series))}
${chart('First serves in', 'In percent of all points served.', serveChart(model.statistics))}
<h2>Timeline</h2>
${timeline(model)}
<h2>About this report</h2>
<table class="facts"><tbody>${model.facts.map(([name, text]) => `<tr><th scope="row">${xmlText(name)}</th><td>${xmlText(text)}</td></tr>`).join('')}</tbody></table>
</main>
</body>
</html>
`
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ')

function board(court: TennisCourtView): string {
  const { score } = court
  const sets = score?.finishedSets ?? []
  const inPlay = score !== null && (score.pointsA !== '' || score.gamesA + score.gamesB > 0)
  const heads = [...sets, ...(inPlay ? [null] : [])].map((_, index) => `<th class="set">${index + 1}</th>`)
  if (score !== null && score.pointsA !== '') heads.push('<th class="set points">Points</th>')
  const row = (team: Team): string => {
    const isA = team === 'TeamA'
    const cells = sets.map(({ gamesA, gamesB, tieBreak }) => {
      const [own, other] = isA ? [gamesA, gamesB] : [gamesB, gamesA]
      const points = tieBreak === null ? null : isA ? tieBreak.pointsA : tieBreak.pointsB
      const small = points === null || own > other ? '' : `<sup>${points}</sup>`
      return `<td class="set ${own > other ? 'won' : 'lost'}">${own}${small}</td>`
    })
    if (inPlay) cells.push(`<td class="set">${isA ? score.gamesA : score.gamesB}</td>`)
    if (score !== null && score.pointsA !== '')
      cells.push(`<td class="set points">${xmlText(isA ? score.pointsA : score.pointsB)}</td>`)
    return `<tr><td class="name">${nameOf(court, team)}</td>${cells.join('')}</tr>`
  }
  return `<table class="board"><thead><tr><th></th>${heads.join('')}</tr></thead><tbody>${row('TeamA')}${row('TeamB')}</tbody></table>`
}

function nameOf(court: TennisCourtView, team: Team): string {
  const { players } = court.teams[team]
  const country = [...new Set(players.map((player) => player.country))]
    .filter((code) => code !== '')
    .join(' / ')
  const winner = court.result?.winner === team ? '<span class="winner">winner</span>' : ''
  return `<i class="swatch ${team === 'TeamA' ? 'a' : 'b'}"></i>${xmlText(teamName(court, team))}${country === '' ? '' : `<span class="country">${xmlText(country)}</span>`}${winner}`
}

const legend = (court: TennisCourtView): string =>
  `<p class="legend"><span><i class="swatch a"></i>${xmlText(teamName(court, 'TeamA'))}, above the middle</span><span><i class="swatch b"></i>${xmlText(teamName(court, 'TeamB'))}, below it</span></p>`

const chart = (title: string, note: string, svg: string): string =>
  `<section class="chart"><h3>${title}</h3><p>${xmlText(note)}</p>${svg}</section>`

/** Nothing where the log tells of no rally. */
const rallySection = ({ court, rallies, rallyLines }: ReportModel): string =>
  rallies === null
    ? ''
    : `<h2>Rallies</h2>
<p class="about">${xmlText(ralliesInWords(rallies))}. Only of the points that the rally feeds told of.</p>
${figures(court, rallyLines)}
`

function figures(court: TennisCourtView, lines: readonly StatisticsLine[]): string {
  const line = ({ label, teamA, teamB, shareA }: StatisticsLine): string =>
    `<tr><td class="value">${teamA}</td><td class="figure">${label}<div class="balance"><i class="a" style="flex:${shareA.toFixed(3)}"></i><i class="b" style="flex:${(1 - shareA).toFixed(3)}"></i></div></td><td class="value">${teamB}</td></tr>`
  return `<table class="figures"><thead><tr><th>${xmlText(teamName(court, 'TeamA'))}</th><th></th><th>${xmlText(teamName(court, 'TeamB'))}</th></tr></thead><tbody>${lines.map(line).join('')}</tbody></table>`
}

function timeline({ rows, rowsLeftOut, clockName }: ReportModel): string {
  const line = ({ time, tone, text, remark, score }: ReportRow): string =>
    tone === 'heading'
      ? `<tr class="heading"><td colspan="4">${xmlText(text)}</td></tr>`
      : `<tr class="${tone}"><td class="time">${time}</td><td class="text">${xmlText(text)}</td><td class="score">${xmlText(score)}</td><td class="remark">${xmlText(remark)}</td></tr>`
  const more =
    rowsLeftOut === 0
      ? ''
      : `<p class="about">${rowsLeftOut} later rows are left out here; the events table of the same export has them all.</p>`
  return `<table class="rows"><thead><tr><th>${clockName === 'UTC' ? 'UTC' : 'Venue time'}</th><th>What happened</th><th>Score</th><th></th></tr></thead><tbody>${rows.map(line).join('\n')}</tbody></table>${more}`
}
