/** Finding one's way in lists of times. */

/** The place of the last time that is not after `timeS`; -1 where all are. */
export function indexBefore(timesS: readonly number[], timeS: number): number {
  let [from, to] = [0, timesS.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((timesS[middle] ?? Infinity) <= timeS) from = middle + 1
    else to = middle
  }
  return from - 1
}
