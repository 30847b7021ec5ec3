/** Violations and their penalties: each offence of a team takes it one step up its ladder. */
import { opponentOf, type Team } from '@shared/sports/tennis/rules/score'
import type { Scoreboard } from './scoreboard'
import type { ScriptWriter } from './script-writer'
import { CODE_OFFENCES, type CodeOffence } from './wire'

/** What an offence leads to beyond its packets. */
export type OffenceOutcome =
  | { readonly kind: 'none' }
  /** The next point begins with the second serve. */
  | { readonly kind: 'serve-lost' }
  | { readonly kind: 'match-won'; readonly winner: Team }
  | { readonly kind: 'default'; readonly reason: CodeOffence }

const CODE_LADDER = ['warning', 'point', 'game', 'game'] as const

export class Offences {
  readonly #writer: ScriptWriter
  readonly #board: Scoreboard
  readonly #timeOffences: Record<Team, number> = { TeamA: 0, TeamB: 0 }
  readonly #codeOffences: Record<Team, number> = { TeamA: 0, TeamB: 0 }

  constructor(writer: ScriptWriter, board: Scoreboard) {
    this.#writer = writer
    this.#board = board
  }

  /** First a warning; from then on the server loses a serve, the receiver the point. */
  timeViolation(team: Team): OffenceOutcome {
    const writer = this.#writer
    const board = this.#board
    this.#timeOffences[team] += 1
    if (this.#timeOffences[team] === 1) {
      writer.packet(this.#pauseMs(), { eventElementType: 'TimeViolation', team, playerId: this.#playerId() })
      return { kind: 'none' }
    }
    if (board.server.team !== team) return this.#penalty('TimePenalty', team)
    writer.packet(this.#pauseMs(), { eventElementType: 'ServeLoss', ...board.serving() })
    return { kind: 'serve-lost' }
  }

  /** Warning, point, game, game; then the team is defaulted. */
  codeViolation(team: Team): OffenceOutcome {
    const { random } = this.#writer
    const reason = CODE_OFFENCES[Math.floor(random.between(0, CODE_OFFENCES.length))] ?? 'RacquetAbuse'
    const step = CODE_LADDER[this.#codeOffences[team]]
    this.#codeOffences[team] += 1
    switch (step) {
      case 'warning':
        this.#writer.packet(this.#pauseMs(), {
          eventElementType: 'CodeViolation',
          team,
          playerId: this.#playerId(),
          reason
        })
        return { kind: 'none' }
      case 'point':
        return this.#penalty('CodePenalty', team)
      case 'game':
        return this.#gamePenalty(team)
      default:
        return { kind: 'default', reason }
    }
  }

  /** The offending player; 0 is a whole doubles team. */
  #playerId(): number {
    return this.#board.isDoubles ? Math.floor(this.#writer.random.between(0, 3)) : 1
  }

  #pauseMs(): number {
    return this.#writer.random.around(9_000, 0.2)
  }

  #penalty(eventElementType: 'TimePenalty' | 'CodePenalty', team: Team): OffenceOutcome {
    const { matchWon } = this.#awardAgainst(team, eventElementType, this.#pauseMs())
    return matchWon ? { kind: 'match-won', winner: matchWon } : { kind: 'none' }
  }

  /** The provider sends one packet a point until the game is complete. */
  #gamePenalty(team: Team): OffenceOutcome {
    let outcome = this.#awardAgainst(team, 'GamePenalty', this.#pauseMs())
    while (!outcome.gameWon) outcome = this.#awardAgainst(team, 'GamePenalty', 700)
    return outcome.matchWon ? { kind: 'match-won', winner: outcome.matchWon } : { kind: 'none' }
  }

  #awardAgainst(
    team: Team,
    eventElementType: 'TimePenalty' | 'CodePenalty' | 'GamePenalty',
    afterMs: number
  ): ReturnType<Scoreboard['award']> {
    const board = this.#board
    const { server } = board
    const outcome = board.award(opponentOf(team), 'Penalty', 1)
    this.#writer.packet(afterMs, {
      eventElementType,
      ...board.serving(server),
      team,
      score: board.wireScore()
    })
    return outcome
  }
}
