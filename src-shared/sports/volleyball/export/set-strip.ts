/** A volleyball set as SVG: one tick per rally, up for the home team and down for the away team. */
import type { Side } from '../rules/sides'
import type { RallyTick, VolleyballMatchView } from '../view/volleyball-view'
import { setName } from './volleyball-lines'
import { xmlText } from '../../../export/xml-text'

type StripSet = VolleyballMatchView['sets'][number]

const WIDTH = 720
const LEFT = 64
const RIGHT = 40
const TICK_HEIGHT = 15
const RUN_ROOM = 6
const MIDDLE = RUN_ROOM + TICK_HEIGHT + 2
const HEIGHT = 2 * MIDDLE
const DOT_RADIUS = 1.4
/** A short set does not fill the strip: its ticks are as wide as in a normal one. */
const LEAST_RALLIES = 45
/** A run is marked from this many points on. */
const MARKED_RUN = 3

/** How many ticks each strip of the match has room for. */
export const stripRoom = (sets: readonly StripSet[]): number =>
  Math.max(LEAST_RALLIES, ...sets.map(({ rallies }) => rallies.length))

/**
 * A dot next to the middle is on the serving side; a line over ticks marks a run; a hollow tick is not confirmed.
 * `room`: room for ticks, the same for all sets of a match.
 */
export function setStrip(set: StripSet, room: number): string {
  const { rallies, points } = set
  const pitch = (WIDTH - LEFT - RIGHT) / room
  const x = (index: number): number => LEFT + pitch * index
  const label = `${setName(set)}, ${points.Home}–${points.Away}`
  const ticks = rallies.map((rally, index) => tick(rally, x(index), pitch) + run(rallies, index, x, pitch))
  return (
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${xmlText(label)}">` +
    `<text class="tick" x="0" y="${MIDDLE + 3.5}">${xmlText(setName(set))}</text>` +
    `<line class="grid" x1="${LEFT}" x2="${rounded(x(rallies.length))}" y1="${MIDDLE}" y2="${MIDDLE}"/>` +
    ticks.join('') +
    `<text class="tick" x="${rounded(x(rallies.length) + 6)}" y="${MIDDLE + 3.5}">${points.Home}–${points.Away}</text></svg>`
  )
}

const rounded = (value: number): string => String(Math.round(value * 10) / 10)

/** Up for home. */
const direction = (side: Side): 1 | -1 => (side === 'Home' ? -1 : 1)

function tick(
  { winner, server, isConfirmed, stake, points }: RallyTick,
  from: number,
  pitch: number
): string {
  const top = winner === 'Home' ? MIDDLE - TICK_HEIGHT : MIDDLE
  const look = [winner === 'Home' ? 'bar-a' : 'bar-b', ...(isConfirmed ? [] : ['open'])].join(' ')
  const box = `<rect class="${look}" x="${rounded(from + 0.5)}" y="${top}" width="${rounded(pitch - 1)}" height="${TICK_HEIGHT}"><title>${points.Home}–${points.Away}</title></rect>`
  const edge = MIDDLE + direction(winner) * TICK_HEIGHT
  const atStake =
    stake === null
      ? ''
      : `<line class="stake" x1="${rounded(from + 0.5)}" x2="${rounded(from + pitch - 0.5)}" y1="${edge}" y2="${edge}"/>`
  const served =
    server === null
      ? ''
      : `<circle class="served${server === winner && isConfirmed ? ' inside' : ''}" cx="${rounded(from + pitch / 2)}" cy="${MIDDLE + direction(server) * 4}" r="${DOT_RADIUS}"/>`
  return box + atStake + served
}

/** The line over a run, drawn with its last rally. */
function run(
  rallies: readonly RallyTick[],
  index: number,
  x: (index: number) => number,
  pitch: number
): string {
  const last = rallies[index]
  if (last === undefined || last.run < MARKED_RUN || rallies[index + 1]?.winner === last.winner) return ''
  const y = MIDDLE + direction(last.winner) * (TICK_HEIGHT + 3.5)
  return `<line class="run" x1="${rounded(x(index - last.run + 1) + 0.5)}" x2="${rounded(x(index) + pitch - 0.5)}" y1="${y}" y2="${y}"/>`
}
