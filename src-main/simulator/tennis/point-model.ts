/** How one point goes, serve by serve: chances and human pauses. */
import type { Random } from '../random'
import type { PointType } from './wire'

/** What is sent about a serve that did not decide the point. */
export type ServeStep =
  | { readonly kind: 'fault'; readonly faultType: 'Fault' | 'FootFault'; readonly afterMs: number }
  | { readonly kind: 'let'; readonly afterMs: number }

export interface PointPlan {
  /** Every step is followed by a new serve, `nextServeAfterMs` later. */
  readonly steps: readonly (ServeStep & { readonly nextServeAfterMs: number })[]
  readonly pointType: PointType
  readonly serverWins: boolean
  /** From the last serve to the decision. */
  readonly scoredAfterMs: number
}

/** Shares of serves and points; `edge` moves the server's chance in a rally. */
export interface ServeStrength {
  readonly firstServeIn: number
  readonly secondServeIn: number
  readonly ace: number
  readonly wonOnFirst: number
  readonly wonOnSecond: number
}

const FOOT_FAULT_SHARE = 0.02
const NET_LET_SHARE = 0.03

/**
 * Plays one point. The medians of the pauses are those of recorded matches. `firstServeLost`: it begins with the
 * second serve, after a time violation.
 */
export function planPoint(random: Random, strength: ServeStrength, firstServeLost = false): PointPlan {
  const steps: PointPlan['steps'][number][] = []
  const addLets = (): void => {
    while (random.chance(NET_LET_SHARE)) {
      steps.push({
        kind: 'let',
        afterMs: random.around(3_700, 0.15),
        nextServeAfterMs: random.around(12_000, 0.2)
      })
    }
  }
  addLets()
  if (!firstServeLost) {
    if (random.chance(strength.firstServeIn)) return rally(random, steps, strength.wonOnFirst, strength.ace)
    steps.push({
      kind: 'fault',
      faultType: random.chance(FOOT_FAULT_SHARE) ? 'FootFault' : 'Fault',
      afterMs: random.around(3_100, 0.2),
      nextServeAfterMs: random.around(6_500, 0.25)
    })
    addLets()
  }
  if (random.chance(strength.secondServeIn)) {
    return rally(random, steps, strength.wonOnSecond, strength.ace / 6)
  }
  return { steps, pointType: 'DoubleFault', serverWins: false, scoredAfterMs: random.around(3_400, 0.2) }
}

function rally(random: Random, steps: PointPlan['steps'], won: number, ace: number): PointPlan {
  if (random.chance(ace)) {
    return { steps, pointType: 'Ace', serverWins: true, scoredAfterMs: random.around(3_300, 0.15) }
  }
  const wonInRally = (won - ace) / (1 - ace)
  const scoredAfterMs = random.around(7_200, 0.45)
  return { steps, pointType: 'Standard', serverWins: random.chance(wonInRally), scoredAfterMs }
}
