/** Table tennis: points to 11, two ahead, best of five. A message is a point: `{"seq": 3, "at": "…", "winner": "A"}`. */
import { CommonCourtViewSchema } from '@shared/court/view'
import type { Sport } from '@shared/sports/sport'
import * as v from 'valibot'

export const SIDES = ['A', 'B'] as const
export type Side = (typeof SIDES)[number]
type Points = Readonly<Record<Side, number>>

export const TableTennisViewSchema = v.object({
  ...CommonCourtViewSchema.entries,
  games: v.array(v.object({ A: v.number(), B: v.number() })),
  points: v.object({ A: v.number(), B: v.number() })
})
export type TableTennisView = v.InferOutput<typeof TableTennisViewSchema>

export const tableTennis: Sport = {
  id: 'table-tennis',
  name: 'Table tennis',
  courtView: TableTennisViewSchema
}

export interface Match {
  /** Finished games. */
  readonly games: readonly Points[]
  readonly points: Points
}

export const NEW_MATCH: Match = { games: [], points: { A: 0, B: 0 } }

export const gamesWon = ({ games }: Match, side: Side): number =>
  games.filter((game) => (side === 'A' ? game.A > game.B : game.B > game.A)).length

export const winnerOf = (match: Match): Side | null =>
  SIDES.find((side) => gamesWon(match, side) === 3) ?? null

export function addPoint({ games, points }: Match, winner: Side): Match {
  const next = { ...points, [winner]: points[winner] + 1 }
  const isOver = next[winner] >= 11 && Math.abs(next.A - next.B) >= 2
  return isOver ? { games: [...games, next], points: NEW_MATCH.points } : { games, points: next }
}

export const scoreText = ({ games, points }: Match): string =>
  [...games, points].map(({ A, B }) => `${A}–${B}`).join(' ')
