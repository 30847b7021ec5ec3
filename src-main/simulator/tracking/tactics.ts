/** Where players aim and how they hit: the habits of professionals, drawn by chance. */
import { BASELINE_M, COURT, otherEnd, type End } from '@shared/sports/tennis/tracking/geometry/court'
import type { Random } from '../random'
import type { Point, Stroke } from './aim'

export type ShotKind =
  'serve' | 'return' | 'groundstroke' | 'slice' | 'volley' | 'smash' | 'drop-shot' | 'lob'
export type ServeSide = 'deuce' | 'advantage'
export type Target = Pick<Point, 'x' | 'y'>

/** What a hit is meant to become. `netHeightM`: the height at which the ball meets the net. */
export interface Aim {
  readonly target: Target
  readonly stroke: Stroke
  readonly netHeightM: number | null
}

type Range = readonly [least: number, most: number]

interface Habit {
  readonly speedMs: Range
  readonly topspinRpm: Range
  readonly clearanceM: Range
  readonly apexM: number
  readonly depthM: Range
}

const HABITS: Readonly<Record<Exclude<ShotKind, 'serve'>, Habit>> = {
  return: {
    speedMs: [22, 29],
    topspinRpm: [300, 1_900],
    clearanceM: [0.15, 0.8],
    apexM: 0,
    depthM: [7, 11.2]
  },
  groundstroke: {
    speedMs: [25, 33],
    topspinRpm: [1_300, 3_000],
    clearanceM: [0.15, 0.9],
    apexM: 0,
    depthM: [7.5, 11.3]
  },
  slice: {
    speedMs: [18, 23],
    topspinRpm: [-2_600, -1_200],
    clearanceM: [0.12, 0.5],
    apexM: 0,
    depthM: [7.5, 11]
  },
  volley: {
    speedMs: [15, 22],
    topspinRpm: [-1_400, -500],
    clearanceM: [0.1, 0.4],
    apexM: 0,
    depthM: [6, 10.5]
  },
  smash: { speedMs: [32, 42], topspinRpm: [0, 600], clearanceM: [0.15, 0.4], apexM: 0, depthM: [6.5, 10] },
  'drop-shot': {
    speedMs: [9, 12],
    topspinRpm: [-2_400, -1_500],
    clearanceM: [0.15, 0.4],
    apexM: 0,
    depthM: [1.6, 3]
  },
  lob: { speedMs: [14, 17], topspinRpm: [-400, 1_500], clearanceM: [1.5, 2], apexM: 4.6, depthM: [9, 11.2] }
}

const SIDELINE_M = COURT.singlesWidthM / 2

const FIRST_SERVE: Omit<Habit, 'depthM' | 'apexM'> = {
  speedMs: [45, 54],
  topspinRpm: [500, 1_500],
  clearanceM: [0.04, 0.15]
}
const SECOND_SERVE: Omit<Habit, 'depthM' | 'apexM'> = {
  speedMs: [36, 42],
  topspinRpm: [2_200, 3_600],
  clearanceM: [0.15, 0.35]
}
const SIDESPIN_RPM: Range = [400, 1_600]
/** The centre line belongs to both service boxes. */
const SERVE_WIDTHS_M: readonly (readonly [share: number, width: Range])[] = [
  [0.42, [2.9, 3.85]],
  [0.6, [1.3, 2.7]],
  [1, [0.2, 0.9]]
]
const SERVE_DEPTH_M: Range = [4.4, 6.15]
const LONG_M: Range = [0.12, 1.5]
const WIDE_M: Range = [0.1, 0.9]
/** Shares of what goes wrong. */
const INTO_NET = 0.38
const LONG = 0.8

const within = (random: Random, [least, most]: Range): number => random.between(least, most)

/** On which side of the centre line the serve must come down: the sign of its y. */
export const boxSign = (end: End, side: ServeSide): 1 | -1 => (side === 'deuce' ? end : otherEnd(end))

export interface Serving {
  readonly end: End
  readonly side: ServeSide
  readonly serve: 1 | 2
  /** 1 for the fastest servers. */
  readonly strength: number
  readonly isLeftHanded: boolean
}

export type ServeFate = 'in' | 'ace' | 'fault' | 'let'

