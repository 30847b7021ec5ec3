/** The figures of a volleyball match, as rows of the statistics table and as lines of its report. */
import { percentOf, type Share } from '../rules/statistics'
import type { BySide } from '../rules/sides'
import type { SideStatisticsView, VolleyballMatchView } from '../view/volleyball-view'
import { plainText } from '../text/names'
import type { StatisticsRow } from '../../../export/statistics-columns'
import { countLine, shareLine, type StatisticsLine } from '../../../export/statistics-line'
import { setName } from './volleyball-lines'

type Sides = BySide<SideStatisticsView>

interface Figure {
  readonly name: string
  readonly label: string
  readonly of: (side: SideStatisticsView) => number | null
}

const COUNTS: readonly Figure[] = [
  { name: 'points', label: 'Points won', of: ({ points }) => points },
  { name: 'aces', label: 'Aces', of: ({ aces }) => aces },
  { name: 'blocks', label: 'Blocks', of: ({ blocks }) => blocks },
  { name: 'opponentErrors', label: 'Opponent errors in play', of: ({ opponentErrors }) => opponentErrors },
  { name: 'serveErrors', label: 'Own serve errors', of: ({ serveErrors }) => serveErrors },
  { name: 'longestRun', label: 'Longest run of points', of: ({ longestRun }) => longestRun }
]

/** The match first, then each set. */
export const volleyballStatisticsRows = ({ statistics, sets }: VolleyballMatchView): StatisticsRow[] => [
  ...rowsOf('Match', statistics),
  ...sets.flatMap((set) =>
    rowsOf(setName(set), set.statistics, [
      ['timeOuts', 'Time-outs taken', set.timeOuts],
      ['substitutions', 'Substitutions', set.substitutions]
    ])
  )
]

function rowsOf(
  part: string,
  sides: Sides,
  counts: readonly (readonly [name: string, label: string, counts: BySide<number>])[] = []
): StatisticsRow[] {
  const row = (figure: string, label: string, teamA: number | null, teamB: number | null): StatisticsRow => ({
    part,
    figure,
    label,
    teamA,
    teamB,
    providerA: null,
    providerB: null
  })
  return [
    ...[...COUNTS, ...kindFigures(sides), ...shareFigures(sides)].map(({ name, label, of }) =>
      row(name, label, of(sides.Home), of(sides.Away))
    ),
    ...counts.map(([name, label, { Home, Away }]) => row(name, label, Home, Away))
  ]
}

/** Points by type, as named by the provider. */
function kindFigures({ Home, Away }: Sides): readonly Figure[] {
  const kinds = new Set([...Object.keys(Home.pointsByKind), ...Object.keys(Away.pointsByKind)])
  return [...kinds].sort().map((kind) => ({
    name: `pointsBy${kind}`,
    label: `Points, ${plainText('pointType', kind)}`,
    of: ({ pointsByKind }) => pointsByKind[kind] ?? 0
  }))
}

/** Shares of all rallies and of those in each rotation; 1 is the starting line-up of the set. */
function shareFigures({ Home }: Sides): readonly Figure[] {
  const rotations = Home.rotations.flatMap(({ rotation }, index) => [
    ...shareOf(
      `rotation${rotation}SideOuts`,
      `Rotation ${rotation}, side-outs`,
      (side) => side.rotations[index]?.sideOut
    ),
    ...shareOf(
      `rotation${rotation}BreakPoints`,
      `Rotation ${rotation}, break points`,
      (side) => side.rotations[index]?.breakPoints
    )
  ])
  return [
    ...shareOf('sideOuts', 'Side-outs', ({ sideOut }) => sideOut),
    ...shareOf('breakPoints', 'Break points', ({ breakPoints }) => breakPoints),
    ...rotations
  ]
}

function shareOf(
  name: string,
  label: string,
  of: (side: SideStatisticsView) => Share | undefined
): readonly Figure[] {
  return [
    { name: `${name}Won`, label: `${label} won`, of: (side) => of(side)?.won ?? null },
    { name: `${name}Played`, label: `${label} played`, of: (side) => of(side)?.played ?? null },
    {
      name: `${name}Percent`,
      label: `${label}, %`,
      of: (side) => {
        const share = of(side)
        return share === undefined ? null : percentOf(share)
      }
    }
  ]
}

/** Point types with their own line, or counted as an opponent error. */
const COUNTED_ELSEWHERE: ReadonlySet<string> = new Set(
  ['Ace', 'Block', 'ServeError', 'Error', 'Out'].map((kind) => `pointsBy${kind}`)
)

export function volleyballFigureLines(sides: Sides): readonly StatisticsLine[] {
  const { Home, Away } = sides
  const counted = ({ label, of }: Figure): StatisticsLine => countLine(label, [of(Home) ?? 0, of(Away) ?? 0])
  const share = (label: string, of: (side: SideStatisticsView) => Share | undefined): StatisticsLine =>
    shareLine(label, [of(Home) ?? NOTHING, of(Away) ?? NOTHING])
  return [
    ...COUNTS.map(counted),
    ...kindFigures(sides)
      .filter(({ name }) => !COUNTED_ELSEWHERE.has(name))
      .map(counted),
    share('Side-outs won', ({ sideOut }) => sideOut),
    share('Break points converted', ({ breakPoints }) => breakPoints),
    ...Home.rotations.map(({ rotation }, index) =>
      share(`Side-outs won in rotation ${rotation}`, ({ rotations }) => rotations[index]?.sideOut)
    )
  ]
}

const NOTHING: Share = { won: 0, played: 0 }
