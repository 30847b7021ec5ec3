/** Faults between the provider and a client: which are still to come on one court. */
import type { Fault, FaultEffect, FaultKind } from './fault'
import type { StoredFrame } from './stored-frame'
import { indexOfMoment, type CourtTimes } from './venue-faults'

interface PendingFault {
  readonly seqNum: number
  readonly permanent: boolean
  readonly effect: FaultEffect
}

type EffectOf<Kind extends FaultKind> = Extract<FaultEffect, { readonly kind: Kind }>

export class ConnectionFaults {
  readonly #pending: Set<PendingFault>

  constructor(faults: readonly Fault[], frames: readonly StoredFrame[], times: CourtTimes) {
    this.#pending = new Set(
      faults.flatMap(({ when, count, permanent, effect }) => {
        const from = indexOfMoment(frames, when, times)
        const hit = frames.slice(from, from + count)
        return hit.map(({ seqNum }) => ({ seqNum, permanent, effect }))
      })
    )
  }

  /** The fault of this kind that the packet is to suffer now, or null. It counts as happened unless permanent. */
  take<Kind extends FaultKind>(kind: Kind, seqNum: number): EffectOf<Kind> | null {
    return this.#takeFirst(kind, (fault) => fault.seqNum === seqNum)
  }

  /** The same for a fault that was to come by this packet at the latest. */
  takeUpTo<Kind extends FaultKind>(kind: Kind, seqNum: number): EffectOf<Kind> | null {
    return this.#takeFirst(kind, (fault) => fault.seqNum <= seqNum)
  }

  /** Whether the packet is to suffer such a fault, without letting it happen. */
  has(kind: FaultKind, seqNum: number): boolean {
    return [...this.#pending].some((fault) => fault.effect.kind === kind && fault.seqNum === seqNum)
  }

  #takeFirst<Kind extends FaultKind>(
    kind: Kind,
    matches: (fault: PendingFault) => boolean
  ): EffectOf<Kind> | null {
    for (const fault of this.#pending) {
      if (!isKind(fault.effect, kind) || !matches(fault)) continue
      if (!fault.permanent) this.#pending.delete(fault)
      return fault.effect
    }
    return null
  }
}

const isKind = <Kind extends FaultKind>(effect: FaultEffect, kind: Kind): effect is EffectOf<Kind> =>
  effect.kind === kind
