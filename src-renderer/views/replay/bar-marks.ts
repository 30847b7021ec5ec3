/** Where a log’s marks are on its bar. */
import type { ReplayMark } from '@shared/logs/replay-view'
import type { MarkKind } from '../../text/replay'

export interface Span {
  readonly startMs: number
  readonly endMs: number
}

/** Marks of one kind so close together that they are drawn as one. */
export interface BarMark {
  readonly kind: MarkKind
  /** Position of the first: 0 at the left end, 1 at the right. */
  readonly share: number
  readonly marks: readonly [ReplayMark, ...ReplayMark[]]
}

/** A time’s position on the bar, 0 to 1; always 0 if the log has no length. */
export const shareOf = (atMs: number, { startMs, endMs }: Span): number =>
  endMs <= startMs ? 0 : Math.min(1, Math.max(0, (atMs - startMs) / (endMs - startMs)))

export const timeAt = (share: number, { startMs, endMs }: Span): number =>
  Math.round(startMs + Math.min(1, Math.max(0, share)) * (endMs - startMs))

/** In CSS px; closer shapes of a kind would run together. */
const LEAST_GAP = 9

/**
 * Groups marks so that a bar of `width` CSS px has at most one of each kind every few pixels. Each group keeps all its
 * marks.
 */
export function barMarks(marks: readonly ReplayMark[], span: Span, width: number): readonly BarMark[] {
  const placed: BarMark[] = []
  const latest = new Map<MarkKind, number>()
  const inOrder = [...marks].sort((one, other) => one.atMs - other.atMs)
  for (const mark of inOrder) {
    const share = shareOf(mark.atMs, span)
    const at = latest.get(mark.kind)
    const before = at === undefined ? undefined : placed[at]
    if (at !== undefined && before && (share - before.share) * width < LEAST_GAP) {
      placed[at] = { ...before, marks: [...before.marks, mark] }
    } else {
      latest.set(mark.kind, placed.length)
      placed.push({ kind: mark.kind, share, marks: [mark] })
    }
  }
  return placed
}
