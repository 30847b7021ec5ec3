/** Sanctions, step by step (rules 16 and 21). */
import { opponentOf, type BySide, type Side } from '@shared/sports/volleyball/rules/sides'
import { pickOf, substitutionFields, tellPoint, type CourtPlay } from './court-play'
import type { Told } from './narrator'

interface Conduct {
  hasAskedImproperly: boolean
  delays: number
  misconducts: number
  /** Who behaves badly: always the same one, as there are such people. Null for one on the bench. */
  offender: number | null
}

const spotless = (): Conduct => ({ hasAskedImproperly: false, delays: 0, misconducts: 0, offender: null })

const LADDER = ['Warning', 'Penalty', 'Expulsion', 'Disqualification'] as const
type Step = (typeof LADDER)[number]

export class Misdeeds {
  readonly #play: CourtPlay
  readonly #records: BySide<Conduct>

  constructor(play: CourtPlay) {
    this.#play = play
    this.#records = { Home: spotless(), Away: spotless() }
  }

  /** Gives the sanctions that are due, and the points that follow from them. */
  punish(): void {
    const { plan, board } = this.#play
    const improper = plan.take('improper-request', board.point)
    if (improper !== null) this.#askImproperly(improper)
    const delay = plan.take('delay', board.point)
    if (delay !== null) this.#delay(delay)
    const misconduct = plan.take('misconduct', board.point)
    if (misconduct !== null && board.setWinner() === null) this.#misbehave(misconduct)
  }

  /** The second one of a match would be a delay (rule 15.11). */
  #askImproperly(side: Side): void {
    const record = this.#records[side]
    if (record.hasAskedImproperly) return
    record.hasAskedImproperly = true
    this.#sanction(side, null, 'ImproperRequest')
  }

  #delay(side: Side): void {
    const record = this.#records[side]
    record.delays += 1
    if (record.delays === 1) this.#sanction(side, null, 'DelayWarning')
    else this.#givePoint(opponentOf(side), this.#sanction(side, null, 'DelaySanction'))
  }

  #misbehave(side: Side): void {
    const { board, random } = this.#play
    const record = this.#records[side]
    const step = LADDER[record.misconducts]
    if (step === undefined) return
    const lineup = board.lineups[side]
    const onCourt = lineup.zones.filter((id) => id !== lineup.liberoId)
    if (record.misconducts === 0) record.offender = onCourt[pickOf(random)(onCourt.length)] ?? null
    record.misconducts += 1
    if (step === 'Expulsion' || step === 'Disqualification') this.#sendOff(side, step, onCourt)
    else {
      const sanction = this.#sanction(side, record.offender, step)
      if (step === 'Penalty') this.#givePoint(opponentOf(side), sanction)
    }
  }

  /** Who is on the court must be substituted; when nobody may come in, it is somebody on the bench who has to go. */
  #sendOff(side: Side, step: Step, onCourt: readonly number[]): void {
    const { narrator, board, random } = this.#play
    const { offender } = this.#records[side]
    const isOnCourt = offender !== null && onCourt.includes(offender)
    const change = isOnCourt ? board.lineups[side].substitute(pickOf(random), offender) : null
    const sanction = this.#sanction(side, change === null ? null : offender, step)
    if (change === null) return
    const squad = board.squads[side]
    if (step === 'Expulsion') squad.leaveSet(change.playerOutId)
    else squad.leaveMatch(change.playerOutId)
    narrator.wait(15_000)
    narrator.tell('Substitution', substitutionFields(side, change, 'Regular'), { link: sanction })
  }

  #sanction(side: Side, playerId: number | null, type: string): Told {
    const { narrator, board } = this.#play
    narrator.wait(6_000)
    board.sanctions += 1
    return narrator.tell('Sanction', { team: side, playerId, type })
  }

  #givePoint(winner: Side, sanction: Told): void {
    const { narrator, board } = this.#play
    narrator.wait(3_000)
    const said = { types: ['Penalty'], reasons: ['Sanction'], link: sanction } as const
    tellPoint(this.#play, winner, { ...said, confirmation: 'as-usual' })
    board.award(winner)
  }
}
