/** Which rallies a match has: worked out of its script without playing one of them. */
import type { RallyKey } from '@shared/sports/tennis/tracking/rally'
import { LOVE_ALL, opponentOf, type Team, type TennisScore } from '@shared/sports/tennis/rules/score'
import { serviceSideOf } from '@shared/sports/tennis/rules/serving'
import type { CountedPoint } from '../tennis/counted-point'
import type { MatchScript, ScriptStep } from '../tennis/match-script'
import { Random } from '../random'
import { endChanges } from './ends'
import type { RallyEnding } from './played-rally'
import type { ServeSide } from './tactics'

/** A moment on the court, from its packet. */
export type CourtMoment = Pick<ScriptStep, 'offsetMs' | 'venueDelayMs'>

export interface RallyPlan {
  readonly key: RallyKey
  /** The same for all revisions of a rally. */
  readonly seed: number
  /** 0, then one more for each correction of the point. */
  readonly revision: number
  readonly before: TennisScore
  readonly server: Team
  readonly serve: 1 | 2
  readonly side: ServeSide
  readonly teamAtPositiveX: Team
  readonly ending: RallyEnding
  /** Null while the point goes on. */
  readonly scorer: Team | null
  /** "let": the point is replayed. */
  readonly result: 'played' | 'fault' | 'let'
  readonly startsAt: CourtMoment
  /** The packet that tells the outcome. */
  readonly toldBy: CourtMoment
  /** All points that count after it. */
  readonly points: readonly CountedPoint[]
  /** Of the sets that have begun. */
  readonly sets: readonly SetTimes[]
  readonly gameStartsAt: CourtMoment
}

export interface SetTimes {
  readonly startsAt: CourtMoment
  readonly endsAt: CourtMoment | null
}

/** Until the server hits. */
export const SERVE_AFTER_MS = 500
/** Until the umpire has entered the point. */
const ENTERED_AFTER_MS = 1_400
const MS_PER_SHOT = 1_250
const WINNERS = 0.36
const LONGEST = 30

/**
 * The rallies in sending order. Equal script and seed give equal rallies. `advantage`: false where one point decides a
 * game at 40–40.
 */
export const rallyPlans = (script: MatchScript, advantage: boolean, seed: number): readonly RallyPlan[] =>
  new RallyPlanner(advantage, seed).plan(script)

class RallyPlanner {
  readonly #advantage: boolean
  readonly #seed: number
  readonly #teamAtStart: Team
  readonly #plans: RallyPlan[] = []
  readonly #sets: SetTimes[] = []
  #game = ''
  #gameStartsAt: CourtMoment = { offsetMs: 0, venueDelayMs: 0 }
  /** The serve in play and, once something has stopped it, by what. */
  #open: { readonly step: ScriptStep; readonly server: Team; stoppedBy: ScriptStep | null } | null = null
  #serve: 1 | 2 = 1
  /** Of the point in play, on each serve. */
  #rallies: Record<1 | 2, number> = { 1: 0, 2: 0 }
  #points: readonly CountedPoint[] = []

  constructor(advantage: boolean, seed: number) {
    this.#advantage = advantage
    this.#seed = seed
    this.#teamAtStart = new Random(seed).chance(0.5) ? 'TeamA' : 'TeamB'
  }

  plan(script: MatchScript): readonly RallyPlan[] {
    for (const step of script) this.#follow(step)
    return this.#plans
  }

  #follow(step: ScriptStep): void {
    const { body } = step
    if (body.eventElementType === 'PointStarted') {
      this.#open = { step, server: body.server.team, stoppedBy: null }
      this.#noteStarts(step)
      return
    }
    if (this.#open) this.#open.stoppedBy ??= step
    switch (body.eventElementType) {
      case 'PointLet':
        this.#add(step, 'let', { kind: 'let' }, null)
        break
      case 'PointFault':
        // After a foot fault nothing was played.
        if (body.faultType === 'Fault') this.#add(step, 'fault', { kind: 'fault' }, null)
        this.#serveAgain(2)
        break
      case 'ServeLoss':
        this.#serveAgain(2)
        break
      case 'PointReplayed':
        this.#add(step, 'let', this.#played(step, opponentOf(body.server.team), body.server.team), null)
        this.#serveAgain(1)
        break
      case 'PointScored':
        this.#score(step, body.details.scoredBy, body.details.pointType)
        break
      default:
    }
    this.#points = step.points
  }

