/** Arcs as the provider tells them: cubics of the rally's clock, lowest power first, a fifth coefficient of 0. */
import type { Flight } from './ball-flight'

export type ArcKind = 'hit' | 'bounce' | 'net'

/** Five coefficients. */
export type Curve = readonly [number, number, number, number, number]

export interface FittedArc {
  readonly kind: ArcKind
  readonly startS: number
  readonly endS: number
  readonly x: Curve
  readonly y: Curve
  readonly z: Curve
}

/** Below this the ends alone tell the curve. */
const LEAST_POINTS = 4

/**
 * The cubics that go through both ends of a flight and lie nearest to what is between. `startS`: the rally's clock at
 * the start of the flight; `mostS`: only so much of the flight, for a ball that is hit on its way.
 */
export function fitArc(
  kind: ArcKind,
  flight: Flight,
  startS: number,
  mostS = Number.POSITIVE_INFINITY
): FittedArc {
  const { timesS, xs, ys, zs } = flight
  const flownS = timesS.at(-1) ?? 0
  const lastsS = Math.min(mostS, flownS)
  const last = timesS.findIndex((timeS) => timeS >= lastsS)
  const beforeS = timesS[last - 1] ?? 0
  const share = last > 0 ? (lastsS - beforeS) / ((timesS[last] ?? 0) - beforeS) : 0
  const shares = [...timesS.slice(0, last).map((timeS) => timeS / lastsS), 1]
  const curveOf = (values: readonly number[]): Curve => {
    const before = values[last - 1] ?? 0
    const end = before + ((values[last] ?? 0) - before) * share
    return onClock(cubicThrough(shares, [...values.slice(0, last), end]), startS, lastsS)
  }
  return { kind, startS, endS: startS + lastsS, x: curveOf(xs), y: curveOf(ys), z: curveOf(zs) }
}

export const valueAt = ([c0, c1, c2, c3, c4]: Curve, timeS: number): number =>
  c0 + timeS * (c1 + timeS * (c2 + timeS * (c3 + timeS * c4)))

/** Mean speed along an arc from one moment to another, in metres per second. */
export function meanSpeed({ x, y, z }: FittedArc, fromS: number, toS: number): number {
  const moved = [x, y, z].map((curve) => valueAt(curve, toS) - valueAt(curve, fromS))
  return Math.hypot(...moved) / (toS - fromS)
}

type Cubic = readonly [number, number, number, number]

/** In shares of the arc's duration: first + (last - first) u + u (1 - u) (a + b u) with the best a and b. */
function cubicThrough(shares: readonly number[], values: readonly number[]): Cubic {
  const first = values[0] ?? 0
  const change = (values.at(-1) ?? first) - first
  if (values.length < LEAST_POINTS) return [first, change, 0, 0]
  let [aa, ab, bb, av, bv] = [0, 0, 0, 0, 0]
  shares.forEach((u, index) => {
    const forA = u * (1 - u)
    const forB = u * forA
    const rest = (values[index] ?? 0) - first - change * u
    aa += forA * forA
    ab += forA * forB
    bb += forB * forB
    av += forA * rest
    bv += forB * rest
  })
  const determinant = aa * bb - ab * ab
  const a = (av * bb - bv * ab) / determinant
  const b = (bv * aa - av * ab) / determinant
  return [first, change + a, b - a, -b]
}

/** The same cubic as one of the rally's clock. */
function onClock([c0, c1, c2, c3]: Cubic, startS: number, lastsS: number): Curve {
  const [d1, d2, d3] = [c1 / lastsS, c2 / lastsS ** 2, c3 / lastsS ** 3]
  return [
    c0 - d1 * startS + d2 * startS ** 2 - d3 * startS ** 3,
    d1 - 2 * d2 * startS + 3 * d3 * startS ** 2,
    d2 - 3 * d3 * startS,
    d3,
    0
  ]
}
