/** Shares in percent, as charts and statistics write them. */
import type { ChartScale } from './chart-model'

/** 0 to 1 as "62%". */
export const percentText = (share: number): string => `${Math.round(share * 100)}%`

/** Null when there is nothing to take a share of. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

export const PERCENT_SCALE: ChartScale = {
  min: 0,
  max: 1,
  splits: [0, 0.25, 0.5, 0.75, 1],
  tick: percentText,
  text: percentText
}
