import type { VolleyballCourtView } from '@shared/volleyball/volleyball-view'
import { playerText, provisionalText, runText, sideName } from '../../../words/volleyball'

/** "Norway serves, player 70001"; empty while nobody serves. */
export function volleyballServeText(court: VolleyballCourtView): string {
  const { server } = court
  if (server === null) return ''
  const player = server.playerId === null ? '' : `, ${playerText(server.playerId)}`
  return `${sideName(court, server.side)} serves${player}`
}

/** "5-point run, Norway · 1 unconfirmed", as far as there is something to say; beside a stake no run. */
export function rallyText(court: VolleyballCourtView): string {
  const { run, provisionalPoints, situation } = court
  const ran = situation === null ? runText(run?.points ?? 0) : ''
  return [run && ran !== '' ? `${ran}, ${sideName(court, run.side)}` : '', provisionalText(provisionalPoints)]
    .filter((part) => part !== '')
    .join(' · ')
}
