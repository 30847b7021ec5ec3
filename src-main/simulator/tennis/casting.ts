/** Invented people: players in the provider's spelling ("I. SURNAME"), and umpires. None of them exists. */
import type { Random } from '../random'

export interface Person {
  /** The provider's code, six characters at most. */
  readonly code: string
  readonly name: string
  readonly country: string
}

export type Tour = 'men' | 'women'

const MEN = `
  T. ABENDROTH-KESSLER GER, Á. BARÓTHY HUN, J. CIENFUEGOS ARG, D. DUŠANOVIĆ SRB, L. ØSTERVOLD NOR, P. FIORAVENTI ITA,
  M. GRZEGÓRZEK POL, K. HAYASHIDA JPN, R. ISIDORO BRA, S. JANOUŠEK CZE, N. KWABENA GHA, B. LEMAÎTRE-ROY FRA,
  O. MÄKILÄ FIN, E. NDIAYE-SOW SEN, A. OYELARAN NGR, V. PĂTRAȘCU ROU, G. QUARTERMAINE GBR, H. RYE DEN,
  C. SANTAOLALLA ESP, W. THISTLEWOOD AUS, Y. UZUN TUR, F. VAN DER HEYDEN NED, I. WÖLFLI SUI, Z. ŽITNIK SLO`

const WOMEN = `
  A. ÅKERBLOM SWE, B. BENALLAL MAR, C. CASTELLANOS-VEGA MEX, D. DĄBROWSZCZAK POL, E. ESPINOZA CHI, F. FAIRWEATHER USA,
  G. GUÐNADÓTTIR ISL, H. HRUŠKOVÁ SVK, I. IVANAUSKAITĖ LTU, J. JÕEVEER EST, K. KATZENELSON ISR, L. LO CHN,
  M. MUÑIZ-PEÑA ESP, N. NAKAGAWARA JPN, O. OZOLNIECE LAT, P. PRZYBYŁOWICZ POL, R. RAVEONDRA IND, S. ŞİMŞEKOĞLU TUR,
  T. TROMMELEN NED, V. VALLOTTON SUI, W. WETHERELL CAN, Y. YAKYMCHUK UKR, Z. ZELENKA CZE, É. DELACROIX FRA`

const UMPIRES = `
  C. OKONJO-BRANDT NGR, M. STEINGRÍMSSON ISL, L. PAPATHANASIOU GRE, J. WHITCOMBE GBR, A. FERREIRO POR, K. TANIMOTO JPN,
  S. LINDENBAUM GER, R. ARCHAMBAULT CAN`

/** Deals people without repeating anyone until all have been dealt. */
export class Casting {
  readonly #random: Random
  readonly #decks: Record<Tour | 'umpires', Person[]> = { men: [], women: [], umpires: [] }

  constructor(random: Random) {
    this.#random = random
  }

  player(tour: Tour): Person {
    return this.#deal(tour, tour === 'men' ? MEN : WOMEN)
  }

  umpire(): Person {
    return this.#deal('umpires', UMPIRES)
  }

  #deal(deck: Tour | 'umpires', people: string): Person {
    if (this.#decks[deck].length === 0) this.#decks[deck] = this.#random.shuffled(peopleOf(people))
    const person = this.#decks[deck].pop()
    if (!person) throw new Error(`Nobody in the ${deck} deck`)
    return person
  }
}

const peopleOf = (text: string): Person[] => text.split(',').map((entry) => personOf(entry.trim()))

function personOf(entry: string): Person {
  const name = entry.slice(0, -4)
  const letters = name.normalize('NFD').replace(/[^A-Z]/g, '')
  return { name, country: entry.slice(-3), code: letters.slice(1, 5) + letters.slice(0, 1) }
}
