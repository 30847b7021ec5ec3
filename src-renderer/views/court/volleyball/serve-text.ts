import type { VolleyballCourtView } from '@shared/volleyball/volleyball-view'
import { playerText, provisionalText, runText, sideName } from '../../../words/volleyball'

/** "Norway serves, player 70001 · 5-point run · 1 point not confirmed", as far as there is something to say. */
export function volleyballServeText(court: VolleyballCourtView): string {
  const { server, run, provisionalPoints } = court
  const player = server === null || server.playerId === null ? '' : `, ${playerText(server.playerId)}`
  const ran = runText(run?.points ?? 0)
  return [
    server ? `${sideName(court, server.side)} serves${player}` : '',
    run && ran !== '' ? `${ran}, ${sideName(court, run.side)}` : '',
    provisionalText(provisionalPoints)
  ]
    .filter((part) => part !== '')
    .join(' · ')
}
