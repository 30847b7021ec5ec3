/** A match report as one self-contained page: no scripts, images or external fonts. */
import type { RowMark } from '../court/timeline-row'
import type { ReportFrame, ReportRow } from './report-model'
import { REPORT_STYLE } from './report-style'
import type { StatisticsLine } from './statistics-line'
import { xmlText } from './xml-text'

/** The content of a match report for any sport. `board` and `body` are HTML. */
export interface ReportPage {
  /** "HALVORSEN – OKAFOR" */
  readonly title: string
  /** The current state while there is no result. */
  readonly result: string
  /** Where and what was played; empty parts are omitted. */
  readonly about: readonly string[]
  readonly rules: readonly string[]
  /** The score. */
  readonly board: string
  /** Statistics and charts. */
  readonly body: string
  readonly frame: ReportFrame
}

const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

export function reportHtml({ title, result, about, rules, board, body, frame }: ReportPage): string {
  const { when, clockName, facts } = frame
  const place = [...about, when === '' ? '' : `${when} (${clockName})`]
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
<p class="result">${xmlText(result)}</p>
<p class="about">${xmlText(joined(place))}</p>
<p class="about">${xmlText(joined(rules))}</p>
${board}
${body}
<h2>Timeline</h2>
${timeline(frame)}
<h2>About this report</h2>
<table class="facts"><tbody>${facts.map(([name, text]) => `<tr><th scope="row">${xmlText(name)}</th><td>${xmlText(text)}</td></tr>`).join('')}</tbody></table>
</main>
</body>
</html>
`
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ')

/** A name with the colour of its team. */
export const nameCell = (first: boolean, name: string, country: string, isWinner: boolean): string =>
  `<i class="swatch ${first ? 'a' : 'b'}"></i>${xmlText(name)}${country === '' ? '' : `<span class="country">${xmlText(country)}</span>`}${isWinner ? '<span class="winner">winner</span>' : ''}`

/** The score of a match: one column per set, two rows. Cells and heads are HTML. */
export const boardTable = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table class="board"><thead><tr><th></th>${heads.join('')}</tr></thead><tbody>${rows.map(([name = '', ...cells]) => `<tr><td class="name">${name}</td>${cells.join('')}</tr>`).join('')}</tbody></table>`

export const chart = (title: string, note: string, svg: string): string =>
  `<section class="chart"><h3>${title}</h3><p>${xmlText(note)}</p>${svg}</section>`

/** The figures of both teams under their names. */
export function figuresTable([one, other]: readonly [string, string], lines: readonly StatisticsLine[]) {
  const line = ({ label, first, second, firstShare }: StatisticsLine): string =>
    `<tr><td class="value">${first}</td><td class="figure">${xmlText(label)}<div class="balance"><i class="a" style="flex:${firstShare.toFixed(3)}"></i><i class="b" style="flex:${(1 - firstShare).toFixed(3)}"></i></div></td><td class="value">${second}</td></tr>`
  return `<table class="figures"><thead><tr><th>${xmlText(one)}</th><th></th><th>${xmlText(other)}</th></tr></thead><tbody>${lines.map(line).join('')}</tbody></table>`
}

const MARK_TEXTS: Readonly<Record<RowMark, string>> = {
  provisional: 'not confirmed',
  inserted: 'inserted late',
  modified: 'changed',
  cancelled: 'cancelled'
}

/** Several marks are spelled out; otherwise the remark is shown. */
const remarkOf = ({ remark, marks }: ReportRow): string =>
  marks.length > 1 ? marks.map((mark) => MARK_TEXTS[mark]).join(', ') : remark

function timeline({ rows, rowsLeftOut, clockName }: ReportFrame): string {
  const line = (row: ReportRow): string => {
    const { time, tone, text, score, marks } = row
    if (tone === 'heading' && marks.length === 0)
      return `<tr class="heading"><td colspan="4">${xmlText(text)}</td></tr>`
    const cells = `<td class="time">${time}</td><td class="text">${xmlText(text)}</td><td class="score">${xmlText(score)}</td><td class="remark">${xmlText(remarkOf(row))}</td>`
    return `<tr class="${[tone, ...marks].join(' ')}">${cells}</tr>`
  }
  const more =
    rowsLeftOut === 0
      ? ''
      : `<p class="about">${rowsLeftOut} later rows are omitted here; the events table of the same export has all of them.</p>`
  return `<table class="rows"><thead><tr><th>${clockName === 'UTC' ? 'UTC' : 'Venue time'}</th><th>What happened</th><th>Score</th><th></th></tr></thead><tbody>${rows.map(line).join('\n')}</tbody></table>${more}`
}
