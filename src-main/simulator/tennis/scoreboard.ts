/** The umpire's scoreboard: the score, whose turn it is to serve, and what can be taken back. */
import { pointWon, type PointOutcome } from '@shared/sports/tennis/rules/advance'
import type { MatchFormat } from '@shared/sports/tennis/rules/format'
import type { PointKind } from '@shared/sports/tennis/rules/played-point'
import { LOVE_ALL, type Server, type Team, type TennisScore } from '@shared/sports/tennis/rules/score'
import {
  doublesOrder,
  nextSetOrder,
  serverOf,
  singlesOrder,
  type ServiceOrder
} from '@shared/sports/tennis/rules/serving'
import { isBreakPoint, type CountedPoint } from './counted-point'
import type { MatchProfile } from './match-profile'
import { wireScore, wireServer, type Serving, type WireScore } from './wire'

interface Position {
  readonly score: TennisScore
  readonly order: ServiceOrder
  readonly points: readonly CountedPoint[]
}

export class Scoreboard {
  readonly #format: MatchFormat
  readonly #profile: Pick<MatchProfile, 'teams' | 'dialect'>
  #position: Position
  readonly #earlier: Position[] = []

  constructor(format: MatchFormat, profile: Pick<MatchProfile, 'teams' | 'dialect'>, firstServer: Team) {
    this.#format = format
    this.#profile = profile
    const order = this.isDoubles ? doublesOrder(firstServer) : singlesOrder(firstServer)
    this.#position = { score: LOVE_ALL, order, points: [] }
  }

  get isDoubles(): boolean {
    return this.#profile.teams.TeamA.length === 2
  }

  get score(): TennisScore {
    return this.#position.score
  }

  get points(): readonly CountedPoint[] {
    return this.#position.points
  }

  /** Who serves the next point, or the one in play. */
  get server(): Server {
    return serverOf(this.#position.order, this.#position.score)
  }

  /** How many of the latest points can be taken back. A swapped order cannot. */
  get pointsToTakeBack(): number {
    return this.#earlier.length
  }

  /** `served` serves, or served, this point; who serves next follows from the score. */
  serving(served = this.server): Serving {
    const { dialect } = this.#profile
    return { server: wireServer(served, dialect), nextServer: wireServer(this.server, dialect) }
  }

  wireScore(): WireScore {
    return wireScore(this.score, this.#profile.dialect)
  }

  /** Gives the point to a team. */
  award(winner: Team, kind: PointKind, serve: 1 | 2): PointOutcome {
    const { score: before, order, points } = this.#position
    const server = this.server.team
    const outcome = pointWon(this.#format, before, winner)
    const gamesPlayed = before.set.gamesA + before.set.gamesB + 1
    const breakPoint = isBreakPoint(this.#format, before, server)
    const { score: after } = outcome
    this.#earlier.push(this.#position)
    this.#position = {
      score: after,
      order: outcome.setWon ? nextSetOrder(order, gamesPlayed) : order,
      points: [...points, { before, after, server, winner, serve, kind, isBreakPoint: breakPoint }]
    }
    return outcome
  }

  takeBack(): void {
    const earlier = this.#earlier.pop()
    if (!earlier) throw new Error('Nothing to take back')
    this.#position = earlier
  }

  /** In doubles: from now on the other player of the team serves in its turn. */
  swapMembers(team: Team): void {
    const { order } = this.#position
    if (order.length === 2) throw new Error('Singles has nobody to swap')
    const swapped = (server: Server): Server =>
      server.team === team ? { team, member: server.member === 1 ? 2 : 1 } : server
    const [first, second, third, fourth] = order
    this.#position = {
      ...this.#position,
      order: [swapped(first), swapped(second), swapped(third), swapped(fourth)]
    }
    this.#earlier.length = 0
  }
}
