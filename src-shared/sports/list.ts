/** Every sport of src-shared. To add one, add it here. */
import * as v from 'valibot'
import { CommonCourtViewSchema, type CourtView } from '../court/view'
import type { Sport, SportTable } from './sport'
import { TENNIS_CALLS } from './tennis/calls'
import { tennis } from './tennis/sport'
import { VOLLEYBALL_CALLS } from './volleyball/calls'
import { volleyball } from './volleyball/sport'

export const SPORTS: readonly Sport[] = [tennis, volleyball]

export const SPORT_TABLES: readonly SportTable[] = SPORTS.flatMap(({ exportTables = [] }) => exportTables)

/** The calls that only one sport's courts answer. */
export const SPORT_CALLS = { ...TENNIS_CALLS, ...VOLLEYBALL_CALLS }

/** Checks a court view by the schema of its sport; only the common fields of an unknown one. */
export const CourtViewSchema: v.GenericSchema<CourtView> = v.lazy((view) => {
  const id = typeof view === 'object' && view !== null && 'sport' in view ? view.sport : null
  return SPORTS.find((known) => known.id === id)?.courtView ?? CommonCourtViewSchema
})
