import { analysePoint, emptyAnalysis, type MatchAnalysis } from '@shared/court/match-analysis'
import { pointCount, pointsInOrder, type Points } from '@shared/court/points'
import type { MatchFormat } from '@shared/tennis/format'

/** Keeps the analysis after every point, so that points taken back cost nothing and new ones only themselves. */
export class MatchAnalyst {
  /** By the number of points analysed; the first is that of no point. */
  #analyses: MatchAnalysis[]
  #points: Points = null
  #formatKey = 'null'
  #revision = 0

  constructor(servePrior: number) {
    this.#analyses = [emptyAnalysis(servePrior)]
  }

  /** Changes whenever an analysed point has been taken back or replaced. */
  get revision(): number {
    return this.#revision
  }

  /** The analysis of these points, which share what they have in common with those of the call before. */
  update(points: Points, format: MatchFormat | null): MatchAnalysis {
    const formatKey = JSON.stringify(format)
    const kept = formatKey === this.#formatKey ? commonLength(this.#points, points) : 0
    if (kept < this.#analyses.length - 1) {
      this.#analyses.length = kept + 1
      this.#revision += 1
    }
    let analysis = this.#analyses[kept] ?? emptyAnalysis()
    for (const point of pointsInOrder(points, kept)) {
      analysis = analysePoint(analysis, format, point)
      this.#analyses.push(analysis)
    }
    this.#points = points
    this.#formatKey = formatKey
    return analysis
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
