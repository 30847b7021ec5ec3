/** A team in one set: positions, allowed substitutions, and the libero's place. */
import type { MatchRules } from '@shared/sports/volleyball/rules/match-rules'
import type { Squad } from './squad'

/** In the line-up that begins with the setter, the two middle blockers stand opposite each other. */
const MIDDLE_BLOCKERS = [2, 5]
const BACK_ROW = [0, 4, 5]

export interface Change {
  readonly playerOutId: number
  readonly playerInId: number
}

export class Lineup {
  readonly #rules: MatchRules
  readonly #squad: Squad
  /** In the order of service, the first server first; who comes in takes the place. */
  readonly #places: number[]
  /** By place, the starter and the substitute; a place is closed once the starter has returned (rule 15.6). */
  readonly #exchanged = new Map<
    number,
    { readonly starter: number; readonly substitute: number; isBack: boolean }
  >()
  readonly #middlePlaces: readonly number[]
  readonly #bench: number[]
  #libero: { readonly place: number; readonly replaced: number } | null = null
  #turns = 0
  #hasServed = false
  timeOuts = 0
  substitutions = 0
  challengesLost = 0

  /** `turned`: how far the usual line-up is turned. */
  constructor(rules: MatchRules, squad: Squad, turned: number) {
    const usual = squad.starters()
    this.#rules = rules
    this.#squad = squad
    this.#places = usual.map((_, place) => usual[(place + turned) % usual.length] ?? 0)
    this.#middlePlaces = MIDDLE_BLOCKERS.map((place) => (place - turned + 2 * usual.length) % usual.length)
    this.#bench = squad.available().filter((id) => !usual.includes(id))
  }

  /** Zone 1 first. */
  get zones(): readonly number[] {
    return this.#places.map((_, zone) => this.#places[this.#placeIn(zone)] ?? 0)
  }

  get server(): number {
    return this.#places[this.#placeIn(0)] ?? 0
  }

  get liberoId(): number | null {
    return this.#squad.libero
  }

  /** The team begins the set with the right to serve. */
  beginServing(): void {
    this.#hasServed = true
  }

  /** Rule 7.6.2; on sand and snow the order of service only begins with the first serve. */
  winServe(): void {
    if (this.#hasServed || this.#rules.rotatesBeforeFirstServe) this.#turns += 1
    this.#hasServed = true
  }

  /** Brings the libero on: in the back row for a middle blocker, but never to serve (rule 19.3). */
  moveLibero(isServing: boolean): readonly Change[] {
    const { libero } = this.#squad
    if (libero === null) return []
    const place = this.#middlePlaces.find((middle) => {
      const zone = this.#zoneOf(middle)
      return BACK_ROW.includes(zone) && !(isServing && zone === 0)
    })
    const before = this.#libero
    if (before?.place === place) return []
    const changes: Change[] = []
    if (before !== null) changes.push(this.#replace(before.place, before.replaced))
    this.#libero = null
    if (place === undefined) return changes
    this.#libero = { place, replaced: this.#places[place] ?? 0 }
    changes.push(this.#replace(place, libero))
    return changes
  }

  /** Somebody who may be substituted, or the player named; null when the rules allow none (rule 15.6). */
  substitute(pick: (count: number) => number, outId: number | null = null): Change | null {
    if (this.substitutions >= this.#rules.substitutions) return null
    const possible = this.#places.flatMap((id, place) => {
      const inId = outId !== null && id !== outId ? null : this.#comesInAt(place, id)
      return inId === null ? [] : [{ place, inId }]
    })
    const chosen = possible[pick(possible.length)]
    if (chosen === undefined) return null
    const { place, inId } = chosen
    const exchange = this.#exchanged.get(place)
    if (exchange) exchange.isBack = true
    else this.#exchanged.set(place, { starter: this.#places[place] ?? 0, substitute: inId, isBack: false })
    this.substitutions += 1
    return this.#bringIn(place, inId)
  }

  /** For an injured player when no regular substitution is left; null when nobody is (rule 15.7). */
  substituteExceptionally(outId: number): Change | null {
    const place = this.#places.indexOf(outId)
    const inId = this.#bench.find((id) => this.#squad.isAvailable(id))
    return inId === undefined || place < 0 ? null : this.#bringIn(place, inId)
  }

  #comesInAt(place: number, id: number): number | null {
    if (id === this.#squad.libero) return null
    const exchange = this.#exchanged.get(place)
    if (exchange === undefined) {
      const used = [...this.#exchanged.values()].flatMap(({ starter, substitute }) => [starter, substitute])
      return (
        this.#bench.find((benched) => this.#squad.isAvailable(benched) && !used.includes(benched)) ?? null
      )
    }
    const { starter, isBack } = exchange
    return !isBack && this.#bench.includes(starter) && this.#squad.isAvailable(starter) ? starter : null
  }

  #bringIn(place: number, inId: number): Change {
    this.#bench.splice(this.#bench.indexOf(inId), 1)
    const change = this.#replace(place, inId)
    this.#bench.push(change.playerOutId)
    return change
  }

  #replace(place: number, playerInId: number): Change {
    const playerOutId = this.#places[place] ?? 0
    this.#places[place] = playerInId
    return { playerOutId, playerInId }
  }

  #placeIn(zone: number): number {
    return (zone + this.#turns) % this.#places.length
  }

  #zoneOf(place: number): number {
    const { length } = this.#places
    return (((place - this.#turns) % length) + length) % length
  }
}
