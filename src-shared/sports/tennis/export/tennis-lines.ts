/** A tennis match in brief, for the head of a report or workbook. */
import type { ScoreView, TennisCourtView } from '../view/tennis-view'
import type { Team } from '../rules/score'
import { pointsText } from '../text/names'

/** "A. HALVORSEN / B. LINDE"; "Team A" until the feed names them. */
export function teamName({ teams }: TennisCourtView, team: Team): string {
  const names = teams[team].players.map(({ name }) => name)
  if (names.length > 0) return names.join(' / ')
  return team === 'TeamA' ? 'Team A' : 'Team B'
}

/** "6–4 3–6 7–6(5)", from team A's side; empty before the first point. */
export function scoreText(score: ScoreView | null): string {
  if (score === null) return ''
  const sets = score.finishedSets.map(({ gamesA, gamesB, tieBreak }) =>
    tieBreak === null
      ? `${gamesA}–${gamesB}`
      : `${gamesA}–${gamesB}(${Math.min(tieBreak.pointsA, tieBreak.pointsB)})`
  )
  if (score.pointsA !== '' || score.gamesA + score.gamesB > 0) sets.push(`${score.gamesA}–${score.gamesB}`)
  return sets.join(' ')
}

export function tennisLines(court: TennisCourtView): readonly (readonly [string, string])[] {
  const { score, packets } = court
  const game =
    score === null || score.pointsA === '' ? '' : `${pointsText(score.pointsA)}–${pointsText(score.pointsB)}`
  const lines: readonly (readonly [string, string])[] = [
    ['Court', court.title],
    ['Draw', court.subtitle],
    ['Team A', teamName(court, 'TeamA')],
    ['Team B', teamName(court, 'TeamB')],
    ['Score', scoreText(score)],
    ['Game in play', game],
    ['Result', court.result?.text ?? ''],
    ['State', court.matchStateText],
    ['Format', court.format],
    ['Umpire', court.umpire],
    ['Match clock', court.matchTime],
    ['Packets', String(packets.total)],
    ['Open gaps', String(packets.gapsOpen)],
    ['Unreadable packets', String(packets.undecodable)],
    ['Duplicate packets', String(packets.duplicates)]
  ]
  return lines.filter(([, text]) => text !== '')
}
