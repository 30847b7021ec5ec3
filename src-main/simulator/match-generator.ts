/** Whole matches, invented point by point from a seed, as a list of packets with the moments at which they come. */
import { pointWon } from '@shared/tennis/advance'
import { formatOf, type MatchFormat } from '@shared/tennis/format'
import { LOVE_ALL, opponentOf, type Server, type Team, type TennisScore } from '@shared/tennis/score'
import { doublesOrder, nextSetOrder, serverOf, singlesOrder, type ServiceOrder } from '@shared/tennis/serving'
import { statusFieldsOf, type MatchProfile } from './match-profile'
import { planPoint, type ServeStrength } from './point-model'
import { Random } from './random'
import {
  wireScore,
  wireServer,
  type MatchState,
  type PacketBody,
  type PointType,
  type VenueTimes
} from './wire'

/** One packet of a match. */
export interface ScriptStep {
  readonly seqNum: number
  /** Match-time milliseconds from the opening of the stream to the sending of the packet. */
  readonly offsetMs: number
  /** How long the packet takes from the court to the provider's socket, in real milliseconds. */
  readonly venueDelayMs: number
  /** Play clock, `HH:MM:SS`. */
  readonly matchTime: string
  readonly body: PacketBody
}

/** The packets 1, 2, … of a match from UmpireOnCourt to MatchFinished; the placeholder 0 is the stream's. */
export type MatchScript = readonly ScriptStep[]

const FIRST_SERVE_IN = 0.62
const SECOND_SERVE_IN = 0.91
const ACE = 0.1
/** How much more often a point is won on a first serve than on any. */
const FIRST_SERVE_BONUS = 0.08
const CHALLENGE_SHARE = 0.03
const CHALLENGES_LOST = 0.7
const TOILET_BREAK_SHARE = 0.25
const CODE_VIOLATION_SHARE = 0.004

/** Plays the match. Equal profile and seed give an equal script. Throws when the profile's rules are not known. */
export function generateMatch(profile: MatchProfile, seed: number): MatchScript {
  const format = formatOf(profile.scoringType, profile.numSets, profile.tieBreakType)
  if (!format) throw new Error(`The rules of ${profile.scoringType} are not known`)
  return new MatchGenerator(profile, format, new Random(seed)).play()
}

class MatchGenerator {
  private readonly steps: ScriptStep[] = []
  private readonly strength: Readonly<Record<Team, ServeStrength>>
  private readonly courtDelayMs: number
  private readonly firstServer: Team
  /** What a status says about the toss; it is known from the warm-up on. */
  private toss = { firstServer: 'UnknownTeam', tossWinner: 'UnknownTeam', tossChooser: 'UnknownTossChooser' }
  private order: ServiceOrder
  private score = LOVE_ALL
  private offsetMs = 0
  private playStartedMs: number | null = null

  constructor(
    private readonly profile: MatchProfile,
    private readonly format: MatchFormat,
    private readonly random: Random
  ) {
    const edge = random.between(-0.03, 0.03)
    this.strength = {
      TeamA: serveStrength(profile.servePointsWon + edge),
      TeamB: serveStrength(profile.servePointsWon - edge)
    }
    this.courtDelayMs = random.between(800, 1_700)
    this.firstServer = random.chance(0.5) ? 'TeamA' : 'TeamB'
    const doubles = profile.teams.TeamA.length === 2
    this.order = doubles ? doublesOrder(this.firstServer) : singlesOrder(this.firstServer)
  }

  play(): MatchScript {
    this.openMatch()
    let winner: Team | null = null
    while (winner === null) winner = this.playPoint()
    const matchTime = this.steps.at(-1)?.matchTime
    this.add(
      this.random.around(14_000, 0.3),
      { eventElementType: 'MatchFinished', won: winner, reason: 'Normally' },
      matchTime
    )
    return this.steps
  }

  private openMatch(): void {
    const { random, firstServer } = this
    this.addStatus(random.around(20_000, 0.3), { state: 'UmpireOnCourt' })
    this.addStatus(random.around(180_000, 0.3), { state: 'PlayersArriveOnCourt' })
    this.toss = random.chance(0.6)
      ? { firstServer, tossWinner: firstServer, tossChooser: 'Serve' }
      : { firstServer, tossWinner: opponentOf(firstServer), tossChooser: 'Ends' }
    this.addStatus(random.around(140_000, 0.2), { state: 'Warmup' })
    const untilPlayMs = random.around(330_000, 0.1)
    this.playStartedMs = this.offsetMs + untilPlayMs
    this.addStatus(untilPlayMs, { state: 'InProgress' })
    this.serve(random.between(0, 15_000))
  }

  /** From the first serve's result to the next point's first serve. The winner when it was the last point. */
  private playPoint(): Team | null {
    const server = this.server()
    const plan = planPoint(this.random, this.strength[server.team])
    for (const step of plan.steps) {
      const serving = this.serving(server)
      this.add(
        step.afterMs,
        step.kind === 'let'
          ? { eventElementType: 'PointLet', ...serving }
          : { eventElementType: 'PointFault', ...serving, faultType: step.faultType }
      )
      this.serve(step.nextServeAfterMs)
    }
    const scoredBy = plan.serverWins ? server.team : opponentOf(server.team)
    if (plan.pointType === 'Standard' && this.random.chance(CHALLENGE_SHARE)) {
      this.challenge(plan.scoredAfterMs, scoredBy)
      return this.scorePoint(0, server, scoredBy, plan.pointType)
    }
    return this.scorePoint(plan.scoredAfterMs, server, scoredBy, plan.pointType)
  }

