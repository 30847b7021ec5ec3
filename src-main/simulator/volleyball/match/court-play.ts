/** Shared by everything that plays a match, including what is sent repeatedly. */
import { ACTION_NAMES, type ActionKind } from '@shared/sports/volleyball/feed/names'
import type { Variant } from '@shared/sports/volleyball/rules/match-rules'
import type { Side } from '@shared/sports/volleyball/rules/sides'
import type { Random } from '../../random'
import type { VolleyballIncidentPlan } from './incidents'
import type { Change } from './lineup'
import type { Confirmation, Narrator, Told } from './narrator'
import type { Scoreboard } from './scoreboard'

export interface CourtPlay {
  readonly random: Random
  readonly plan: VolleyballIncidentPlan
  readonly board: Scoreboard
  readonly narrator: Narrator
}

const LETTERS: Readonly<Record<Variant, string>> = { indoor: 'I', beach: 'B', snow: 'S' }

/** Whether the provider tells such actions of this variant. */
export const isToldIn = (kind: ActionKind, variant: Variant): boolean =>
  ACTION_NAMES[kind].variants.includes(LETTERS[variant])

export interface PointOptions {
  readonly types: readonly string[] | null
  readonly reasons: readonly string[] | null
  readonly link: Told
  readonly confirmation: Confirmation
}

export const tellPoint = (
  { narrator }: CourtPlay,
  winnerTeam: Side,
  { types, reasons, link, confirmation }: PointOptions
): Told =>
  narrator.tell(
    'Point',
    { linkedActionId: null, winnerTeam, type: types, reason: reasons },
    { link, confirmation }
  )

export const substitutionFields = (
  team: Side,
  { playerOutId, playerInId }: Change,
  type: 'Regular' | 'Exceptional' | 'Libero'
) => ({ linkedActionId: null, team, playerOutId, playerInId, type })

export function tellCourtState({ narrator, board }: CourtPlay): void {
  const { server, teamOnLeft } = board
  const servingPlayerId = board.lineups[server].server
  narrator.tell('CourtState', { servingTeam: server, servingPlayerId, teamOnLeft })
}

export const pickOf =
  (random: Random) =>
  (count: number): number =>
    Math.floor(random.next() * count)
