import { analysePoint, emptyAnalysis, type MatchAnalysis } from '@shared/sports/tennis/match/match-analysis'
import { pointCount, pointsInOrder, type Points } from '@shared/sports/tennis/match/points'
import type { MatchFormat } from '@shared/sports/tennis/rules/format'

/** As many points lie between two analyses that are kept: so many are analysed again, at most, when one is undone. */
const KEPT_EVERY = 16

/** Keeps the analysis as it was now and then, so that points taken back and new ones cost little. */
export class MatchAnalyst {
  /** After every sixteenth point, from that of no point on. */
  #kept: MatchAnalysis[]
  #latest: MatchAnalysis
  #points: Points = null
  #formatKey = 'null'
  #revision = 0

  constructor(servePrior: number) {
    this.#latest = emptyAnalysis(servePrior)
    this.#kept = [this.#latest]
  }

  /** Changes whenever an analysed point has been taken back or replaced. */
  get revision(): number {
    return this.#revision
  }

  /** The analysis of these points, which share what they have in common with those of the call before. */
  update(points: Points, format: MatchFormat | null): MatchAnalysis {
    const formatKey = JSON.stringify(format)
    const common = formatKey === this.#formatKey ? commonLength(this.#points, points) : 0
    this.#formatKey = formatKey
    let analysed = pointCount(this.#points)
    this.#points = points
    if (common < analysed) {
      this.#revision += 1
      this.#kept.length = Math.floor(common / KEPT_EVERY) + 1
      analysed = (this.#kept.length - 1) * KEPT_EVERY
      this.#latest = this.#kept.at(-1) ?? this.#latest
    }
    for (const point of pointsInOrder(points, analysed)) {
      this.#latest = analysePoint(this.#latest, format, point)
      analysed += 1
      if (analysed % KEPT_EVERY === 0) this.#kept.push(this.#latest)
    }
    return this.#latest
  }
}

/** How many points, from the first on, two lists have in common. */
function commonLength(first: Points, second: Points): number {
  let [a, b] = [first, second]
  while (pointCount(a) > pointCount(b)) a = a?.earlier ?? null
  while (pointCount(b) > pointCount(a)) b = b?.earlier ?? null
  while (a !== b) {
    a = a?.earlier ?? null
    b = b?.earlier ?? null
  }
  return pointCount(a)
}
