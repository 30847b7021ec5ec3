/** Marks of a series for a chart, and where their labels go. */
import type { SeriesView } from '@shared/sports/tennis/view/insight-view'
import type { ChartMark, MarkKind } from '../../../charts/chart-model'

const LABELS: Readonly<Record<Exclude<MarkKind, 'set'>, string>> = {
  break: 'break',
  alarm: 'alarm',
  gap: 'gap',
  correction: 'corrected',
  interruption: 'stopped'
}

export const seriesMarks = (series: SeriesView): readonly ChartMark[] =>
  series.marks.map(({ point, kind, text }) => ({
    before: point,
    kind,
    label: kind === 'set' ? `set ${series.points[point]?.set ?? ''}`.trim() : LABELS[kind],
    text
  }))

export interface SetMarks {
  /** "2 breaks, trouble" */
  readonly short: string
  /** "2 breaks, 1 gap, 1 alarm" */
  readonly full: string
}

/** What happened in every set that has marks, by set number. */
export function marksBySet(series: SeriesView): ReadonlyMap<number, SetMarks> {
  const counts = new Map<number, Map<string, number>>()
  for (const { point, kind } of series.marks) {
    if (kind === 'set') continue
    const at = series.points[Math.min(point, series.points.length - 1)]
    if (!at) continue
    const ofSet = counts.get(at.set) ?? new Map<string, number>()
    ofSet.set(kind, (ofSet.get(kind) ?? 0) + 1)
    counts.set(at.set, ofSet)
  }
  const counted = (kind: string, count: number): string => `${count} ${kind}${count === 1 ? '' : 's'}`
  const marksOf = (ofSet: ReadonlyMap<string, number>): SetMarks => {
    const breaks = ofSet.get('break') ?? 0
    const hasTrouble = ofSet.size > (breaks > 0 ? 1 : 0)
    return {
      short: [breaks > 0 ? counted('break', breaks) : '', hasTrouble ? 'trouble' : '']
        .filter((part) => part !== '')
        .join(', '),
      full: [...ofSet].map(([kind, count]) => counted(kind, count)).join(', ')
    }
  }
  return new Map([...counts].map(([set, ofSet]) => [set, marksOf(ofSet)]))
}

/** What must not go unseen takes its place first. */
const RANK: Readonly<Record<MarkKind, number>> = {
  alarm: 0,
  gap: 1,
  set: 2,
  correction: 3,
  interruption: 4,
  break: 5
}

export interface LabelWish {
  readonly kind: MarkKind
  /** Where the mark is, and how wide its label is; any one unit. */
  readonly x: number
  readonly width: number
}

export interface PlacedLabel {
  /** Index of the wish. */
  readonly index: number
  readonly left: number
  readonly right: number
  readonly lane: number
}

/**
 * Puts labels right of their marks, else left of them, into `lanes` rows, so that none covers another or leaves `from`–`to`. A label without
 * room is left out: its mark is drawn all the same, and the cursor says what it is.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  { from, to, lanes, gap }: { from: number; to: number; lanes: number; gap: number }
): readonly PlacedLabel[] {
  const placed: PlacedLabel[] = []
  const inOrder = wishes
    .map((wish, index) => ({ ...wish, index }))
    .sort((one, other) => RANK[one.kind] - RANK[other.kind] || one.x - other.x)
  const isFree = (left: number, right: number, lane: number): boolean =>
    placed.every((other) => other.lane !== lane || right + gap <= other.left || left >= other.right + gap)
  for (const { index, x, width } of inOrder) {
    const place = [x + gap, x - gap - width]
      .flatMap((left) => Array.from({ length: lanes }, (_, lane) => ({ left, right: left + width, lane })))
      .find(({ left, right, lane }) => left >= from && right <= to && isFree(left, right, lane))
    if (place) placed.push({ index, ...place })
  }
  return placed
}
