/** An inspection as text for people. */
import { counted } from '@shared/text/counted'
import { FIGURE_LABELS } from '@shared/sports/tennis/export/statistics-rows'
import { FIGURE_NAMES } from '@shared/sports/tennis/feeds/statistics/names'
import { TEAMS, type Team } from '@shared/sports/tennis/rules/score'
import type { TeamStatistics } from '@shared/sports/tennis/rules/statistics-view'
import type { InspectedRallies, InspectedSet, Inspection, LengthName } from './inspection'
import { durationOf, factLines, tableLines } from '../../inspection-lines'

const PROVIDER_FIGURES: ReadonlySet<string> = new Set(Object.values(FIGURE_NAMES))

/** Several lines, the last with a line end. Differing provider figures are added in brackets. */
export function reportOf(court: Inspection): string {
  const lines = [
    `${court.eventId} · ${teamName(court, 'TeamA')} – ${teamName(court, 'TeamB')}`,
    ...factLines(facts(court)),
    '',
    ...statistics(court)
  ]
  return `${lines.join('\n')}\n`
}

function facts(court: Inspection): readonly (readonly [label: string, text: string])[] {
  const { packets, duplicates, delayed, rebuilt } = court
  const kinds = Object.entries(packets.byKind).map(([kind, count]) => `${kind} ${count}`)
  return [
    ['File', court.file],
    ['Format', court.format === '' ? 'unknown' : court.format],
    ['Score', court.sets.length === 0 ? 'none' : court.sets.map(setText).join(' ')],
    ['Result', resultOf(court)],
    ['Duration', durationOf(court)],
    ['Packets', packets.total === 0 ? 'none from the events feed' : `${packets.total}: ${kinds.join(', ')}`],
    ['Delayed, rebuilt', `${delayed}, ${rebuilt}`],
    ['Duplicates', String(duplicates)],
    ...(court.rallies === null ? [] : [['Rallies', ralliesOf(court.rallies)] as const]),
    ['Findings', findingsOf(court)]
  ]
}

function ralliesOf({ count, shots, arcs, samples, lastPoint }: InspectedRallies): string {
  const { set, game, point } = lastPoint
  return `${count}: ${shots} shots, ${arcs} arcs, ${samples} samples; last: set ${set}, game ${game}, point ${point}`
}

const setText = ({ gamesA, gamesB, tieBreak }: InspectedSet): string =>
  `${gamesA}–${gamesB}${tieBreak ? `(${Math.min(tieBreak.pointsA, tieBreak.pointsB)})` : ''}`

function resultOf(court: Inspection): string {
  if (court.endReason === null) return 'not finished'
  const who = court.winner === null ? 'Match over' : `${teamName(court, court.winner)} won`
  return `${who} (${court.endReason.toLowerCase()})`
}

function findingsOf(court: Inspection): string {
  const { gaps, undecodable, conflicts, missingPoints, rallies, fileProblem } = court
  const findings = [
    gaps > 0 ? `${counted(gaps, 'gap')} in the packets` : '',
    undecodable > 0 ? `${counted(undecodable, 'frame')} unreadable` : '',
    conflicts > 0 ? `${counted(conflicts, 'score conflict')} with the rules` : '',
    missingPoints > 0 ? `${counted(missingPoints, 'point')} missing` : '',
    rallies !== null && rallies.faults > 0 ? `${counted(rallies.faults, 'fault')} in the rally data` : '',
    fileProblem
  ].filter((finding) => finding !== '')
  return findings.length === 0 ? 'none' : findings.join('; ')
}

function statistics(court: Inspection): readonly string[] {
  const rows = FIGURE_LABELS.map(([figure, label]) => [
    label,
    ...TEAMS.map((team) => cell(court, team, figure))
  ])
  rows.push(...rallyRows(court))
  return tableLines(['', ...TEAMS.map((team) => teamName(court, team))], rows)
}

/** Figures that only the rally feeds tell. */
function rallyRows({ serveSpeedKmh, pointsWonByLength }: Inspection): string[][] {
  if (serveSpeedKmh === null || pointsWonByLength === null) return []
  const row = (label: string, figure: (team: Team) => string): string[] => [label, ...TEAMS.map(figure)]
  const kmh = (speed: number | null): string => (speed === null ? '–' : `${speed.toFixed(0)} km/h`)
  return [
    row('Fastest serve', (team) => kmh(serveSpeedKmh[team].max)),
    row('Average serve', (team) => kmh(serveSpeedKmh[team].mean)),
    ...LENGTH_LABELS.map(([name, label]) => row(label, (team) => String(pointsWonByLength[team][name])))
  ]
}

const LENGTH_LABELS: readonly (readonly [name: LengthName, label: string])[] = [
  ['1-4', 'Won in 1–4 shots'],
  ['5-8', 'Won in 5–8 shots'],
  ['9+', 'Won in 9 or more']
]

/** "12", or "12 (provider 13)". */
function cell(court: Inspection, team: Team, figure: keyof TeamStatistics): string {
  const ours = court.statistics[team][figure]
  const theirs = providerFigure(court, team, figure)
  return theirs === null || theirs === ours ? String(ours) : `${ours} (provider ${theirs})`
}

function providerFigure({ providerStatistics }: Inspection, team: Team, figure: string): number | null {
  const isKnown = (name: string): name is (typeof FIGURE_NAMES)[keyof typeof FIGURE_NAMES] =>
    PROVIDER_FIGURES.has(name)
  return isKnown(figure) ? (providerStatistics?.[team][figure] ?? null) : null
}

const teamName = ({ players }: Inspection, team: Team): string =>
  players[team].length > 0 ? players[team].join(' / ') : team