export function aimServe(
  random: Random,
  { end, side, serve, strength, isLeftHanded }: Serving,
  fate: ServeFate
): Aim {
  const habit = serve === 1 ? FIRST_SERVE : SECOND_SERVE
  const stroke: Stroke = {
    speedMs: within(random, habit.speedMs) * strength,
    topspinRpm: within(random, habit.topspinRpm),
    sidespinRpm: within(random, SIDESPIN_RPM) * (isLeftHanded ? 1 : -1),
    clearanceM: within(random, habit.clearanceM),
    apexM: 0
  }
  const sign = boxSign(end, side)
  const share = fate === 'ace' ? (random.chance(0.5) ? 0 : 1) : random.next()
  const [, widths] = SERVE_WIDTHS_M.find(([most]) => share <= most) ?? [1, [0.2, 0.9] as const]
  const width = within(random, widths)
  const depth = within(random, SERVE_DEPTH_M)
  const target = { x: -end * depth, y: sign * width }
  if (fate === 'let') return { target, stroke, netHeightM: COURT.netCentreM + 0.02 }
  if (fate !== 'fault') return { target, stroke, netHeightM: null }
  if (random.chance(INTO_NET)) return { target, stroke, netHeightM: within(random, [0.25, 0.8]) }
  if (random.chance(LONG)) {
    return {
      target: { x: -end * (COURT.serviceLineM + within(random, LONG_M)), y: target.y },
      stroke,
      netHeightM: null
    }
  }
  const besides = random.chance(0.6)
    ? sign * (SIDELINE_M + within(random, WIDE_M))
    : -sign * within(random, [0.12, 0.5])
  return { target: { x: target.x, y: besides }, stroke, netHeightM: null }
}

export interface Hitting {
  readonly kind: Exclude<ShotKind, 'serve'>
  /** Of the hitter. */
  readonly end: End
  readonly strength: number
}

/** A ball that the opponent is to reach; `wide`, from -1 to 1, says where across the court. */
export function aimIn(random: Random, { kind, end, strength }: Hitting, wide: number): Aim {
  const habit = HABITS[kind]
  const target = { x: -end * within(random, habit.depthM), y: wide * (SIDELINE_M - 0.35) }
  return { target, stroke: strokeOf(random, kind, strength), netHeightM: null }
}

/** An error: into the net, too long or too wide. */
export function aimAstray(random: Random, { kind, end, strength }: Hitting): Aim {
  const stroke = strokeOf(random, kind, strength)
  const y = random.between(-3.2, 3.2)
  const depth = within(random, [5, 11])
  // Nobody hits a drop shot out, and nobody a lob into the net.
  if (kind === 'drop-shot' || (kind !== 'lob' && random.chance(INTO_NET)))
    return { target: { x: -end * depth, y }, stroke, netHeightM: within(random, [0.2, 0.82]) }
  if (kind === 'lob' || random.chance(0.6))
    return { target: { x: -end * (BASELINE_M + within(random, LONG_M)), y }, stroke, netHeightM: null }
  const wide = Math.sign(y) * (SIDELINE_M + within(random, WIDE_M))
  return { target: { x: -end * depth, y: wide }, stroke, netHeightM: null }
}

function strokeOf(random: Random, kind: Exclude<ShotKind, 'serve'>, strength: number): Stroke {
  const habit = HABITS[kind]
  return {
    speedMs: within(random, habit.speedMs) * strength,
    topspinRpm: within(random, habit.topspinRpm),
    sidespinRpm: 0,
    clearanceM: within(random, habit.clearanceM),
    apexM: habit.apexM
  }
}

/** What the situation of a hit allows. */
export interface ShotSituation {
  readonly isReturn: boolean
  /** Before the ball has bounced. */
  readonly isVolley: boolean
  readonly heightM: number
  /** From the net. */
  readonly distanceM: number
  readonly isBackhand: boolean
  readonly opponentAtNet: boolean
}

export function kindOfShot(random: Random, situation: ShotSituation): Exclude<ShotKind, 'serve'> {
  const { isReturn, isVolley, heightM, distanceM, isBackhand, opponentAtNet } = situation
  if (isVolley) return heightM > 2.1 ? 'smash' : 'volley'
  if (isReturn) return 'return'
  if (opponentAtNet) return random.chance(0.25) ? 'lob' : 'groundstroke'
  if (distanceM < 11.5 && random.chance(0.07)) return 'drop-shot'
  return random.chance(isBackhand ? 0.22 : 0.05) ? 'slice' : 'groundstroke'
}
