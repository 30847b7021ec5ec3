/** The score, whose turn it is to serve, and what has been played: as the scorer at the court writes it down. */
import type { MatchRules } from '@shared/sports/volleyball/rules/match-rules'
import {
  bothSides,
  opponentOf,
  plusOne,
  SIDES,
  type BySide,
  type Side
} from '@shared/sports/volleyball/rules/sides'
import { Lineup } from './lineup'
import { Squad } from './squad'
import type { MatchTruth, Standing, TrueRally, TrueSet } from './truth'

export class Scoreboard {
  readonly rules: MatchRules
  readonly squads: BySide<Squad>
  #lineups: BySide<Lineup>
  readonly #sets: TrueSet[] = []
  readonly #rallies: TrueRally[] = []
  #points: BySide<number> = bothSides(0)
  #setsWon: BySide<number> = bothSides(0)
  #server: Side = 'Home'
  #isGolden = false
  /** The serving team's points in a row. */
  #run = 0
  setNumber = 0
  teamOnLeft: Side = 'Home'
  technicalTimeOuts = 0
  courtChanges = 0
  challenges = 0
  sanctions = 0

  constructor(rules: MatchRules) {
    this.rules = rules
    this.squads = { Home: new Squad(rules.variant, 'Home'), Away: new Squad(rules.variant, 'Away') }
    this.#lineups = this.#newLineups(bothSides(0))
  }

  get lineups(): BySide<Lineup> {
    return this.#lineups
  }

  get points(): BySide<number> {
    return this.#points
  }

  get setsWon(): BySide<number> {
    return this.#setsWon
  }

  get server(): Side {
    return this.#server
  }

  get run(): number {
    return this.#run
  }

  get isGolden(): boolean {
    return this.#isGolden
  }

  get isDecidingSet(): boolean {
    return this.#isGolden || this.setNumber === this.rules.bestOf
  }

  /** Of the rally in play, or of the next one; the first is 1. */
  get point(): number {
    return this.#rallies.length + 1
  }

  /** Null before the first, and of one that nobody has won. */
  get lastSetWinner(): Side | null {
    return this.#sets.at(-1)?.winner ?? null
  }

  /** Null until somebody has won enough sets. */
  get matchWinner(): Side | null {
    return SIDES.find((side) => 2 * this.#setsWon[side] > this.rules.bestOf) ?? null
  }

  /** `turned`: how far each team's usual line-up is turned. */
  beginSet(turned: BySide<number>, server: Side, isGolden: boolean): void {
    this.setNumber += 1
    this.technicalTimeOuts = 0
    this.courtChanges = 0
    for (const side of SIDES) this.squads[side].beginSet()
    this.#points = bothSides(0)
    this.#run = 0
    this.#server = server
    this.#isGolden = isGolden
    this.#lineups = this.#newLineups(turned)
    this.#lineups[server].beginServing()
  }

  /** Who would have won the set with these points: enough of them, and two more than the other. */
  setWinner(points: BySide<number> = this.#points): Side | null {
    const target = this.isDecidingSet ? this.rules.decidingSetTo : this.rules.setTo
    return SIDES.find((side) => points[side] >= target && points[side] - points[opponentOf(side)] > 1) ?? null
  }

  /** Whether this team wins the set with the next point. */
  isSetPointFor = (side: Side): boolean => this.setWinner(plusOne(this.#points, side)) === side

  award(winner: Side): void {
    const server = this.#server
    const serverPlayerId = this.#lineups[server].server
    this.#points = plusOne(this.#points, winner)
    this.#run = winner === server ? this.#run + 1 : 1
    if (winner !== server) this.#lineups[winner].winServe()
    this.#server = winner
    const { setNumber } = this
    this.#rallies.push({ setNumber, server, serverPlayerId, winner, points: this.#points })
  }

  /** Null for a set that nobody wins, because the match is over before its end. */
  endSet(winner: Side | null): void {
    const { Home, Away } = this.#lineups
    this.#sets.push({
      points: this.#points,
      winner,
      timeOuts: { Home: Home.timeOuts, Away: Away.timeOuts },
      technicalTimeOuts: this.technicalTimeOuts,
      substitutions: { Home: Home.substitutions, Away: Away.substitutions }
    })
    if (winner !== null && !this.#isGolden) this.#setsWon = plusOne(this.#setsWon, winner)
  }

  standing(): Standing {
    const { point, setNumber } = this
    return {
      point,
      setNumber,
      points: this.#points,
      setsWon: this.#setsWon,
      server: this.#server,
      serverPlayerId: this.#lineups[this.#server].server,
      zones: { Home: this.#lineups.Home.zones, Away: this.#lineups.Away.zones }
    }
  }

  truth(outcome: string, winner: Side | null): MatchTruth {
    return {
      rules: this.rules,
      sets: this.#sets,
      setsWon: this.#setsWon,
      rallies: this.#rallies,
      challenges: this.challenges,
      sanctions: this.sanctions,
      outcome,
      winner
    }
  }

  #newLineups(turned: BySide<number>): BySide<Lineup> {
    return {
      Home: new Lineup(this.rules, this.squads.Home, turned.Home),
      Away: new Lineup(this.rules, this.squads.Away, turned.Away)
    }
  }
}
