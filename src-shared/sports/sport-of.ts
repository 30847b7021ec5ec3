/** Looks things up in the list of sports. */
import * as v from 'valibot'
import { CommonCourtViewSchema, type CourtView } from '../court/view'
import { SPORTS } from './list'
import type { SportTable } from './sport'

export const SPORT_TABLES: readonly SportTable[] = SPORTS.flatMap(({ exportTables = [] }) => exportTables)

/** Checks a court view by the schema of its sport; only the common fields of an unknown one. */
export const CourtViewSchema: v.GenericSchema<CourtView> = v.lazy((view) => {
  const id = typeof view === 'object' && view !== null && 'sport' in view ? view.sport : null
  return SPORTS.find((known) => known.id === id)?.courtView ?? CommonCourtViewSchema
})
