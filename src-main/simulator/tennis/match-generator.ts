/** Whole matches, invented point by point from a seed, as a list of packets with the moments at which they come. */
import { formatOf, type MatchFormat } from '@shared/sports/tennis/rules/format'
import { opponentOf, type Server, type Team } from '@shared/sports/tennis/rules/score'
import { incidentPlan, type TennisIncidentPlan } from './incidents'
import { Intermission, leave, type MatchEnd } from './intermission'
import { ballMarkInspection, challenge } from './interruptions'
import type { MatchProfile } from './match-profile'
import type { MatchScript } from './match-script'
import { planPoint, type PointPlan, type ServeStrength } from './point-model'
import { Random } from '../random'
import { Scoreboard } from './scoreboard'
import { ScriptWriter } from './script-writer'

const FIRST_SERVE_IN = 0.62
const SECOND_SERVE_IN = 0.91
const ACE = 0.1
/** How much more often a point is won on a first serve than on any. */
const FIRST_SERVE_BONUS = 0.08
const CHALLENGES_LOST = 0.7

/** Plays the match. Equal profile and seed give an equal script. Throws when the profile's rules are not known. */
export function generateMatch(profile: MatchProfile, seed: number): MatchScript {
  const format = formatOf(profile.scoringType, profile.numSets, profile.tieBreakType)
  if (!format) throw new Error(`The rules of ${profile.scoringType} are not known`)
  return new MatchGenerator(profile, format, new Random(seed)).play()
}

class MatchGenerator {
  readonly #random: Random
  readonly #strength: Readonly<Record<Team, ServeStrength>>
  readonly #firstServer: Team
  readonly #plan: TennisIncidentPlan
  readonly #board: Scoreboard
  readonly #writer: ScriptWriter
  readonly #intermission: Intermission
  /** The point that is played or comes next; the first is 1. */
  #point = 1
  #overrules = 0
  #firstServeLost = false
  /** Until the next serve. */
  #pauseMs: number