  private scorePoint(afterMs: number, server: Server, scoredBy: Team, pointType: PointType): Team | null {
    const gamesBefore = this.score.set.gamesA + this.score.set.gamesB
    const { score, gameWon, setWon, matchWon } = pointWon(this.format, this.score, scoredBy)
    this.score = score
    if (setWon) this.order = nextSetOrder(this.order, gamesBefore + 1)
    this.add(afterMs, {
      eventElementType: 'PointScored',
      ...this.serving(server),
      score: wireScore(score, this.profile.dialect),
      details: { scoredBy, pointType }
    })
    if (matchWon) return matchWon
    if (this.random.chance(CODE_VIOLATION_SHARE)) this.warn(opponentOf(scoredBy))
    if (setWon) this.breakBetweenSets()
    else if (gameWon && isChangeover(score)) this.pauseUntilTime(91_000)
    else this.serve(this.random.around(gameWon ? 26_000 : 18_500, 0.25))
    return null
  }

  /** One side asks for the replay, which decides for `won`; the point is scored at the same moment. */
  private challenge(afterMs: number, won: Team): void {
    const team = this.random.chance(CHALLENGES_LOST) ? opponentOf(won) : won
    const state = 'ChallengeInProgress'
    this.addStatus(afterMs, { state, team })
    const ended: VenueTimes = { location: 'begun', ended: 'challengeEnded' }
    this.addStatus(this.random.around(30_000, 0.25), { state, team, won }, ended)
    this.resume(1_100)
  }

  private warn(team: Team): void {
    const reason = this.random.chance(0.5) ? 'RacquetAbuse' : 'AudibleObscenity'
    this.add(this.random.around(9_000, 0.2), { eventElementType: 'CodeViolation', team, playerId: 1, reason })
  }

  private breakBetweenSets(): void {
    if (!this.random.chance(TOILET_BREAK_SHARE)) {
      this.pauseUntilTime(115_000)
      return
    }
    const team = this.random.chance(0.5) ? 'TeamA' : 'TeamB'
    const state = 'ToiletBreak'
    this.addStatus(this.random.around(30_000, 0.2), { state, team })
    const ended: VenueTimes = { location: 'begun', ended: 'toiletBreakEnded' }
    this.addStatus(this.random.around(190_000, 0.2), { state, team }, ended)
    this.add(this.random.around(15_000, 0.2), { eventElementType: 'TimeAnnouncement' })
    this.resume(this.random.around(22_000, 0.2))
    this.serve(this.random.around(6_000, 0.2))
  }

  /** The players sit down until the umpire calls "Time". */
  private pauseUntilTime(medianMs: number): void {
    this.add(this.random.around(medianMs, 0.06), { eventElementType: 'TimeAnnouncement' })
    this.serve(this.random.around(27_000, 0.2))
  }

  private resume(afterMs: number): void {
    this.addStatus(afterMs, { state: 'InProgress' }, { location: 'none' })
  }

  private serve(afterMs: number): void {
    this.add(afterMs, { eventElementType: 'PointStarted', ...this.serving(this.server()) })
  }

  private server(): Server {
    return serverOf(this.order, this.score)
  }

  /** `server` served, or serves, this point; who serves next follows from the score. */
  private serving(server: Server): { server: Server; nextServer: Server } {
    const { dialect } = this.profile
    return { server: wireServer(server, dialect), nextServer: wireServer(this.server(), dialect) }
  }

  private addStatus(
    afterMs: number,
    matchState: MatchState,
    venueTimes: VenueTimes = { location: 'now' }
  ): void {
    const matchStatus = { matchState, ...statusFieldsOf(this.profile), ...this.toss }
    this.add(afterMs, { eventElementType: 'MatchStatusUpdate', matchStatus, venueTimes })
  }

  private add(afterMs: number, body: PacketBody, matchTime?: string): void {
    const before = this.steps.at(-1)
    this.offsetMs += afterMs
    this.steps.push({
      seqNum: this.steps.length + 1,
      offsetMs: Math.round(this.offsetMs),
      // What happens at one moment travels together.
      venueDelayMs:
        before && afterMs === 0 ? before.venueDelayMs : this.courtDelayMs + this.random.between(0, 700),
      matchTime: matchTime ?? playClock(this.playStartedMs === null ? 0 : this.offsetMs - this.playStartedMs),
      body
    })
  }
}

/** Rule 10: ends change after odd games; after the first one the players do not sit down. */
function isChangeover({ set }: TennisScore): boolean {
  const games = set.gamesA + set.gamesB
  return games > 1 && games % 2 === 1
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

/** `HH:MM:SS` of a duration. */
function playClock(playedMs: number): string {
  const seconds = Math.floor(playedMs / 1_000)
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}
