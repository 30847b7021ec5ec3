/** Where the marks of a log stand on its bar. */
import type { ReplayMark } from '@shared/logs/replay-view'
import type { MarkKind } from '../../text/replay'

export interface Span {
  readonly startMs: number
  readonly endMs: number
}

/** Marks of one kind that stand so close that they are drawn as one. */
export interface BarMark {
  readonly kind: MarkKind
  /** Of the first of them: 0 at the left end, 1 at the right end. */
  readonly share: number
  readonly marks: readonly [ReplayMark, ...ReplayMark[]]
}

/** A time's place on the bar, 0 to 1; a log without length has all of it at the left end. */
export const shareOf = (atMs: number, { startMs, endMs }: Span): number =>
  endMs <= startMs ? 0 : Math.min(1, Math.max(0, (atMs - startMs) / (endMs - startMs)))

export const timeAt = (share: number, { startMs, endMs }: Span): number =>
  Math.round(startMs + Math.min(1, Math.max(0, share)) * (endMs - startMs))

/** Closer than this, two shapes of a kind could not be told apart; in CSS px. */
const LEAST_GAP = 9

/**
 * However many marks a log has, the bar of `width` CSS px gets no more than one of each kind every few pixels. Each
 * keeps all the marks that it stands for.
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