  constructor(profile: MatchProfile, format: MatchFormat, random: Random) {
    this.#random = random
    const edge = random.between(-0.03, 0.03)
    this.#strength = {
      TeamA: serveStrength(profile.servePointsWon + edge),
      TeamB: serveStrength(profile.servePointsWon - edge)
    }
    this.#firstServer = random.chance(0.5) ? 'TeamA' : 'TeamB'
    this.#plan = incidentPlan(profile.incidents ?? {}, random)
    this.#board = new Scoreboard(format, profile, this.#firstServer)
    this.#writer = new ScriptWriter(profile, this.#board, random)
    this.#intermission = new Intermission(this.#writer, this.#board, this.#plan)
    this.#pauseMs = random.between(0, 15_000)
  }

  play(): MatchScript {
    let end = this.#openMatch()
    while (!end) end = this.#playPoint()
    const { winner: won, reason } = end
    this.#writer.packet(
      this.#random.around(14_000, 0.3),
      { eventElementType: 'MatchFinished', won, reason },
      true
    )
    return this.#writer.script
  }

  #openMatch(): MatchEnd | null {
    const random = this.#random
    const firstServer = this.#firstServer
    const writer = this.#writer
    writer.status(random.around(20_000, 0.3), { state: 'UmpireOnCourt' })
    const absent = this.#plan.take('walkover', this.#point)
    if (absent) return leave(writer, absent, { state: 'Retire', reason: 'Walkover', playerId: 0 })
    writer.status(random.around(180_000, 0.3), { state: 'PlayersArriveOnCourt' })
    writer.toss = random.chance(0.6)
      ? { firstServer, tossWinner: firstServer, tossChooser: 'Serve' }
      : { firstServer, tossWinner: opponentOf(firstServer), tossChooser: 'Ends' }
    writer.status(random.around(140_000, 0.2), { state: 'Warmup' })
    const untilPlayMs = random.around(330_000, 0.1)
    writer.startClock(untilPlayMs)
    writer.status(untilPlayMs, { state: 'InProgress' })
    return null
  }

  /** From the first serve to whatever happens before the next point. */
  #playPoint(): MatchEnd | null {
    const board = this.#board
    const before = board.score
    const { server } = board
    let plan = this.#serveUntilDecided(server)
    while (this.#isReplayed(plan)) plan = this.#serveUntilDecided(server)
    const scoredBy = plan.serverWins ? server.team : opponentOf(server.team)
    const afterMs =
      plan.pointType === 'Standard' ? this.#callInDoubt(plan.scoredAfterMs, scoredBy) : plan.scoredAfterMs
    const { matchWon } = board.award(scoredBy, plan.pointType, this.#serveOf(plan))
    this.#writer.packet(afterMs, {
      eventElementType: 'PointScored',
      ...board.serving(server),
      score: board.wireScore(),
      details: { scoredBy, pointType: plan.pointType }
    })
    this.#point += 1
    if (matchWon) return { winner: matchWon, reason: 'Normally' }
    if (this.#plan.take('late-overrule', this.#point)) this.#overrule(this.#random.around(4_000, 0.2))
    const next = this.#intermission.run(before, this.#point)
    if ('winner' in next) return next
    this.#pauseMs = next.pauseMs
    this.#firstServeLost = next.isFirstServeLost
    return null
  }

  /** Every serve of the point that does not decide it. */
  #serveUntilDecided(server: Server): PointPlan {
    const board = this.#board
    const writer = this.#writer
    const plan = planPoint(this.#random, this.#strength[server.team], this.#firstServeLost)
    this.#serve(this.#pauseMs)
    for (const step of plan.steps) {
      if (step.kind === 'let') {
        writer.packet(step.afterMs, { eventElementType: 'PointLet', ...board.serving() })
      } else {
        const { faultType } = step
        const afterMs = this.#callInDoubt(step.afterMs, opponentOf(server.team))
        writer.packet(afterMs, { eventElementType: 'PointFault', ...board.serving(), faultType })
      }
      this.#serve(step.nextServeAfterMs)
    }
    return plan
  }

  /** A replayed point begins anew, with the first serve. */
  #isReplayed(plan: PointPlan): boolean {
    const board = this.#board
    const incidents = this.#plan
    const writer = this.#writer
    const overruled = incidents.take('overrule', this.#point) !== null
    if (!overruled && incidents.take('replay', this.#point) === null) return false
    if (overruled) this.#overrule(plan.scoredAfterMs)
    writer.packet(3_000, { eventElementType: 'PointReplayed', ...board.serving() })
    this.#firstServeLost = false
    this.#pauseMs = this.#random.around(14_000, 0.2)
    return true
  }

  #serveOf(plan: PointPlan): 1 | 2 {
    return this.#firstServeLost || plan.steps.some(({ kind }) => kind === 'fault') ? 2 : 1
  }

  #serve(afterMs: number): void {
    this.#writer.packet(afterMs, { eventElementType: 'PointStarted', ...this.#board.serving() })
  }

  /** A call for `decidedFor` may be looked at again. What is left of `afterMs` when it has been. */
  #callInDoubt(afterMs: number, decidedFor: Team): number {
    if (this.#plan.take('challenge', this.#point)) {
      const challenger = this.#random.chance(CHALLENGES_LOST) ? opponentOf(decidedFor) : decidedFor
      challenge(this.#writer, afterMs, challenger, decidedFor)
      return 0
    }
    if (!this.#plan.take('ball-mark-inspection', this.#point)) return afterMs
    ballMarkInspection(this.#writer, afterMs)
    return 0
  }

  #overrule(afterMs: number): void {
    const board = this.#board
    this.#overrules += 1
    this.#writer.packet(afterMs, {
      eventElementType: 'Overrule',
      ...board.serving(),
      score: board.wireScore(),
      numOverrules: this.#overrules
    })
  }
}

/** Strengths that together make the server win the given share of points. */
function serveStrength(pointsWon: number): ServeStrength {
  const wonOnFirst = pointsWon + FIRST_SERVE_BONUS
  const onSecond = (pointsWon - FIRST_SERVE_IN * wonOnFirst) / (1 - FIRST_SERVE_IN)
  return {
    firstServeIn: FIRST_SERVE_IN,
    secondServeIn: SECOND_SERVE_IN,
    ace: ACE,
    wonOnFirst,
    wonOnSecond: onSecond / SECOND_SERVE_IN
  }
}
