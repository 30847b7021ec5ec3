/** The players of a team for a match. */
import type { Variant } from '@shared/sports/volleyball/rules/match-rules'
import type { Side } from '@shared/sports/volleyball/rules/sides'

const SIZES: Readonly<Record<Variant, { readonly starters: number; readonly bench: number }>> = {
  indoor: { starters: 6, bench: 6 },
  beach: { starters: 2, bench: 0 },
  snow: { starters: 3, bench: 1 }
}
const FIRST_ID: Readonly<Record<Side, number>> = { Home: 70_001, Away: 80_001 }

export class Squad {
  readonly #players: readonly number[]
  readonly #size: number
  readonly #out = new Set<number>()
  #outForSet: number | null = null
  readonly captain: number
  /** Indoors only. */
  readonly libero: number | null

  constructor(variant: Variant, side: Side) {
    const { starters, bench } = SIZES[variant]
    this.#size = starters
    this.#players = Array.from({ length: starters + bench }, (_, index) => FIRST_ID[side] + index)
    this.captain = FIRST_ID[side]
    this.libero = variant === 'indoor' ? FIRST_ID[side] + starters + bench : null
  }

  /** The regulars, if allowed to play; then the bench. */
  starters(): readonly number[] {
    const substitutes = this.#players.slice(this.#size).filter((id) => this.isAvailable(id))
    return this.#players
      .slice(0, this.#size)
      .map((id) => (this.isAvailable(id) ? id : (substitutes.shift() ?? id)))
  }

  available(): number[] {
    return this.#players.filter((id) => this.isAvailable(id))
  }

  isAvailable(id: number): boolean {
    return !this.#out.has(id) && this.#outForSet !== id
  }

  /** Injured or disqualified. */
  leaveMatch(id: number): void {
    this.#out.add(id)
  }

  /** Expelled. */
  leaveSet(id: number): void {
    this.#outForSet = id
  }

  beginSet(): void {
    this.#outForSet = null
  }
}
