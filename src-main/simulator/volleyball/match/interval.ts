/** What happens between two rallies. */
import { opponentOf, type Side } from '@shared/sports/volleyball/rules/sides'
import { giveUp, type MatchEnding } from './ending'
import { isToldIn, pickOf, substitutionFields, tellCourtState, type CourtPlay } from './court-play'
import type { Change } from './lineup'
import { Misdeeds } from './misdeeds'

const TIME_OUT_MS = 30_000
const TECHNICAL_TIME_OUT_MS = 60_000
const TOLD_AT_ITS_START = 0.5
/** Points in a row after which a team thinks of a time-out. */
const LONG_RUN = 3
const CANNOT_GO_ON = 0.6
/** Points of both teams after which beach volleyball has its technical time-out (beach volleyball rule 15.3). */
const TECHNICAL_TIME_OUT_AT = 21
const RELIABLE_AGAIN = 0.4

export class Interval {
  readonly #play: CourtPlay
  readonly #misdeeds: Misdeeds
  #isReliable = true

  constructor(play: CourtPlay) {
    this.#play = play
    this.#misdeeds = new Misdeeds(play)
  }

  /** From one rally to the next; the set may be over by the points of sanctions. Null while the match goes on. */
  run(): MatchEnding | null {
    const { narrator, random, board } = this.#play
    narrator.wait(random.between(5_000, 8_000))
    const ending = giveUp(this.#play)
    if (ending !== null) return ending
    this.#misdeeds.punish()
    if (board.setWinner() !== null) return null
    this.#tellScore()
    this.#tellReliability()
    this.#pauseForRules()
    this.#pauseForTeams()
    this.#hurt()
    this.#substitute()
    this.#moveLiberos()
    narrator.wait(random.between(10_000, 17_000))
    return null
  }

  /** The provider relies on its data again, as it always does in the end. */
  recover(): void {
    if (this.#isReliable) return
    this.#isReliable = true
    this.#play.narrator.tell('Reliability', { isReliable: true, reason: 'Heartbeat Restored' })
  }

  #tellScore(): void {
    const { narrator, plan, board } = this.#play
    if (!isToldIn('SetScore', board.rules.variant) || plan.take('score', board.point) === null) return
    const { Home: home, Away: away } = board.points
    narrator.tell('SetScore', { scoreInPoints: { home, away } })
  }

  #tellReliability(): void {
    const { narrator, plan, board, random } = this.#play
    if (!this.#isReliable) {
      if (random.chance(RELIABLE_AGAIN)) this.recover()
    } else if (plan.take('unreliable', board.point) !== null) {
      this.#isReliable = false
      narrator.tell('Reliability', { isReliable: false, reason: 'Heartbeat Lost' })
    }
  }

  /** Technical time-outs, and the changes of courts during a set (rule 18.2 of each variant). */
  #pauseForRules(): void {
    const { narrator, board } = this.#play
    const { Home, Away } = board.points
    const { variant } = board.rules
    const isTechnical = variant === 'beach' && !board.isDecidingSet && board.technicalTimeOuts === 0
    if (isTechnical && Home + Away >= TECHNICAL_TIME_OUT_AT) {
      board.technicalTimeOuts += 1
      this.#timeOut(null, 'Technical', TECHNICAL_TIME_OUT_MS)
    }
    if (board.courtChanges >= this.#courtChangesDue()) return
    board.courtChanges = this.#courtChangesDue()
    board.teamOnLeft = opponentOf(board.teamOnLeft)
    narrator.wait(8_000)
    tellCourtState(this.#play)
  }

  #courtChangesDue(): number {
    const { points, rules, isDecidingSet } = this.#play.board
    const { Home, Away } = points
    if (rules.variant === 'indoor') return isDecidingSet && Math.max(Home, Away) >= 8 ? 1 : 0
    return Math.floor((Home + Away) / (rules.variant === 'beach' && !isDecidingSet ? 7 : 5))
  }

  #pauseForTeams(): void {
    const { narrator, plan, board, random } = this.#play
    const wanted =
      board.run >= LONG_RUN && plan.take('time-out', board.point) !== null
        ? opponentOf(board.server)
        : plan.takeScripted('time-out', board.point)
    if (wanted !== null && this.#mayTakeTimeOut(wanted)) this.#timeOut(wanted, 'Facultative', TIME_OUT_MS)
    const late = plan.take('late-time-out', board.point)
    if (late === null || !this.#mayTakeTimeOut(late)) return
    narrator.wait(TIME_OUT_MS)
    const fields = { startTime: narrator.clock(TIME_OUT_MS), endTime: narrator.clock(), type: 'Facultative' }
    narrator.tellLate('TimeOut', { team: late, ...fields }, random.between(20_000, 70_000))
  }

  #mayTakeTimeOut(side: Side): boolean {
    const { board } = this.#play
    const lineup = board.lineups[side]
    if (lineup.timeOuts >= board.rules.timeOuts) return false
    lineup.timeOuts += 1
    return true
  }

  #timeOut(team: Side | null, type: string, ms: number): void {
    const { narrator, random } = this.#play
    const startTime = narrator.clock()
    if (!random.chance(TOLD_AT_ITS_START)) {
      narrator.wait(ms)
      narrator.tell('TimeOut', { team, startTime, endTime: narrator.clock(), type })
      return
    }
    const told = narrator.tell('TimeOut', { team, startTime, endTime: null, type }, { confirmation: 'open' })
    narrator.wait(ms)
    narrator.modify(told, { endTime: narrator.clock() })
  }

  #hurt(): void {
    const { narrator, plan, board, random } = this.#play
    const side = plan.take('injury', board.point)
    if (side === null) return
    const lineup = board.lineups[side]
    const onCourt = lineup.zones.filter((id) => id !== lineup.liberoId)
    const playerId = onCourt[pickOf(random)(onCourt.length)] ?? null
    const injury = narrator.tell('Injury', { team: side, playerId })
    narrator.wait(random.between(40_000, 150_000))
    if (playerId === null || !random.chance(CANNOT_GO_ON)) return
    const regular = lineup.substitute(pickOf(random), playerId)
    const change = regular ?? lineup.substituteExceptionally(playerId)
    if (change === null) return
    board.squads[side].leaveMatch(playerId)
    const type = regular === null ? 'Exceptional' : 'Regular'
    narrator.tell('Substitution', substitutionFields(side, change, type), { link: injury })
  }

  #substitute(): void {
    const { narrator, plan, board, random } = this.#play
    for (const kind of ['substitution', 'late-substitution'] as const) {
      const side = plan.take(kind, board.point)
      const change: Change | null = side && board.lineups[side].substitute(pickOf(random))
      if (side === null || change === null) continue
      const fields = substitutionFields(side, change, 'Regular')
      narrator.wait(4_000)
      if (kind === 'substitution') narrator.tell('Substitution', fields)
      else narrator.tellLate('Substitution', fields, random.between(20_000, 70_000))
    }
  }

  #moveLiberos(): void {
    const { narrator, board } = this.#play
    for (const side of ['Home', 'Away'] as const)
      for (const change of board.lineups[side].moveLibero(side === board.server)) {
        narrator.wait(1_000)
        narrator.tell('Substitution', substitutionFields(side, change, 'Libero'))
      }
  }
}
