/** The course of a match: toss, sets, breaks and the end. */
import { opponentOf, SIDES, type Side } from '@shared/sports/volleyball/rules/sides'
import { isToldIn, pickOf, tellCourtState, type CourtPlay } from './court-play'
import { notPlayed, playedOut, type MatchEnding } from './ending'
import { Interval } from './interval'
import { rally } from './rally'

/** Rule 18.1 of each variant. */
const SET_BREAK_MS = { indoor: 180_000, beach: 60_000, snow: 60_000 } as const
/** So long before a set the line-ups are handed in. */
const LINE_UP_MS = 40_000
/** So long after the end of a set there is a toss for the next one, where there is one. */
const TOSS_MS = 15_000
const STRONGEST_EDGE = 0.06
const SETS_TOLD = 0.6
const END_UNCONFIRMED = 0.3

export class MatchCourse {
  readonly #play: CourtPlay
  readonly #interval: Interval
  /** By how much the home team is the stronger one. */
  readonly #edge: number
  #firstServer: Side

  constructor(play: CourtPlay) {
    const { random, board } = play
    this.#play = play
    this.#interval = new Interval(play)
    this.#edge = random.between(-STRONGEST_EDGE, STRONGEST_EDGE)
    this.#firstServer = this.#eitherSide()
    board.teamOnLeft = this.#eitherSide()
  }

  play(hasGoldenSet: boolean): MatchEnding {
    const ending = this.#playSets(hasGoldenSet)
    const { narrator, random } = this.#play
    this.#interval.recover()
    narrator.settle()
    narrator.wait(random.between(4_000, 8_000))
    const isProvisional = random.chance(END_UNCONFIRMED)
    const fields = { endTime: narrator.clock(), endOutcome: ending.outcome }
    narrator.tell('MatchEnd', fields, { confirmation: isProvisional ? 'later' : 'now' })
    return ending
  }

  #playSets(hasGoldenSet: boolean): MatchEnding {
    const { board, narrator, random } = this.#play
    narrator.wait(random.between(20_000, 60_000))
    let ending = notPlayed(this.#play)
    while (ending === null && board.matchWinner === null) ending = this.#playSet(false)
    if (ending === null && hasGoldenSet) ending = this.#playSet(true)
    return ending ?? playedOut(board)
  }

  #playSet(isGolden: boolean): MatchEnding | null {
    const { board } = this.#play
    this.#beginSet(isGolden)
    while (board.setWinner() === null) {
      const ending = this.#interval.run()
      if (ending !== null) {
        this.#breakOff(ending)
        return ending
      }
      if (board.setWinner() === null) rally(this.#play, this.#edge)
    }
    const winner = board.setWinner()
    this.#tellSetEnd(`Winner${winner ?? ''}`)
    board.endSet(winner)
    this.#tellSets()
    return null
  }

  #beginSet(isGolden: boolean): void {
    const { board, narrator, random } = this.#play
    const { variant, players, bestOf } = board.rules
    narrator.setNumber = board.setNumber + 1
    narrator.wait(TOSS_MS)
    const isTossed = isGolden || board.setNumber === 0 || narrator.setNumber === bestOf
    if (isTossed) this.#toss()
    else if (variant === 'indoor') this.#firstServer = opponentOf(this.#firstServer)
    else this.#firstServer = this.#eitherSide()
    const breakMs = board.setNumber === 0 ? random.between(300_000, 420_000) : SET_BREAK_MS[variant]
    narrator.wait(breakMs - TOSS_MS - LINE_UP_MS)
    const turned = { Home: pickOf(random)(players), Away: pickOf(random)(players) }
    board.beginSet(turned, this.#firstServer, isGolden)
    this.#tellLineUps()
    narrator.wait(LINE_UP_MS)
    if (board.setNumber === 1) narrator.tell('MatchStart', { startTime: narrator.clock() })
    narrator.tell('SetStart', {
      startTime: random.chance(0.8) ? narrator.clock() : null,
      isGoldenSet: isGolden
    })
    if (!isTossed) board.teamOnLeft = opponentOf(board.teamOnLeft)
    tellCourtState(this.#play)
  }

  /** Who wins chooses the serve or a side, and the other has what is left (rule 7.1). */
  #toss(): void {
    const { narrator, random } = this.#play
    const firstServer = this.#eitherSide()
    this.#firstServer = firstServer
    const side = random.chance(0.5) ? 'LeftSide' : 'RightSide'
    const choices: readonly (readonly [winnerTeam: Side, winner: string | null, loser: string | null])[] = [
      [firstServer, 'Serve', side],
      [opponentOf(firstServer), 'Receive', side],
      [opponentOf(firstServer), side, 'Serve'],
      [firstServer, side, 'Receive'],
      [firstServer, null, null]
    ]
    const [winnerTeam, winnerChoice, loserChoice] = choices[pickOf(random)(choices.length)] ?? [
      firstServer,
      null,
      null
    ]
    narrator.tell('CoinToss', { winnerTeam, winnerChoice, loserChoice })
  }

  #tellLineUps(): void {
    const { board, narrator } = this.#play
    const sheet = (side: Side): readonly object[] => {
      const { captain, libero } = board.squads[side]
      const players = board.lineups[side].zones.map((id, zone) => ({
        id,
        roles: id === captain ? ['Captain'] : [],
        courtPosition: `Zone${zone + 1}`
      }))
      return libero === null ? players : [...players, { id: libero, roles: ['Libero'], courtPosition: null }]
    }
    narrator.tell('LineUp', { homePlayers: sheet('Home'), awayPlayers: sheet('Away') })
  }

  #breakOff({ outcome, winner, endsSet }: MatchEnding): void {
    if (endsSet) this.#tellSetEnd(outcome)
    this.#play.board.endSet(endsSet ? winner : null)
  }

  #tellSetEnd(endType: string): void {
    const { narrator, random } = this.#play
    narrator.wait(random.between(2_500, 4_000))
    const endTime = narrator.clock()
    if (!random.chance(END_UNCONFIRMED)) {
      narrator.tell('SetEnd', { endType, endTime, setEndConfirmed: true })
      return
    }
    const told = narrator.tell(
      'SetEnd',
      { endType, endTime: null, setEndConfirmed: false },
      { confirmation: 'open' }
    )
    narrator.modify(told, { endTime, setEndConfirmed: true }, { afterMs: random.between(10_000, 30_000) })
  }

  #tellSets(): void {
    const { narrator, board, random } = this.#play
    if (!isToldIn('MatchScore', board.rules.variant) || board.isGolden || !random.chance(SETS_TOLD)) return
    narrator.wait(3_000)
    const { Home: home, Away: away } = board.setsWon
    narrator.tell('MatchScore', { scoreInSets: { home, away } })
  }

  #eitherSide(): Side {
    return SIDES[pickOf(this.#play.random)(SIDES.length)] ?? 'Home'
  }
}
