/** Plays one rally: who hits what from where, and where it comes down. */
import {
  BASELINE_M,
  COURT,
  halfOf,
  otherEnd,
  outDistanceM,
  serviceBoxOf
} from '@shared/sports/tennis/tracking/geometry/court'
import { Random } from '../random'
import { aimAtGround, aimAtNet, type Launch, type Point } from './aim'
import { fitArc, meanSpeed, type FittedArc } from './arc-fit'
import {
  afterNet,
  bounced,
  fly,
  untilGround,
  untilGroundOrFence,
  type BallMotion,
  type Flight
} from './ball-flight'
import { Footwork, otherRole } from './footwork'
import { durationOf, meet, type Meeting } from './intercept'
import type { PlayedRally, PlayedShot, RallyOrder, Role, ShotResult } from './played-rally'
import { SAMPLE_S } from './runner'
import {
  aimAstray,
  aimIn,
  aimServe,
  boxSign,
  kindOfShot,
  type Aim,
  type ServeFate,
  type ShotKind
} from './tactics'

const CONTACT_Z_M = 2.72
const MOST_TARGETS = 8
const WINNER_TARGETS = 5
const APPROACHES = 0.3
/** From farther behind the net than this only the middle is safe. */
const FAR_OUT_X_M = 14.5
const SURELY_NET_M = 0.5
/** What is shown of a rally that is over. */
const AFTERMATH_S = 0.8
/** The provider's speed of a shot is the mean of its first moments. */
const LAUNCH_S = 0.047

/** The same order gives the same rally. */
export const playRally = (order: RallyOrder): PlayedRally => new RallyPlay(order).play()

interface Contact {
  readonly ball: Point
  readonly isVolley: boolean
  /** How far the hitter is from the intended stance. */
  readonly missM: number
}

type Hit = Pick<PlayedShot, 'kind' | 'isBackhand' | 'side'>

/** A hit and the ball's way after its bounce. */
interface Tried {
  readonly aim: Aim
  readonly launch: Launch
  readonly after: Flight
  /** Null when the opponent cannot come near. */
  readonly meeting: Meeting | null
  readonly isIn: boolean
}

interface Failed {
  readonly aim: Aim
  readonly toNet: Flight | null
  readonly flight: Flight
}

/** How far a try is from one that is in and can be answered. */
const lackOf = ({ meeting, isIn }: Pick<Tried, 'isIn'> & { readonly meeting: Meeting }): number =>
  isIn ? meeting.missM : Number.MAX_VALUE

class RallyPlay {
  readonly #order: RallyOrder
  readonly #random: Random
  readonly #footwork: Footwork
  readonly #shots: PlayedShot[] = []
  /** Of the hit that comes next. */
  #sample = 0

  constructor(order: RallyOrder) {
    this.#order = order
    this.#random = new Random(order.seed)
    this.#footwork = new Footwork(order, this.#random)
  }

  play(): PlayedRally {
    const { ending } = this.#order
    const shots = ending.kind === 'played' ? ending.shots : 1
    let contact = this.#serveContact()
    for (let number = 1; number < shots; number += 1) contact = this.#rallyOn(contact)
    this.#end(contact)
    const last = this.#shots.at(-1)
    const durationS = last ? last.timeS + last.durationS : 0
    return { shots: this.#shots, durationS, tracks: this.#footwork.tracks }
  }

  get #hitter(): Role {
    return this.#shots.length % 2 === 0 ? 'server' : 'receiver'
  }

