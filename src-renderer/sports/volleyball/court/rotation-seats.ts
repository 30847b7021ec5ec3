/** Where the players of a team stand, seen from above with the net in the middle. */
import type { RotationView } from '@shared/sports/volleyball/view/volleyball-view'

/** Where a zone lies in its half: `depth` 1 at the net, 2 behind; `across` 1 to 3 from the team's own left. */
const ZONES: readonly { readonly depth: 1 | 2; readonly across: 1 | 2 | 3 }[] = [
  { depth: 2, across: 3 },
  { depth: 1, across: 3 },
  { depth: 1, across: 2 },
  { depth: 1, across: 1 },
  { depth: 2, across: 1 },
  { depth: 2, across: 2 }
]

export interface Seat {
  /** 1 serves, or is the next of the team to do so. */
  readonly zone: number
  /** Null where nobody is known. */
  readonly playerId: number | null
  /** Of the half as it is drawn, from the left and from the top, both from 1. */
  readonly column: number
  readonly row: number
  readonly isServing: boolean
  readonly isLibero: boolean
  readonly isCaptain: boolean
}

/**
 * The seats of a team of six. The team on the left looks to the right: what is left for it is the top of the picture;
 * for its opponent everything is turned round (FIVB Official Volleyball Rules, rule 7.4.1).
 */
export function seatsOf(rotation: RotationView, isOnLeft: boolean, isServing: boolean): readonly Seat[] {
  return ZONES.map(({ depth, across }, index) => ({
    ...personOf(rotation, index, isServing),
    column: isOnLeft ? 3 - depth : depth,
    row: isOnLeft ? across : 4 - across
  }))
}

/** Teams without zones, in the order in which they serve: who serves now or next comes first. */
export function servingOrder(rotation: RotationView, isServing: boolean): readonly Seat[] {
  return rotation.zones.map((_, index) => ({
    ...personOf(rotation, index, isServing),
    column: 1,
    row: index + 1
  }))
}

function personOf({ zones, liberos, captain }: RotationView, index: number, isServing: boolean) {
  const playerId = zones[index] ?? null
  return {
    zone: index + 1,
    playerId,
    isServing: isServing && index === 0,
    isLibero: playerId !== null && liberos.includes(playerId),
    isCaptain: playerId !== null && playerId === captain
  }
}

/** "70013 in zone 5, 70014 on the bench"; empty for a team without liberos. */
export const liberosText = ({ zones, liberos }: RotationView): string =>
  liberos
    .map((libero) => {
      const index = zones.indexOf(libero)
      return index < 0 ? `${libero} on the bench` : `${libero} in zone ${index + 1}`
    })
    .join(', ')

/** "player 70001, zone 1, serves, captain", for screen readers and titles; without zones the place in the order. */
export function seatText(
  { zone, playerId, isServing, isLibero, isCaptain }: Seat,
  hasZones: boolean
): string {
  return [
    playerId === null ? 'unknown player' : `player ${playerId}`,
    hasZones ? `zone ${zone}` : `number ${zone} to serve`,
    isServing ? 'serves' : '',
    isLibero ? 'libero' : '',
    isCaptain ? 'captain' : ''
  ]
    .filter((part) => part !== '')
    .join(', ')
}
