/** The court view sent to windows, for every sport. */
import * as v from 'valibot'
import { COMMON_COURT_FIELDS } from './common-view'
import { InsightSchema } from './insight-view'

/** What every court view has; each sport adds fields of its own. */
export const CommonCourtViewSchema = v.object({
  ...COMMON_COURT_FIELDS,
  /** As `sports/list` names it. */
  sport: v.string(),
  insight: InsightSchema
})
export type CourtView = v.InferOutput<typeof CommonCourtViewSchema>
