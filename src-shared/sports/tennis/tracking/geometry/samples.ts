/** Searching lists of times. */

/** Index of the last time not after `timeS`; -1 if all are later. */
export function indexBefore(timesS: readonly number[], timeS: number): number {
  let [from, to] = [0, timesS.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((timesS[middle] ?? Infinity) <= timeS) from = middle + 1
    else to = middle
  }
  return from - 1
}
