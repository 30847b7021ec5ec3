/**
 * Games, tie-breaks and sets modelled alike: two players race for units, and the first with enough of them and the
 * required lead wins (Markov chains of Barnett and Clarke, IMA Journal of Management Mathematics 2005).
 */

export interface Race {
  readonly needed: number
  readonly lead: 1 | 2
  /** From this many units all, the first racer's chance is `level`. */
  readonly levelAt: number
  readonly level: number
  /** The first racer's chances to win the next four units; they repeat, as serves do. */
  readonly chances: readonly [number, number, number, number]
}

/** The first racer's chance to win the race after the next unit. */
export interface Outlook {
  readonly ifWon: number
  readonly ifLost: number
}

/**
 * Scratch memory for every race but the longest tie-breaks; never read again. The model runs for every point of every
 * court, and allocating this each time caused a third of all garbage.
 */
const PAPER = new Float64Array(32)

/** Solves an undecided race backwards from its ends. */
export function outlookOf(race: Race, own: number, others: number): Outlook {
  // Nothing leads beyond these: a race that is level at the start ends two units later.
  const top = Math.max(race.needed, race.levelAt + 1, own + 2, others + 2)
  /** Chances by the opponent's units: below `j` with one own unit more, from there on with this many own units. */
  const chances = top + 2 <= PAPER.length ? PAPER.fill(0, 0, top + 2) : new Float64Array(top + 2)
  for (let i = top; i > own; i -= 1) fillDown(chances, race, i, top, others, own + others)
  const ifWon = chances[others] ?? 0
  fillDown(chances, race, own, top, others + 1, own + others)
  return { ifWon, ifLost: chances[others + 1] ?? 0 }
}

/** The first racer's chance to win the race. */
export function chanceOf(race: Race, own: number, others: number): number {
  const decided = decidedChance(race, own, others)
  return decided >= 0 ? decided : mix(race.chances[0], outlookOf(race, own, others))
}

export const mix = (chance: number, { ifWon, ifLost }: Outlook): number =>
  chance * ifWon + (1 - chance) * ifLost

/** From level, the chance to be two ahead first for a racer who wins alternate units with chance `x` and `y`. */
export function leadOfTwo(x: number, y: number): number {
  const won = x * y
  const lost = (1 - x) * (1 - y)
  return won + lost === 0 ? 0.5 : won / (won + lost)
}

function fillDown(
  chances: Float64Array,
  race: Race,
  own: number,
  top: number,
  least: number,
  start: number
): void {
  for (let others = top; others >= least; others -= 1) {
    const decided = decidedChance(race, own, others)
    if (decided >= 0) chances[others] = decided
    else {
      const chance = race.chances[(own + others - start) & 3] ?? 0
      chances[others] = chance * (chances[others] ?? 0) + (1 - chance) * (chances[others + 1] ?? 0)
    }
  }
}

/** 1 or 0 if the race is over, `level` if that is known, -1 while it is open. */
function decidedChance({ needed, lead, levelAt, level }: Race, own: number, others: number): number {
  if (own === others) return own >= levelAt ? level : -1
  if (own >= needed && own - others >= lead) return 1
  return others >= needed && others - own >= lead ? 0 : -1
}
