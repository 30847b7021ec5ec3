/** The sports the console knows. */
import { TENNIS_CALLS } from './tennis/calls'
import { VOLLEYBALL_CALLS } from './volleyball/calls'

/** The calls that only one sport's courts answer. */
export const SPORT_CALLS = { ...TENNIS_CALLS, ...VOLLEYBALL_CALLS }
