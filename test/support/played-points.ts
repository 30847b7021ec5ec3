/** Points of a match as the console holds them, for tests. */
import { pointWon } from '@shared/sports/tennis/rules/advance'
import type { MatchFormat } from '@shared/sports/tennis/rules/format'
import type { PlayedPoint } from '@shared/sports/tennis/rules/played-point'
import { LOVE_ALL, type Team } from '@shared/sports/tennis/rules/score'
import { nextSetOrder, serverOf, singlesOrder } from '@shared/sports/tennis/rules/serving'

const START_AT = Date.UTC(2031, 4, 6, 9, 0, 0)

export const playedPoint = (fields: Partial<PlayedPoint>): PlayedPoint => ({
  seqNum: 1,
  before: LOVE_ALL,
  after: LOVE_ALL,
  server: 'TeamA',
  winner: 'TeamA',
  serve: 1,
  kind: 'Standard',
  sourceAt: START_AT,
  receivedAt: START_AT + 1_500,
  delayMs: 1_500,
  ...fields
})

export interface PlannedPoint {
  readonly winner: Team
  readonly serve?: 1 | 2
  readonly kind?: PlayedPoint['kind']
}

/** Plays points in order, team A serving first, until they are used up or the match is won. */
export function playPoints(format: MatchFormat, plan: readonly PlannedPoint[]): readonly PlayedPoint[] {
  const points: PlayedPoint[] = []
  let before = LOVE_ALL
  let order = singlesOrder('TeamA')
  for (const [index, { winner, serve = 1, kind = 'Standard' }] of plan.entries()) {
    const outcome = pointWon(format, before, winner)
    const after = outcome.score
    const server = serverOf(order, before).team
    const sourceAt = START_AT + index * 30_000
    points.push(
      playedPoint({
        seqNum: (index + 1) * 3,
        before,
        after,
        server,
        winner,
        serve,
        kind,
        sourceAt,
        receivedAt: sourceAt + 1_500
      })
    )
    if (outcome.matchWon) break
    if (outcome.setWon) order = nextSetOrder(order, before.set.gamesA + before.set.gamesB + 1)
    before = after
  }
  return points
}

/** `A B A2 Bd Aa Bp`: winner, then 2 for a second serve, a for an ace, d for a double fault, p for a penalty. */
export function plan(text: string): readonly PlannedPoint[] {
  return text.split(' ').map((word) => {
    const winner = word.startsWith('A') ? 'TeamA' : 'TeamB'
    const serve = /[2d]/.test(word) ? 2 : 1
    if (word.endsWith('d')) return { winner, serve, kind: 'DoubleFault' }
    if (word.endsWith('a')) return { winner, serve, kind: 'Ace' }
    return { winner, serve, kind: word.endsWith('p') ? 'Penalty' : 'Standard' }
  })
}
