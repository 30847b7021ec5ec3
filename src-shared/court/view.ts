/** A court as windows see it, whatever is played there. */
import * as v from 'valibot'
import { VolleyballCourtViewSchema } from '../sports/volleyball/view/volleyball-view'
import { TennisCourtViewSchema } from '../sports/tennis/view/tennis-view'

export const CourtViewSchema = v.variant('sport', [TennisCourtViewSchema, VolleyballCourtViewSchema])
export type CourtView = v.InferOutput<typeof CourtViewSchema>
