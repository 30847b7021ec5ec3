/** Marks of a series for a chart. */
import type { SeriesView } from '@shared/sports/tennis/view/insight-view'
import type { ChartMark, MarkLook } from '../../../charts/chart-model'

type MarkKind = SeriesView['marks'][number]['kind']

/** What must not go unseen takes its place first. */
export const MARK_LOOKS: Readonly<Record<MarkKind, MarkLook>> = {
  alarm: { shape: 'line', tone: 'high', rank: 0 },
  gap: { shape: 'band', tone: 'critical', rank: 1 },
  set: { shape: 'dotted', tone: 'muted', rank: 2 },
  correction: { shape: 'dashed', tone: 'low', rank: 3 },
  interruption: { shape: 'band', tone: 'muted', rank: 4 },
  break: { shape: 'triangle', tone: 'muted', rank: 5 }
}

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
    look: MARK_LOOKS[kind],
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