  get #isServe(): boolean {
    return this.#shots.length === 0
  }

  get #timeS(): number {
    return Math.round(this.#sample * SAMPLE_S * 100) / 100
  }

  #serveContact(): Contact {
    const { end, strength, leftHanded } = this.#order
    const { x, y } = this.#footwork.runner('server')
    const aside = 0.2 * (leftHanded.server ? end : -end)
    const ball = { x: x - end * 0.45, y: y + aside, z: CONTACT_Z_M * (0.6 + 0.4 * strength) }
    return { ball, isVolley: false, missM: 0 }
  }

  /** A hit that the opponent answers. */
  #rallyOn(contact: Contact): Contact {
    const hit = this.#hitOf(contact)
    const opponent = otherRole(this.#hitter)
    const { reachM } = this.#footwork.receiving(opponent, this.#isServe)
    let best: (Tried & { readonly meeting: Meeting }) | null = null
    let wide = this.#random.between(-1, 1)
    for (let attempt = 0; attempt < MOST_TARGETS; attempt += 1) {
      const tried = this.#tried(contact, this.#aim(hit.kind, contact, 'in', wide))
      const { meeting, isIn } = tried
      if (meeting && (best === null || lackOf({ meeting, isIn }) < lackOf(best))) best = { ...tried, meeting }
      if (meeting && isIn && meeting.missM <= reachM) break
      wide = (wide + (2 * this.#footwork.runner(opponent).y) / COURT.singlesWidthM) / 2
    }
    if (!best) throw new Error('No ball can be reached')
    const { launch, aim, meeting, after } = best
    this.#comeToNet(hit.kind, contact)
    const untilS = meeting.samples * SAMPLE_S
    const bounceS = durationOf(launch.flight)
    const arcs = [fitArc('hit', launch.flight, this.#timeS, untilS)]
    if (!meeting.isVolley) arcs.push(fitArc('bounce', after, this.#timeS + bounceS, untilS - bounceS))
    this.#add(hit, aim, arcs, { call: meeting.isVolley ? '' : 'in', result: 'rally' }, untilS)
    this.#run(meeting.samples, aim, meeting)
    return meeting
  }

  /** The last hit of the rally. */
  #end(contact: Contact): void {
    const { ending, serve } = this.#order
    const hit = this.#hitOf(contact)
    switch (ending.kind) {
      case 'ace':
        this.#win(contact, hit, 'ace')
        return
      case 'fault':
        this.#err(contact, hit, 'fault', serve === 1 ? 'fault' : 'double fault')
        return
      case 'let':
        this.#err(contact, hit, 'let', 'let')
        return
      case 'played':
        if (ending.wonBy === this.#hitter) this.#win(contact, hit, 'winner')
        else this.#err(contact, hit, 'fault', 'error')
    }
  }

  /** Of some targets the one that leaves the opponent farthest from the ball. */
  #win(contact: Contact, hit: Hit, result: 'ace' | 'winner'): void {
    const { y, vy } = this.#footwork.runner(otherRole(this.#hitter))
    const away = y + 0.5 * vy > 0 ? -1 : 1
    const all = Array.from({ length: WINNER_TARGETS }, () => {
      const side = this.#random.chance(0.75) ? away : -away
      return this.#tried(contact, this.#aim(hit.kind, contact, 'ace', side * this.#random.between(0.75, 1)))
    })
    const missOf = ({ meeting, isIn }: Tried): number =>
      isIn ? (meeting?.missM ?? Number.POSITIVE_INFINITY) : -1
    const best = all.reduce((one, other) => (missOf(other) > missOf(one) ? other : one))
    const { launch, aim, meeting } = best
    const bounceS = durationOf(launch.flight)
    const arcs = [
      fitArc('hit', launch.flight, this.#timeS),
      fitArc('bounce', best.after, this.#timeS + bounceS, AFTERMATH_S)
    ]
    this.#finish(hit, aim, arcs, { call: 'in', result }, meeting)
  }

  /** A hit into the net or out, or over the net's tape. */
  #err(contact: Contact, hit: Hit, fate: 'fault' | 'let', result: ShotResult): void {
    const { aim, toNet, flight } = this.#failed(contact, hit, fate)
    const arcs: FittedArc[] = []
    if (toNet) arcs.push(fitArc('hit', toNet, this.#timeS))
    const hitS = toNet ? durationOf(toNet) : 0
    arcs.push(fitArc(toNet ? 'net' : 'hit', flight, this.#timeS + hitS))
    const after = fly(bounced(flight.end), untilGroundOrFence, AFTERMATH_S)
    arcs.push(fitArc('bounce', after, this.#timeS + hitS + durationOf(flight)))
    const call = fate === 'let' ? 'let' : toNet ? 'net' : 'out'
    const { vx, vy } = this.#footwork.runner(this.#hitter)
    const isForced = contact.missM > 0.25 || Math.hypot(vx, vy) > 3 || this.#random.chance(0.25)
    const outM = call === 'out' ? this.#outM(flight.end) : 0
    this.#finish(hit, aim, arcs, { call, result, outM, isForced }, null)
  }

  /** `toNet`: to the net, for a ball that meets it; `flight`: from there, or from the hit, to the ground. */
  #failed(contact: Contact, { kind }: Hit, fate: 'fault' | 'let'): Failed {
    let aim = this.#aim(kind, contact, fate, 0)
    for (let attempt = 0; attempt < MOST_TARGETS && aim.netHeightM === null; attempt += 1) {
      const { flight } = aimAtGround(contact.ball, aim.target, aim.stroke)
      if (this.#outM(flight.end) > 0) return { aim, toNet: null, flight }
      aim = this.#aim(kind, contact, fate, 0)
    }
    const heightM = aim.netHeightM ?? SURELY_NET_M
    const toNet = aimAtNet(contact.ball, aim.target, heightM, aim.stroke).flight
    return { aim, toNet, flight: fly(afterNet(toNet.end, fate === 'let'), untilGround) }
  }

  #tried(contact: Contact, aim: Aim): Tried {
    const launch = aimAtGround(contact.ball, aim.target, aim.stroke)
    const after = fly(bounced(launch.flight.end), untilGroundOrFence)
    const receiving = this.#footwork.receiving(otherRole(this.#hitter), this.#isServe)
    const meeting = meet({ flight: launch.flight, afterBounce: after }, receiving)
    return { aim, launch, after, meeting, isIn: this.#outM(launch.flight.end) === 0 }
  }

  /** By how much a ball that comes down there is out. */
  #outM(bounce: BallMotion): number {
    const { end, side } = this.#order
    if (this.#isServe) return outDistanceM(bounce, serviceBoxOf(otherEnd(end), boxSign(end, side)))
    return outDistanceM(bounce, halfOf(otherEnd(this.#footwork.endOf(this.#hitter)), false))
  }

  #aim(kind: ShotKind, { ball }: Contact, fate: ServeFate, wide: number): Aim {
    const { strength, leftHanded } = this.#order
    if (kind === 'serve')
      return aimServe(this.#random, { ...this.#order, isLeftHanded: leftHanded.server }, fate)
    const hitting = { kind, end: this.#footwork.endOf(this.#hitter), strength: Math.sqrt(strength) }
    if (fate === 'fault') return aimAstray(this.#random, hitting)
    return aimIn(this.#random, hitting, Math.abs(ball.x) > FAR_OUT_X_M ? wide * 0.6 : wide)
  }

  #hitOf({ ball, isVolley }: Contact): Hit {
    const hitter = this.#hitter
    // For a player at positive x who faces the net, negative y is on the right.
    const isRight = this.#footwork.endOf(hitter) * (ball.y - this.#footwork.runner(hitter).y) <= 0
    const side = isRight ? 'right' : 'left'
    if (this.#isServe) return { kind: 'serve', isBackhand: false, side }
    const isBackhand = isRight === this.#order.leftHanded[hitter]
    const kind = kindOfShot(this.#random, {
      isReturn: this.#shots.length === 1,
      isVolley,
      heightM: ball.z,
      distanceM: Math.abs(ball.x),
      isBackhand,
      opponentAtNet: this.#footwork.isAtNet(otherRole(hitter))
    })
    return { kind, isBackhand: isBackhand && kind !== 'smash', side }
  }

  #comeToNet(kind: ShotKind, { ball, isVolley }: Contact): void {
    const isShort = Math.abs(ball.x) < BASELINE_M - 1 && this.#shots.length > 1
    const approaches = isShort && kind !== 'lob' && this.#random.chance(APPROACHES)
    if (isVolley || approaches) this.#footwork.comeToNet(this.#hitter)
  }

  /** Adds the last hit and lets the players see it out. */
  #finish(hit: Hit, aim: Aim, arcs: readonly FittedArc[], outcome: Outcome, meeting: Meeting | null): void {
    const durationS = (arcs.at(-1)?.endS ?? this.#timeS) - this.#timeS
    this.#add(hit, aim, arcs, outcome, durationS)
    // Of a sample that falls on the very end it is not certain on which side of it.
    this.#run(Math.floor(durationS / SAMPLE_S + 1e-9), aim, meeting)
  }

  #add(hit: Hit, { stroke }: Aim, arcs: readonly FittedArc[], outcome: Outcome, durationS: number): void {
    const [first] = arcs
    const timeS = this.#timeS
    this.#shots.push({
      hitter: this.#hitter,
      ...hit,
      spinRpm: stroke.topspinRpm,
      speedMs: first ? meanSpeed(first, timeS, Math.min(first.endS, timeS + LAUNCH_S)) : 0,
      outM: 0,
      isForced: false,
      ...outcome,
      timeS,
      durationS,
      arcs
    })
  }

  /** After a hit was added. */
  #run(samples: number, { target }: Aim, meeting: Meeting | null): void {
    const receiver = this.#hitter
    const stance = meeting?.stance ?? this.#footwork.readyPlace(receiver)
    this.#footwork.run(samples, receiver, this.#shots.length === 1, stance, target)
    this.#sample += samples
  }
}

type Outcome = Pick<PlayedShot, 'call' | 'result'> & Partial<Pick<PlayedShot, 'outM' | 'isForced'>>
