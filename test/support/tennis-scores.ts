/** Short ways to write formats and scores in tests of the tennis rules. */
import { formatOf, type MatchFormat } from '@shared/sports/tennis/rules/format'
import type { FinishedSet, TennisScore } from '@shared/sports/tennis/rules/score'

export function knownFormat(
  scoringType: string,
  numSets: 1 | 3 | 5,
  tieBreakType = 'TieBreakInFinalSet'
): MatchFormat {
  const format = formatOf(scoringType, numSets, tieBreakType)
  if (!format) throw new Error(`No rules for ${scoringType}`)
  return format
}

/** Every format whose rules are known. */
export const KNOWN_FORMATS: readonly MatchFormat[] = [
  knownFormat('Standard', 1),
  knownFormat('Standard', 3),
  knownFormat('Standard', 5),
  knownFormat('Standard', 5, 'NoTieBreakInFinalSet'),
  knownFormat('StandardWithNoAdv', 3),
  knownFormat('MatchTieBreak', 3),
  knownFormat('LastSetTiebreak12', 5),
  knownFormat('LastSetTiebreak10', 3),
  knownFormat('ShortSets', 3),
  knownFormat('ProSet', 1),
  knownFormat('ATPShortSetNoAdv', 5)
]

/** `6-4 7-6(5)`: finished sets; the number in brackets is the loser's tie-break points, won to 7 or by two. */
export function sets(text: string, tieBreakTo = 7): readonly FinishedSet[] {
  if (text === '') return []
  return text.split(' ').map((set) => {
    const match = /^(\d+)-(\d+)(?:\((\d+)\))?$/.exec(set)
    if (!match) throw new Error(`"${set}" is no set`)
    const [gamesA, gamesB] = [Number(match[1]), Number(match[2])]
    if (match[3] === undefined) return { gamesA, gamesB }
    const lost = Number(match[3])
    const won = Math.max(tieBreakTo, lost + 2)
    const tieBreak = gamesA > gamesB ? { pointsA: won, pointsB: lost } : { pointsA: lost, pointsB: won }
    return { gamesA, gamesB, tieBreak }
  })
}

/** `scoreOf('5-4', '40-30', '6-3')`: games, points, finished sets; a tie-break is written `TB 6-5`. */
export function scoreOf(games: string, points: string, finished = '', tieBreakTo = 7): TennisScore {
  const [gamesA = '', gamesB = ''] = games.split('-')
  const [pointsA = '', pointsB = ''] = points.replace('TB ', '').split('-')
  return {
    game: { gameType: points.startsWith('TB ') ? 'TieBreaker' : 'StandardGame', pointsA, pointsB },
    set: { gamesA: Number(gamesA), gamesB: Number(gamesB) },
    finishedSets: sets(finished, tieBreakTo)
  }
}
