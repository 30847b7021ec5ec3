/** The data for a court's charts. */
import { opponentOf, type Team } from '../rules/score'
import type { SeriesView } from '../view/insight-view'
import { latestPoints, type AnalysedPoint, type MatchAnalysis } from './match-analysis'
import { describeSets } from '../text/names'

type SeriesPoint = SeriesView['points'][number]
export type SeriesMark = SeriesView['marks'][number]

export interface SeriesContext {
  /** Names for the mark texts. */
  readonly names: Readonly<Record<Team, string>>
  /** Marks other than points: alarms, gaps, corrections, interruptions. */
  readonly marks: readonly SeriesMark[]
  /** Changes whenever points were taken back or inserted. */
  readonly revision: number
}

/** The series of all points, with marks for sets and breaks added to the given ones, in order. */
export function seriesViewOf(analysis: MatchAnalysis, { names, marks, revision }: SeriesContext): SeriesView {
  const points = latestPoints(analysis)
  const allMarks = [...points.flatMap((analysed, index) => marksAfter(analysed, index + 1, names)), ...marks]
  return {
    revision,
    points: points.map(seriesPointOf),
    marks: allMarks.sort((first, second) => first.point - second.point)
  }
}

function seriesPointOf({ point, winProbabilityA, momentum }: AnalysedPoint): SeriesPoint {
  const { before, delayMs, receivedAt, seqNum, sourceAt, winner } = point
  return {
    seqNum,
    set: before.finishedSets.length + 1,
    game: before.set.gamesA + before.set.gamesB,
    at: sourceAt ?? receivedAt,
    winner,
    winProbabilityA,
    momentum,
    delayMs
  }
}

/** What ended with a point is marked before the next one. */
function marksAfter(
  { point }: AnalysedPoint,
  next: number,
  names: SeriesContext['names']
): readonly SeriesMark[] {
  const { after, before, server, winner } = point
  const finished = after.finishedSets.at(before.finishedSets.length)
  const set = finished ?? after.set
  const gameOver = set.gamesA + set.gamesB > before.set.gamesA + before.set.gamesB
  const score = describeSets({ ...after, finishedSets: finished ? [finished] : [] })
  const marks: SeriesMark[] = []
  if (gameOver && before.game.gameType === 'StandardGame' && server === opponentOf(winner))
    marks.push({ point: next, kind: 'break', text: `${names[winner]} breaks, ${score}` })
  if (finished)
    marks.push({
      point: next,
      kind: 'set',
      text: `Set ${after.finishedSets.length} to ${names[winner]}, ${score}`
    })
  return marks
}