  #serveAgain(serve: 1 | 2): void {
    this.#open = null
    this.#serve = serve
  }

  #score(step: ScriptStep, scorer: Team, pointType: string): void {
    const { points } = step
    if (this.#open) {
      const { server } = this.#open
      const ending: RallyEnding =
        pointType === 'Ace'
          ? { kind: 'ace' }
          : pointType === 'DoubleFault'
            ? { kind: 'fault' }
            : this.#played(step, scorer, server)
      this.#add(step, 'played', ending, scorer)
      this.#serveAgain(1)
      this.#rallies = { 1: 0, 2: 0 }
    } else if (points.length > this.#points.length) {
      this.#correct(step, scorer)
    }
  }

  /** A point replaces one taken back: the rally is sent again. */
  #correct(step: ScriptStep, scorer: Team): void {
    const point = step.points.at(-1)
    const index = this.#plans.findLastIndex(
      ({ result, points }) => result === 'played' && points.length === step.points.length
    )
    const plan = this.#plans[index]
    if (!plan || !point) return
    const server = point.server ?? plan.server
    // A corrected point is a plain one, whatever it was before.
    const isKept = plan.scorer === scorer && plan.server === server && plan.ending.kind === 'played'
    this.#plans.push({
      ...plan,
      ...this.#placeOf(step.points.slice(0, -1), plan.serve, plan.key.rally, plan.seed),
      server,
      revision: plan.revision + 1,
      ending: isKept ? plan.ending : this.#played(plan.toldBy, scorer, server, plan.startsAt),
      scorer,
      toldBy: step,
      points: step.points
    })
  }

  #add(step: ScriptStep, result: RallyPlan['result'], ending: RallyEnding, scorer: Team | null): void {
    const open = this.#open
    if (!open) return
    const seed = this.#seedOf(open.step)
    this.#rallies[this.#serve] += 1
    this.#plans.push({
      ...this.#placeOf(open.step.points, this.#serve, this.#rallies[this.#serve], seed),
      seed,
      revision: 0,
      server: open.server,
      serve: this.#serve,
      ending,
      scorer,
      result,
      startsAt: open.step,
      toldBy: open.stoppedBy ?? step,
      points: step.points,
      sets: this.#setsAfter(step),
      gameStartsAt: this.#gameStartsAt
    })
    this.#open = null
  }

  /** Where the rally after these points is. */
  #placeOf(
    points: readonly CountedPoint[],
    serve: 1 | 2,
    rally: number,
    seed: number
  ): Pick<RallyPlan, 'key' | 'before' | 'side' | 'teamAtPositiveX'> {
    const before = scoreAfter(points)
    const receiversChoice = new Random(seed).chance(0.5) ? 'deuce' : 'ad'
    const side = serviceSideOf(before.game, this.#advantage) ?? receiversChoice
    return {
      key: keyAfter(points, serve, rally),
      before,
      side: side === 'ad' ? 'advantage' : 'deuce',
      teamAtPositiveX: endChanges(before) % 2 === 0 ? this.#teamAtStart : opponentOf(this.#teamAtStart)
    }
  }

  #seedOf({ seqNum }: ScriptStep): number {
    return this.#seed + Math.imul(seqNum, 7_919)
  }

  /** A rally of as many shots as there was time for, that `wonBy` wins. */
  #played(
    until: CourtMoment,
    scorer: Team,
    server: Team,
    from: CourtMoment | undefined = this.#open?.step
  ): RallyEnding {
    const untilMs = (this.#open?.stoppedBy ?? until).offsetMs
    const timeMs = untilMs - (from?.offsetMs ?? untilMs) - SERVE_AFTER_MS - ENTERED_AFTER_MS
    const random = new Random(this.#seed + Math.round(untilMs))
    const wonBy = scorer === server ? 'server' : 'receiver'
    const least = Math.max(2, Math.min(LONGEST - 1, Math.round(timeMs / MS_PER_SHOT)))
    const isWinner = random.chance(WINNERS)
    const lastHitter = (shots: number): 'server' | 'receiver' => (shots % 2 === 1 ? 'server' : 'receiver')
    const isFitting = (shots: number): boolean => (lastHitter(shots) === wonBy) === isWinner
    const shots = isFitting(least) ? least : least > 2 && random.chance(0.6) ? least - 1 : least + 1
    return { kind: 'played', shots, wonBy }
  }

  #noteStarts(step: ScriptStep): void {
    const { set, game } = keyAfter(step.points, 1, 1)
    if (this.#sets.length < set) this.#sets.push({ startsAt: step, endsAt: null })
    if (this.#game === `${set}.${game}`) return
    this.#game = `${set}.${game}`
    this.#gameStartsAt = step
  }

  /** A set that is over ends with the step that says so. */
  #setsAfter(step: ScriptStep): readonly SetTimes[] {
    const finished = scoreAfter(step.points).finishedSets.length
    this.#sets.forEach((times, index) => {
      if (index < finished && times.endsAt === null) this.#sets[index] = { ...times, endsAt: step }
    })
    return [...this.#sets]
  }
}

const scoreAfter = (points: readonly CountedPoint[]): TennisScore => points.at(-1)?.after ?? LOVE_ALL

/** Set, game and point of the rally after these points. */
function keyAfter(points: readonly CountedPoint[], serve: number, rally: number): RallyKey {
  const before = scoreAfter(points)
  const set = before.finishedSets.length + 1
  const game = gamesIn(before) + 1
  const last = points.findLastIndex(
    (point) => point.before.finishedSets.length + 1 !== set || gamesIn(point.before) + 1 !== game
  )
  return { set, game, point: points.length - last, serve, rally }
}

const gamesIn = ({ set }: TennisScore): number => set.gamesA + set.gamesB
