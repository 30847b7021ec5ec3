import { decodeTennisEvents } from '@shared/sports/tennis/feeds/events/decode'
import type { MatchFacts } from '../sport'

export class TennisFacts implements MatchFacts {
  players = ''
  courtName = ''

  frame(text: string): void {
    if (!text.includes('"matchStatus"')) return
    const decoded = decodeTennisEvents(text)
    if (decoded.kind !== 'packet' || decoded.packet.kind !== 'MatchStatusUpdate') return
    const status = decoded.packet.matchStatus
    const teams = [
      [status.teamAPlayer1, status.teamAPlayer2],
      [status.teamBPlayer1, status.teamBPlayer2]
    ].map((names) => names.filter((name) => name !== null && name !== '').join(' & '))
    if (teams.every((names) => names !== '')) this.players = teams.join(' – ')
    if (status.courtNum !== null) this.courtName = `Court ${status.courtNum}`
  }

  begin(): void {
    return
  }
}
