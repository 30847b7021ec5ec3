/** What only a tennis court says. */
import type { TennisCourtView } from '@shared/sports/tennis/view/tennis-view'
import type { Team } from '@shared/sports/tennis/rules/score'

export type TeamNames = Readonly<Record<Team, string>>

/** Until the provider has sent names. */
export const UNNAMED_TEAMS: TeamNames = { TeamA: 'Team A', TeamB: 'Team B' }

/** "Sinner" or "Paolini / Errani"; "Team A" as long as the provider has sent no names. */
export function teamName({ teams }: TennisCourtView, team: Team): string {
  const names = teams[team].players.map((player) => player.name)
  return names.length > 0 ? names.join(' / ') : UNNAMED_TEAMS[team]
}

export function serveNumberText(serveNumber: TennisCourtView['serveNumber']): string {
  if (serveNumber === null) return ''
  return serveNumber === 1 ? '1st serve' : '2nd serve'
}
