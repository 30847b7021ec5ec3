/** Every sport of the main process. To add one, add it here. */
import type { SPORT_CALLS } from '@shared/sports/list'
import type { Handlers } from '../calls/handlers'
import type { SportServices } from '../calls/sport-services'
import type { Sport } from './sport'
import { createTennisHandlers } from './tennis/handlers'
import { tennis } from './tennis/sport'
import { createVolleyballHandlers } from './volleyball/handlers'
import { volleyball } from './volleyball/sport'

/** The first one opens logs that do not say what they hold. */
export const SPORTS: readonly [Sport, ...Sport[]] = [tennis, volleyball]

/** What only one sport's courts answer. */
export const sportHandlers = (services: SportServices): Pick<Handlers, keyof typeof SPORT_CALLS> => ({
  ...createTennisHandlers(services),
  ...createVolleyballHandlers(services)
})
