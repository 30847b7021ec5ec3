import type { VolleyballCourtView } from '@shared/sports/volleyball/view/volleyball-view'
import { provisionalText, runText, sideName } from '../text'

/** "Player 70001 serves, Norway", the shortest part first; empty while nobody serves. */
export function serveText(court: VolleyballCourtView): string {
  const { server } = court
  if (server === null) return ''
  const team = sideName(court, server.side)
  return server.playerId === null ? `${team} serves` : `Player ${server.playerId} serves, ${team}`
}

/** "5-point run, Norway · 1 unconfirmed", as far as there is something to say; beside a stake no run. */
export function rallyText(court: VolleyballCourtView): string {
  const { run, provisionalPoints, situation } = court
  const ran = situation === null ? runText(run?.points ?? 0) : ''
  return [run && ran !== '' ? `${ran}, ${sideName(court, run.side)}` : '', provisionalText(provisionalPoints)]
    .filter((part) => part !== '')
    .join(' · ')
}
