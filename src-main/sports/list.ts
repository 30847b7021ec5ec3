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

/** The sport whose feed this is; null for unknown feeds and for channels of a log that belong to no feed. */
export const sportOfFeed = (feed: string): Sport | null =>
  SPORTS.find((sport) => sport.ownsFeed(feed)) ?? null

/** Whether a court's score comes from this feed. */
export const isScoreFeed = (feed: string): boolean => sportOfFeed(feed)?.scoreFeed === feed

/** What only one sport's courts answer. */
export const sportHandlers = (services: SportServices): Pick<Handlers, keyof typeof SPORT_CALLS> => ({
  ...createTennisHandlers(services),
  ...createVolleyballHandlers(services)
})
