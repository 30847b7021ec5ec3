import * as v from 'valibot'

/** How many of something there are. */
export const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
