/** Whether a score is possible in a format at all. */
import { isTieBreakDue, isWinningCount, matchWinnerOf } from './advance'
import { setRulesOf, setsToWin, type MatchFormat, type SetRules } from './format'
import { STANDARD_POINTS, type FinishedSet, type GameScore, type SetScore, type TennisScore } from './score'

/**
 * True if some sequence of points leads to this score, including the end of the match. An unreachable score from
 * outside means the format or the score is wrong.
 */
export function isReachable(format: MatchFormat, score: TennisScore): boolean {
  const { finishedSets } = score
  if (!finishedSets.every((set, index) => isFinished(setRulesOf(format, index), set))) return false
  if (isPlayedOn(format, finishedSets)) return false
  if (matchWinnerOf(format, score)) return isLoveAll(score)
  const rules = setRulesOf(format, finishedSets.length)
  return isUnfinished(rules, score.set) && isGameReachable(format, rules, score)
}

/** Whether sets were played after the one that won the match. */
function isPlayedOn(format: MatchFormat, finishedSets: readonly FinishedSet[]): boolean {
  const needed = setsToWin(format)
  let [wonByA, wonByB] = [0, 0]
  for (const { gamesA, gamesB } of finishedSets) {
    if (wonByA === needed || wonByB === needed) return true
    if (gamesA > gamesB) wonByA += 1
    else wonByB += 1
  }
  return false
}

/** A set played to its end. Its tie-break points are checked if given. */
function isFinished({ gamesPerSet, tieBreak }: SetRules, set: FinishedSet): boolean {
  const most = Math.max(set.gamesA, set.gamesB)
  const least = Math.min(set.gamesA, set.gamesB)
  if (least < 0) return false
  if (tieBreak && most === tieBreak.at + 1 && least === tieBreak.at)
    return isTieBreakFinished(tieBreak.to, set)
  if (set.tieBreak || (tieBreak && least >= tieBreak.at)) return false
  return isWonExactly(most, least, gamesPerSet)
}

function isTieBreakFinished(to: number, { gamesA, gamesB, tieBreak }: FinishedSet): boolean {
  if (!tieBreak) return true
  const { pointsA, pointsB } = tieBreak
  const sameWinner = gamesA > gamesB === pointsA > pointsB
  return sameWinner && isWonExactly(Math.max(pointsA, pointsB), Math.min(pointsA, pointsB), to)
}

/** Won at the first possible moment: beyond the target only with a lead of exactly two. */
const isWonExactly = (most: number, least: number, needed: number): boolean =>
  least >= 0 && isWinningCount(most, least, needed) && (most === needed || most - least === 2)

function isUnfinished({ gamesPerSet, tieBreak }: SetRules, { gamesA, gamesB }: SetScore): boolean {
  const most = Math.max(gamesA, gamesB)
  const least = Math.min(gamesA, gamesB)
  return least >= 0 && !isWinningCount(most, least, gamesPerSet) && (!tieBreak || most <= tieBreak.at)
}

function isGameReachable(format: MatchFormat, { tieBreak }: SetRules, { game, set }: TennisScore): boolean {
  if (!isTieBreakDue(set, tieBreak)) return game.gameType === 'StandardGame' && isStandardGame(format, game)
  return game.gameType === 'TieBreaker' && tieBreak !== null && isTieBreak(tieBreak.to, game)
}

function isStandardGame({ advantage }: MatchFormat, { pointsA, pointsB }: GameScore): boolean {
  if (pointsA === 'Av') return advantage && pointsB === '40'
  if (pointsB === 'Av') return advantage && pointsA === '40'
  const known: readonly string[] = STANDARD_POINTS
  return known.includes(pointsA) && known.includes(pointsB)
}

function isTieBreak(to: number, { pointsA, pointsB }: GameScore): boolean {
  if (!/^\d+$/.test(pointsA) || !/^\d+$/.test(pointsB)) return false
  const most = Math.max(Number(pointsA), Number(pointsB))
  const least = Math.min(Number(pointsA), Number(pointsB))
  return !isWinningCount(most, least, to) && (most <= to || most - least < 2)
}

const isLoveAll = ({ game, set }: TennisScore): boolean =>
  game.gameType === 'StandardGame' &&
  game.pointsA === '0' &&
  game.pointsB === '0' &&
  set.gamesA === 0 &&
  set.gamesB === 0
