/** The inspection of a volleyball match as text for people. */
import { counted } from '@shared/text/counted'
import { percentOf, type SideStatistics } from '@shared/sports/volleyball/rules/statistics'
import { describeCount, SIDES, type Side } from '@shared/sports/volleyball/rules/sides'
import { durationOf, factLines, tableLines } from '../../inspection-lines'
import type { InspectedMatch } from './inspection'

/** More would bury the rest of the page; all are in the JSON. */
const MOST_CHANGES = 30

/** Several lines, the last with a line end. */
export function volleyballReportOf(match: InspectedMatch): string {
  const { changes } = match
  const shown = changes
    .slice(0, MOST_CHANGES)
    .map(({ sequenceId, text }) => `  ${String(sequenceId).padEnd(6)}${text}`)
  const more = changes.length - shown.length
  const lines = [
    `${match.eventId} · volleyball · ${match.teams.Home} – ${match.teams.Away}`,
    ...factLines(facts(match)),
    '',
    ...tableLines(['', ...SIDES], statistics(match)),
    ...(shown.length === 0 ? [] : ['', '  Corrections, by sequenceId']),
    ...shown,
    ...(more > 0 ? [`  … and ${more} more`] : [])
  ]
  return `${lines.join('\n')}\n`
}

function facts(match: InspectedMatch): readonly (readonly [label: string, text: string])[] {
  const { sets, setsWon, actions, provisionalPoints, suspendAdvice } = match
  const score = sets.map(({ pointsHome, pointsAway }) => `${pointsHome}-${pointsAway}`).join(' ')
  const { total, cancelled, modified, inserted } = actions
  return [
    ['File', match.file],
    ['Format', match.format === '' ? 'unknown' : match.format],
    ['Score', sets.length === 0 ? 'none' : `${describeCount(setsWon)} in sets: ${score}`],
    ['Result', resultOf(match)],
    ['Duration', durationOf(match)],
    ['Actions', `${total}: ${cancelled} cancelled, ${modified} modified, ${inserted} inserted`],
    ['Not confirmed', counted(provisionalPoints, 'point')],
    ['Servers out of order', String(match.serverCorrections)],
    ['Duplicates', String(match.duplicates)],
    ['Suspend advised', suspendAdvice ?? 'no'],
    ['Findings', findingsOf(match)]
  ]
}

function resultOf({ endReason, winner }: InspectedMatch): string {
  if (endReason === null) return 'not finished'
  return winner === null ? `Match over (${endReason})` : `${winner} won (${endReason})`
}

function findingsOf({ gaps, undecodable, conflicts, fileProblem }: InspectedMatch): string {
  const findings = [
    gaps > 0 ? `${counted(gaps, 'gap')} in the messages` : '',
    undecodable > 0 ? `${counted(undecodable, 'message')} unreadable` : '',
    conflicts > 0 ? `${counted(conflicts, 'score conflict')} with the points` : '',
    fileProblem
  ].filter((finding) => finding !== '')
  return findings.length === 0 ? 'none' : findings.join('; ')
}

function statistics({ statistics: sides }: InspectedMatch): string[][] {
  const row = (label: string, figure: (side: SideStatistics) => string | number): string[] => [
    label,
    ...SIDES.map((side: Side) => String(figure(sides[side])))
  ]
  const share = (won: number, played: number): string =>
    played === 0 ? '–' : `${percentOf({ won, played }) ?? 0} % (${won}/${played})`
  return [
    row('Points', ({ points }) => points),
    row('Aces', ({ aces }) => aces),
    row('Serve errors', ({ serveErrors }) => serveErrors),
    row('Blocks', ({ blocks }) => blocks),
    row('Opponent’s errors', ({ opponentErrors }) => opponentErrors),
    row('Side-out', ({ sideOut }) => share(sideOut.won, sideOut.played)),
    row('Points on serve', ({ breakPoints }) => share(breakPoints.won, breakPoints.played)),
    row('Longest run', ({ longestRun }) => longestRun)
  ]
}
