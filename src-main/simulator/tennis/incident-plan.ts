/** When the incidents of a generated match happen: for certain where they are scripted, else by chance. */
import type { Random } from '../random'

export interface Scripted<Kind extends string, Side extends string> {
  readonly kind: Kind
  /** In the point with this number, the first being 1, or before it; as soon after that as it can happen. */
  readonly atPoint: number
  /** Whose incident it is; either's when absent. */
  readonly team?: Side
}

export interface IncidentOptions<Kind extends string, Side extends string> {
  /** The chance of a kind each time it could happen, instead of the usual one. */
  readonly rates?: Readonly<Partial<Record<Kind, number>>>
  /** What happens for certain. */
  readonly script?: readonly Scripted<Kind, Side>[]
}

export class IncidentPlan<Kind extends string, Side extends string> {
  readonly #random: Random
  readonly #sides: readonly [Side, Side]
  readonly #rates: Readonly<Partial<Record<Kind, number>>>
  readonly #script: Set<Scripted<Kind, Side>>

  /** `rates`: of all kinds; one that is left out happens when scripted only. */
  constructor(
    random: Random,
    sides: readonly [Side, Side],
    rates: Readonly<Partial<Record<Kind, number>>>,
    script: readonly Scripted<Kind, Side>[] = []
  ) {
    this.#random = random
    this.#sides = sides
    this.#rates = rates
    this.#script = new Set(script)
  }

  /** Whose incident happens now, in point number `point` or before it; null when none does. */
  take(kind: Kind, point: number): Side | null {
    return this.takeScripted(kind, point) ?? this.#takeByChance(kind)
  }

  /** The same without chance, for a moment at which it does not usually happen. */
  takeScripted(kind: Kind, point: number): Side | null {
    for (const incident of this.#script) {
      if (incident.kind !== kind || incident.atPoint > point) continue
      this.#script.delete(incident)
      return incident.team ?? this.#eitherSide()
    }
    return null
  }

  #takeByChance(kind: Kind): Side | null {
    const rate = this.#rates[kind] ?? 0
    return rate > 0 && this.#random.chance(rate) ? this.#eitherSide() : null
  }

  #eitherSide(): Side {
    const [first, second] = this.#sides
    return this.#random.chance(0.5) ? first : second
  }
}
