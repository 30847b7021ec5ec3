/** The charts of a match report as SVG. */
import type { SeriesView } from '../view/insight-view'
import type { StatisticsView } from '../rules/statistics-view'
import { xmlText } from '../../../export/xml-text'

const WIDTH = 720
const LEFT = 44
const RIGHT = 8
const TOP = 20
const PLOT_HEIGHT = 130
const BOTTOM = 20
const HEIGHT = TOP + PLOT_HEIGHT + BOTTOM
const PLOT_WIDTH = WIDTH - LEFT - RIGHT
/** More points than this are indistinguishable on paper. */
const MOST_POINTS = 1_500

const rounded = (value: number): string => String(Math.round(value * 10) / 10)

interface LineChart {
  readonly label: string
  readonly values: readonly (number | null)[]
  readonly min: number
  readonly max: number
  readonly middle: number
  readonly ticks: readonly (readonly [value: number, text: string])[]
}

/** Each side of the middle is filled in the colour of the team ahead there. */
function lineChart(chart: LineChart, { points, marks }: SeriesView): string {
  const { values, min, max, middle } = chart
  const x = (index: number): number => LEFT + (PLOT_WIDTH * index) / Math.max(1, values.length)
  const y = (value: number): number => TOP + PLOT_HEIGHT * (1 - (value - min) / (max - min))
  const stride = Math.max(1, Math.ceil(values.length / MOST_POINTS))
  const corners = values.flatMap((value, index) =>
    value === null || index % stride !== 0 ? [] : [`${rounded(x(index + 1))} ${rounded(y(value))}`]
  )
  const first = values.findIndex((value) => value !== null)
  const last = values.findLastIndex((value) => value !== null)
  const line = corners.join(' L')
  const area = `M${rounded(x(first + 1))} ${rounded(y(middle))} L${line} L${rounded(x(last + 1))} ${rounded(y(middle))} Z`
  const half = `c-${chart.label.toLowerCase().replaceAll(' ', '-')}`
  const grid = chart.ticks.map(
    ([value, text]) =>
      `<line class="${value === middle ? 'middle' : 'grid'}" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${rounded(y(value))}" y2="${rounded(y(value))}"/>` +
      `<text class="tick" x="${LEFT - 6}" y="${rounded(y(value) + 3.5)}" text-anchor="end">${xmlText(text)}</text>`
  )
  const plot =
    corners.length === 0
      ? `<text class="none" x="${WIDTH / 2}" y="${TOP + PLOT_HEIGHT / 2}" text-anchor="middle">No data</text>`
      : `<clipPath id="${half}-a"><rect x="0" y="0" width="${WIDTH}" height="${rounded(y(middle))}"/></clipPath>` +
        `<clipPath id="${half}-b"><rect x="0" y="${rounded(y(middle))}" width="${WIDTH}" height="${HEIGHT}"/></clipPath>` +
        `<path class="area-a" clip-path="url(#${half}-a)" d="${area}"/><path class="area-b" clip-path="url(#${half}-b)" d="${area}"/>` +
        `<path class="line" d="M${line}"/>`
  const sets = setStarts(points).map(
    ({ index, set }, number) =>
      (number === 0
        ? ''
        : `<line class="set" x1="${rounded(x(index))}" x2="${rounded(x(index))}" y1="${TOP}" y2="${TOP + PLOT_HEIGHT}"/>`) +
      `<text class="tick" x="${rounded(x(index) + 3)}" y="${HEIGHT - 6}">Set ${set}</text>`
  )
  const breaks = marks
    .filter(({ kind }) => kind === 'break')
    .map(
      ({ point, text }) =>
        `<path class="break" d="M${rounded(x(point))} ${TOP - 2} l-3.5 -7 h7 Z"><title>${xmlText(text)}</title></path>`
    )
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${xmlText(chart.label)}">${grid.join('')}${plot}${sets.join('')}${breaks.join('')}</svg>`
}

function setStarts(points: SeriesView['points']): readonly { index: number; set: number }[] {
  return points.flatMap(({ set }, index) => (points[index - 1]?.set === set ? [] : [{ index, set }]))
}

export const winProbabilityChart = (series: SeriesView): string =>
  lineChart(
    {
      label: 'Win probability',
      values: series.points.map(({ winProbabilityA }) => winProbabilityA),
      min: 0,
      max: 1,
      middle: 0.5,
      ticks: [
        [1, '100%'],
        [0.75, '75%'],
        [0.5, '50%'],
        [0.25, '75%'],
        [0, '100%']
      ]
    },
    series
  )

export const momentumChart = (series: SeriesView): string =>
  lineChart(
    {
      label: 'Momentum',
      values: series.points.map(({ momentum }) => momentum),
      min: -1,
      max: 1,
      middle: 0,
      ticks: [
        [1, '1'],
        [0.5, '0.5'],
        [0, '0'],
        [-0.5, '0.5'],
        [-1, '1']
      ]
    },
    series
  )

const BAR = 22
const GROUP_GAP = 28

/** Percentage of first serves in, by set and for the match. */
export function serveChart({ parts }: StatisticsView): string {
  const [match, ...sets] = parts
  const groups = match === undefined ? [] : [...sets, match]
  const y = (share: number): number => TOP + PLOT_HEIGHT * (1 - share)
  const room = PLOT_WIDTH / Math.max(1, groups.length)
  const bar = Math.min(BAR, (room - GROUP_GAP) / 2)
  const grid = [1, 0.75, 0.5, 0.25, 0].map(
    (share) =>
      `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${rounded(y(share))}" y2="${rounded(y(share))}"/>` +
      `<text class="tick" x="${LEFT - 6}" y="${rounded(y(share) + 3.5)}" text-anchor="end">${share * 100}%</text>`
  )
  const bars = groups.map(({ label, ours }, index) => {
    const centre = LEFT + room * (index + 0.5)
    const of = (team: 'TeamA' | 'TeamB', from: number, look: string): string => {
      const { firstServesIn, servePoints } = ours[team]
      if (servePoints === 0) return ''
      const share = firstServesIn / servePoints
      return (
        `<rect class="${look}" x="${rounded(from)}" y="${rounded(y(share))}" width="${rounded(bar)}" height="${rounded(PLOT_HEIGHT * share)}"/>` +
        `<text class="tick" x="${rounded(from + bar / 2)}" y="${rounded(y(share) - 4)}" text-anchor="middle">${Math.round(share * 100)}</text>`
      )
    }
    return (
      of('TeamA', centre - bar - 1, 'bar-a') +
      of('TeamB', centre + 1, 'bar-b') +
      `<text class="tick" x="${rounded(centre)}" y="${HEIGHT - 6}" text-anchor="middle">${xmlText(label)}</text>`
    )
  })
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="First serves in">${grid.join('')}${bars.join('')}</svg>`
}
