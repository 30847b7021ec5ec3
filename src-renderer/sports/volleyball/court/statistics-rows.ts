/** The table of a volleyball match's statistics: its rows in words and figures. */
import { plainText } from '@shared/sports/volleyball/text/names'
import { SIDES, type BySide, type Side } from '@shared/sports/volleyball/rules/sides'
import type { VolleyballMatchView } from '@shared/sports/volleyball/view/volleyball-view'
import { percentText, shareOf } from '../../../charts/percent'
import { capitalised } from '../../../text/capitalised'

export type SideStatistics = VolleyballMatchView['statistics'][Side]
type Share = SideStatistics['sideOut']

export interface Cell {
  /** "14", "62%"; "–" where there is nothing to count. */
  readonly text: string
  /** 0 to 1, for the bar beside it. */
  readonly share: number
}

export interface StatisticsRow {
  readonly label: string
  /** What is counted, in a sentence. */
  readonly definition: string
  /** Home first. */
  readonly cells: readonly [Cell, Cell]
}

const NOTHING = '–'

/** "62%"; with what it is made of, "62% (8 of 13)", where there is room. */
export function shareText({ won, played }: Share): string {
  const share = shareOf(won, played)
  return share === null ? NOTHING : percentText(share)
}

export const shareTip = ({ won, played }: Share): string => `${won} of ${played}`

const KIND_LABELS: Readonly<Record<string, string>> = {
  Kill: 'Kills',
  BlockOut: 'Block-outs',
  Penalty: 'Penalties'
}

/** Kinds of points that have a row of their own or are somebody else's error. */
const OTHERWISE_TOLD: readonly string[] = ['Ace', 'Block', 'ServeError', 'Error', 'Out']

export function statisticsRows(statistics: BySide<SideStatistics>): readonly StatisticsRow[] {
  const count = (label: string, definition: string, of: (side: SideStatistics) => number): StatisticsRow => {
    const highest = Math.max(...SIDES.map((side) => of(statistics[side])))
    const cell = (side: Side): Cell => {
      const counted = of(statistics[side])
      return { text: String(counted), share: shareOf(counted, highest) ?? 0 }
    }
    return { label, definition, cells: [cell('Home'), cell('Away')] }
  }
  const percent = (label: string, definition: string, of: (side: SideStatistics) => Share): StatisticsRow => {
    const cell = (side: Side): Cell => {
      const share = of(statistics[side])
      return { text: shareText(share), share: shareOf(share.won, share.played) ?? 0 }
    }
    return { label, definition, cells: [cell('Home'), cell('Away')] }
  }
  return [
    count('Points won', 'All points, penalties counted.', ({ points }) => points),
    ...kindsIn(statistics).map((kind) =>
      count(
        KIND_LABELS[kind] ?? capitalised(plainText('pointType', kind)),
        'Points that the provider tells of with this word.',
        ({ pointsByKind }) => pointsByKind[kind] ?? 0
      )
    ),
    count('Aces', 'Points won by a serve that was not returned.', ({ aces }) => aces),
    count('Blocks', 'Points won by a block.', ({ blocks }) => blocks),
    count(
      'Opponent’s errors',
      'Points won by an error of the opponent other than on serve.',
      ({ opponentErrors }) => opponentErrors
    ),
    count('Serve errors', 'Own serves that were the opponent’s point.', ({ serveErrors }) => serveErrors),
    percent('Side-out', 'Rallies won of those received.', ({ sideOut }) => sideOut),
    percent('Break points', 'Rallies won of those served.', ({ breakPoints }) => breakPoints),
    count('Longest run', 'Most points in a row within a set.', ({ longestRun }) => longestRun)
  ]
}

/** Kinds of points that only this match tells of, the most frequent first. */
function kindsIn(statistics: BySide<SideStatistics>): readonly string[] {
  const counts = new Map<string, number>()
  for (const side of SIDES)
    for (const [kind, count] of Object.entries(statistics[side].pointsByKind))
      if (!OTHERWISE_TOLD.includes(kind)) counts.set(kind, (counts.get(kind) ?? 0) + count)
  return [...counts].sort(([, a], [, b]) => b - a).map(([kind]) => kind)
}

export interface RotationRow {
  readonly rotation: number
  readonly sideOut: BySide<Share>
  readonly breakPoints: BySide<Share>
}

const NONE: Share = { won: 0, played: 0 }

/** Both teams' rotations beside each other, from the line-up that began the set. */
export function rotationRows(statistics: BySide<SideStatistics>): readonly RotationRow[] {
  const { Home, Away } = statistics
  const numbers = Math.max(Home.rotations.length, Away.rotations.length)
  return Array.from({ length: numbers }, (_, index) => ({
    rotation: index + 1,
    sideOut: {
      Home: Home.rotations[index]?.sideOut ?? NONE,
      Away: Away.rotations[index]?.sideOut ?? NONE
    },
    breakPoints: {
      Home: Home.rotations[index]?.breakPoints ?? NONE,
      Away: Away.rotations[index]?.breakPoints ?? NONE
    }
  }))
}
