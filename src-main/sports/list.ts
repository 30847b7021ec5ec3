/** The sports the console knows. */
import type { SPORT_CALLS } from '@shared/sports/list'
import type { Handlers } from '../ipc/handlers'
import type { SportServices } from '../ipc/sport-services'
import { createTennisHandlers } from './tennis/handlers'
import { createVolleyballHandlers } from './volleyball/handlers'

/** What only one sport's courts answer. */
export const sportHandlers = (services: SportServices): Pick<Handlers, keyof typeof SPORT_CALLS> => ({
  ...createTennisHandlers(services),
  ...createVolleyballHandlers(services)
})
