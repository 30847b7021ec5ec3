/** Every sport of src-shared. To add one, add it here. */
import type { Sport } from './sport'
import { TENNIS_CALLS } from './tennis/calls'
import { tennis } from './tennis/sport'
import { VOLLEYBALL_CALLS } from './volleyball/calls'
import { volleyball } from './volleyball/sport'

export const SPORTS: readonly Sport[] = [tennis, volleyball]

/** The calls that only one sport's courts answer. */
export const SPORT_CALLS = { ...TENNIS_CALLS, ...VOLLEYBALL_CALLS }
