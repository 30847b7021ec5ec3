/** What happens between two points: corrections, penalties, breaks, and the rest until the next serve. */
import { opponentOf, type Team, type TennisScore } from '@shared/sports/tennis/rules/score'
import { canCorrect, correct } from './correction'
import type { IncidentKind, TennisIncidentPlan } from './incidents'
import {
  coaching,
  heatBreakDeclined,
  medicalTreatment,
  physioCancelled,
  suspension,
  toiletBreak
} from './interruptions'
import { Offences, type OffenceOutcome } from './offences'
import type { Scoreboard } from './scoreboard'
import type { ScriptWriter } from './script-writer'
import type { EndReason, MatchState } from './wire'

export interface MatchEnd {
  readonly winner: Team
  readonly reason: EndReason
}

export interface NextPoint {
  readonly pauseMs: number
  /** It begins with the second serve. */
  readonly isFirstServeLost: boolean
}

/** A team retires or is defaulted: the other one has won. */
export function leave(
  writer: ScriptWriter,
  team: Team,
  matchState: MatchState & { readonly state: 'Retire' | 'Default' }
): MatchEnd {
  writer.status(writer.random.around(25_000, 0.3), { ...matchState, team })
  return { winner: opponentOf(team), reason: matchState.state === 'Retire' ? 'Retirement' : 'Default' }
}

export class Intermission {
  readonly #writer: ScriptWriter
  readonly #board: Scoreboard
  readonly #plan: TennisIncidentPlan
  readonly #offences: Offences
  #point = 1
  #isFirstServeLost = false

  constructor(writer: ScriptWriter, board: Scoreboard, plan: TennisIncidentPlan) {
    this.#writer = writer
    this.#board = board
    this.#plan = plan
    this.#offences = new Offences(writer, board)
  }

  /** `before`: the score before the point that was just played; `point`: the number of the one to come. */
  run(before: TennisScore, point: number): MatchEnd | NextPoint {
    this.#point = point
    this.#isFirstServeLost = false
    const end = this.#correctScore() ?? this.#punish() ?? this.#giveUp()
    if (end) return end
    const wasInterrupted = this.#interrupt(setsOf(this.#board.score) > setsOf(before))
    this.#swapPlayers()
    const pauseMs = wasInterrupted ? this.#writer.random.around(6_000, 0.2) : this.#rest(before)
    return { pauseMs, isFirstServeLost: this.#isFirstServeLost }
  }

  /** Whose incident is due. */
  #due(kind: IncidentKind): Team | null {
    return this.#plan.take(kind, this.#point)
  }

  #correctScore(): MatchEnd | null {
    if (!canCorrect(this.#board)) return null
    const announcedBy = this.#due('correction') ? 'status' : this.#due('correction-packet') ? 'packet' : null
    const winner = announcedBy && correct(this.#writer, this.#board, announcedBy)
    return winner && { winner, reason: 'Normally' }
  }

  #punish(): MatchEnd | null {
    const offender = this.#due('code-violation')
    const end = offender && this.#afterOffence(offender, this.#offences.codeViolation(offender))
    if (end) return end
    const slow = this.#due('time-violation')
    return slow && this.#afterOffence(slow, this.#offences.timeViolation(slow))
  }

  #afterOffence(team: Team, outcome: OffenceOutcome): MatchEnd | null {
    switch (outcome.kind) {
      case 'none':
        return null
      case 'serve-lost':
        this.#isFirstServeLost = true
        return null
      case 'match-won':
        return { winner: outcome.winner, reason: 'Normally' }
      case 'default':
        return leave(this.#writer, team, { state: 'Default', reason: outcome.reason, playerId: 1 })
    }
  }

  #giveUp(): MatchEnd | null {
    const retiring = this.#due('retirement')
    if (retiring) return leave(this.#writer, retiring, { state: 'Retire', reason: 'Injury', playerId: 1 })
    const sentAway = this.#due('default')
    return (
      sentAway && leave(this.#writer, sentAway, { state: 'Default', reason: 'PhysicalAbuse', playerId: 1 })
    )
  }

  /** True when play has just gone on after a break or a treatment. */
  #interrupt(isSetOver: boolean): boolean {
    const plan = this.#plan
    const point = this.#point
    const writer = this.#writer
    const coached = this.#due('coaching')
    if (coached) coaching(writer, coached)
    const unhurt = this.#due('physio-cancelled')
    if (unhurt) physioCancelled(writer, unhurt)
    const resting = isSetOver ? this.#due('toilet-break') : plan.takeScripted('toilet-break', point)
    if (resting) toiletBreak(writer, resting)
    const treated = this.#due('medical-treatment')
    if (treated) medicalTreatment(writer, treated, 1)
    const declined = this.#due('heat-break-declined') !== null
    if (declined) heatBreakDeclined(writer)
    const stopped = this.#due('suspension') !== null
    if (stopped) suspension(writer, writer.random.chance(0.8) ? 'Rain' : 'Heat')
    const nightFell = this.#due('overnight-suspension') !== null
    if (nightFell) suspension(writer, 'Darkness')
    return resting !== null || treated !== null || declined || stopped || nightFell
  }

  /** The umpire corrects who serves or receives in a doubles team. */
  #swapPlayers(): void {
    const board = this.#board
    const writer = this.#writer
    if (!board.isDoubles) return
    const { server } = board
    if (this.#due('swap-server')) {
      board.swapMembers(server.team)
      writer.packet(3_000, { eventElementType: 'SwapServer', ...board.serving(server) })
    }
    if (this.#due('swap-receiver')) {
      writer.packet(3_000, { eventElementType: 'SwapReceiver', ...board.serving() })
    }
  }

  /** How long until the next serve. At a change of ends the players sit down until the umpire calls "Time". */
  #rest(before: TennisScore): number {
    const { random } = this.#writer
    const { score } = this.#board
    const isSetOver = setsOf(score) > setsOf(before)
    const isGameOver = gamesOf(score) !== gamesOf(before)
    if (!isSetOver && !(isGameOver && isChangeover(score)))
      return random.around(isGameOver ? 26_000 : 18_500, 0.25)
    const untilTimeMs = random.around(isSetOver ? 115_000 : 91_000, 0.06)
    this.#writer.packet(untilTimeMs, { eventElementType: 'TimeAnnouncement' })
    return random.around(27_000, 0.2)
  }
}

const setsOf = ({ finishedSets }: TennisScore): number => finishedSets.length

const gamesOf = ({ set }: TennisScore): number => set.gamesA + set.gamesB

/** Rule 10: ends change after odd games; after the first one the players do not sit down. */
const isChangeover = (score: TennisScore): boolean => gamesOf(score) > 1 && gamesOf(score) % 2 === 1
