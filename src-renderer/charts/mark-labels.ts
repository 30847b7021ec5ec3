/** Where the labels of a chart's marks go. */

export interface LabelWish {
  /** The lower, the sooner it is placed. */
  readonly rank: number
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
    .sort((one, other) => one.rank - other.rank || one.x - other.x)
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
