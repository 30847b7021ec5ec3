/** The report of a volleyball match. */
import { counted } from '../../../text/counted'
import { SIDES, type Side } from '../rules/sides'
import type { VolleyballCourtView, VolleyballMatchView } from '../view/volleyball-view'
import { boardTable, figuresTable, nameCell, reportHtml } from '../../../export/report-html'
import type { ReportFrame } from '../../../export/report-model'
import { setStrip, stripRoom } from './set-strip'
import { volleyballFigureLines } from './volleyball-figures'
import { setName } from './volleyball-lines'
import { xmlText } from '../../../export/xml-text'

export interface VolleyballReportSource {
  readonly court: VolleyballCourtView
  readonly match: VolleyballMatchView
  readonly frame: ReportFrame
}

export function volleyballReport({ court, match, frame }: VolleyballReportSource): string {
  const { teams, result } = court
  const names = [teams.Home.name, teams.Away.name] as const
  const unconfirmed = result === null || result.isConfirmed ? '' : ' (not confirmed)'
  return reportHtml({
    title: names.join(' – '),
    result: result === null ? court.matchStateText : result.text + unconfirmed,
    about: [court.title, court.subtitle],
    rules: [court.format, correctionsText(court)],
    board: board(court),
    body: `<h2>Course of the match</h2>
${course(names, match)}
<h2>Statistics</h2>
${figuresTable(names, volleyballFigureLines(match.statistics))}
<h3>By set</h3>
${setTable(match)}
${listOf('Challenges', match.challenges)}
${listOf('Sanctions', match.sanctions)}`,
    frame
  })
}

/** "12 actions changed, 3 inserted late, 2 cancelled, 1 point not confirmed"; empty if nothing was. */
function correctionsText({ actions, provisionalPoints }: VolleyballCourtView): string {
  const { modified, inserted, cancelled } = actions
  const parts = [
    modified === 0 ? '' : `${modified} changed`,
    inserted === 0 ? '' : `${inserted} inserted late`,
    cancelled === 0 ? '' : `${cancelled} cancelled`
  ].filter((part) => part !== '')
  const open = counted(provisionalPoints, 'point')
  return [
    parts.length === 0 ? '' : `Of ${actions.total} actions: ${parts.join(', ')}`,
    provisionalPoints === 0 ? '' : `${open} not confirmed`
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

function board({ teams, finishedSets, set, setsWon, result }: VolleyballCourtView): string {
  const heads = [...finishedSets, ...(set === null ? [] : [set])].map(
    ({ number, isGolden }) => `<th class="set">${isGolden ? 'Golden' : number}</th>`
  )
  const row = (side: Side): readonly string[] => {
    const cells = finishedSets.map(
      ({ points, winner, isConfirmed }) =>
        `<td class="set ${winner === side ? 'won' : 'lost'}${isConfirmed ? '' : ' provisional'}">${points[side]}</td>`
    )
    if (set !== null) cells.push(`<td class="set">${set.points[side]}</td>`)
    cells.push(`<td class="set points">${setsWon[side]}</td>`)
    return [nameCell(side === 'Home', teams[side].name, '', result?.winner === side), ...cells]
  }
  return boardTable([...heads, '<th class="set points">Sets</th>'], SIDES.map(row))
}

const LEGEND =
  'One tick per rally, from first to last. Dot: served. Line over ticks: run of three points or more. Dark edge: set or match point. Hollow tick: not confirmed.'

function course([home, away]: readonly [string, string], { sets }: VolleyballMatchView): string {
  if (sets.length === 0) return '<p class="about">No set has started.</p>'
  const room = stripRoom(sets)
  const strips = sets.map((set) => setStrip(set, room)).join('')
  return `<p class="legend"><span><i class="swatch a"></i>${xmlText(home)}, upwards</span><span><i class="swatch b"></i>${xmlText(away)}, downwards</span></p>
<section class="chart strips"><p>${LEGEND}</p>${strips}</section>`
}

type Sets = VolleyballMatchView['sets']

/** What both sides did in each set, home first. */
const BY_SET: readonly (readonly [string, (set: Sets[number], side: Side) => number])[] = [
  ['Points', (set, side) => set.points[side]],
  ['Aces', (set, side) => set.statistics[side].aces],
  ['Blocks', (set, side) => set.statistics[side].blocks],
  ['Serve errors', (set, side) => set.statistics[side].serveErrors],
  ['Longest run of points', (set, side) => set.statistics[side].longestRun],
  ['Time-outs', (set, side) => set.timeOuts[side]],
  ['Substitutions', (set, side) => set.substitutions[side]]
]

function setTable({ sets }: VolleyballMatchView): string {
  const heads = sets.map((set) => `<th>${xmlText(setName(set))}</th>`).join('')
  const rows = BY_SET.map(
    ([label, of]) =>
      `<tr><th scope="row">${label}</th>${sets.map((set) => `<td>${of(set, 'Home')}–${of(set, 'Away')}</td>`).join('')}</tr>`
  )
  return `<table class="sets"><thead><tr><th></th>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

/** A titled list; nothing if the list is empty. */
function listOf(
  title: string,
  entries: readonly { readonly setNumber: number | null; readonly text: string }[]
): string {
  if (entries.length === 0) return ''
  const rows = entries.map(
    ({ setNumber, text }) =>
      `<tr><th scope="row">${setNumber === null ? '' : `Set ${setNumber}`}</th><td>${xmlText(text)}</td></tr>`
  )
  return `<h2>${title}</h2><table class="facts"><tbody>${rows.join('')}</tbody></table>`
}
