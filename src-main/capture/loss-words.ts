/** How many records are missing, in words. */
export const recordsAreMissing = (count: number): string =>
  count === 1 ? 'One record is missing' : `${count} records are missing`
