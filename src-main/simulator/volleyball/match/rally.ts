/** One rally, from the serve until everybody agrees about whose point it was. */
import { opponentOf, type Side } from '@shared/sports/volleyball/rules/sides'
import { tellPoint, type CourtPlay } from './court-play'
import { disputeOf, givePoint, protest, settlePoint, type Ruling } from './disputes'
import type { Told } from './narrator'
import { playRally, type PointType } from './rally-model'

const SERVER_NOT_NAMED = 0.04
const TYPE_NOT_KNOWN = 0.04
const DETAILS_LATER = 0.08
const CONFIRMED_LATER = 0.6

/** `edge`: how much stronger the home team is. */
export function rally(play: CourtPlay, edge: number): void {
  while (!isDecided(play, edge)) play.narrator.wait(play.random.between(12_000, 20_000))
}

/** False when the rally is to be played again. */
function isDecided(play: CourtPlay, edge: number): boolean {
  const { random, board, narrator, plan } = play
  const serve = tellServe(play)
  const { winner, type, durationMs } = playRally(random, board.rules.variant, board.server, edge)
  narrator.wait(durationMs)
  if (board.isSetPointFor(winner) && plan.take('cancelled-set-point', board.point) !== null) {
    cancelSetPoint(play, winner, type, serve)
    return true
  }
  const dispute = disputeOf(play, winner)
  if (dispute === null) {
    tellPlainPoint(play, winner, type, serve)
    board.award(winner)
    tellPhantom(play, serve)
    return true
  }
  const point = tellPoint(play, winner, {
    types: [type],
    reasons: ['Rally'],
    link: serve,
    confirmation: 'open'
  })
  const ruling = dispute(winner)
  settlePoint(play, point, winner, ruling)
  if (ruling.decision === 'replayed') return false
  board.award(ruling.decision === 'stands' ? winner : opponentOf(winner))
  return true
}

function tellServe({ random, board, narrator }: CourtPlay): Told {
  const standing = board.standing()
  const { server: team, serverPlayerId } = standing
  const playerId = random.chance(SERVER_NOT_NAMED) ? null : serverPlayerId
  return narrator.tell('Serve', { team, playerId }, { standing })
}

function tellPlainPoint(play: CourtPlay, winner: Side, type: PointType, serve: Told): void {
  const { random, narrator, plan, board } = play
  const reasons = ['Rally']
  if (type === 'Kill' && plan.take('late-point-type', board.point) !== null) {
    const point = tellPoint(play, winner, { types: [type], reasons, link: serve, confirmation: 'later' })
    narrator.modify(point, { type: ['BlockOut'] }, { afterMs: random.between(15_000, 50_000) })
    return
  }
  if (random.chance(DETAILS_LATER)) {
    const point = tellPoint(play, winner, { types: null, reasons: null, link: serve, confirmation: 'open' })
    narrator.modify(point, { type: [type], reason: reasons }, { afterMs: random.between(3_000, 8_000) })
    return
  }
  const types = random.chance(TYPE_NOT_KNOWN) ? null : [type]
  const confirmation = random.chance(CONFIRMED_LATER) ? 'later' : 'now'
  tellPoint(play, winner, { types, reasons, link: serve, confirmation })
}

/** Somebody has pressed the wrong key. */
function tellPhantom(play: CourtPlay, serve: Told): void {
  const { random, narrator, plan, board } = play
  if (board.setWinner() !== null) return
  const winner = plan.take('phantom-point', board.point)
  if (winner === null) return
  narrator.wait(2_000)
  const point = tellPoint(play, winner, { types: null, reasons: null, link: serve, confirmation: 'open' })
  narrator.wait(random.between(3_000, 6_000))
  narrator.cancel(point)
}

/** The set seems to be over, and the referee gives the rally to the other team. */
function cancelSetPoint(play: CourtPlay, calledFor: Side, type: PointType, serve: Told): void {
  const { random, narrator, board } = play
  const point = tellPoint(play, calledFor, {
    types: [type],
    reasons: ['Rally'],
    link: serve,
    confirmation: 'open'
  })
  narrator.wait(random.between(2_500, 4_000))
  const setEnd = narrator.tell(
    'SetEnd',
    { endType: `Winner${calledFor}`, endTime: narrator.clock(), setEndConfirmed: false },
    { confirmation: 'open' }
  )
  narrator.wait(random.between(6_000, 12_000))
  const ruling = reversal(play, calledFor)
  narrator.wait(random.between(1_500, 3_000))
  narrator.cancel(setEnd)
  narrator.wait(1_500)
  narrator.cancel(point)
  narrator.wait(random.between(2_000, 4_000))
  givePoint(play, opponentOf(calledFor), ruling)
  board.award(opponentOf(calledFor))
}

function reversal(play: CourtPlay, calledFor: Side): Ruling {
  if (play.board.rules.variant !== 'indoor') return protest(play, opponentOf(calledFor), 'reversed')
  const action = play.narrator.tell('RefereeMindChange', { pointOutcome: 'ReversDecision' })
  return { decision: 'reversed', reason: 'MindChange', action }
}
