/** A rally of the strip in words. */
import { plainText } from '@shared/sports/volleyball/text/names'
import type { Side } from '@shared/sports/volleyball/rules/sides'
import { situationText } from '../../../text/court'
import { playerText, runText } from '../text'
import type { StripSet, Tick } from './set-strip'

export const setLabel = ({ number, isGolden }: Pick<StripSet, 'number' | 'isGolden'>): string =>
  isGolden ? 'Golden set' : `Set ${number}`

/** "Set 2 · 14–12 · Point Norway, kill · Italy served, player 80001 · set point Norway · 3-point run" */
export function tickText(
  set: StripSet,
  { points, winner, types, reasons, server, serverPlayerId, stake, run, isConfirmed }: Tick,
  nameOf: (side: Side) => string
): string {
  const how = types.map((type) => `, ${plainText('pointType', type)}`).join('')
  const others = reasons.filter((reason) => reason !== 'Rally')
  const why = others.map((reason) => ` (${plainText('pointReason', reason)})`).join('')
  const player = serverPlayerId === null ? '' : `, ${playerText(serverPlayerId)}`
  return [
    setLabel(set),
    `${points.Home}–${points.Away}`,
    `Point ${nameOf(winner)}${how}${why}`,
    server === null ? '' : `${nameOf(server)} served${player}`,
    stake ? `${situationText({ ...stake, count: 1 }).toLowerCase()} ${nameOf(stake.side)}` : '',
    runText(run),
    isConfirmed ? '' : 'not confirmed'
  ]
    .filter((part) => part !== '')
    .join(' · ')
}
