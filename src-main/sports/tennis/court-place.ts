import type { CourtView } from '@shared/court/view'
import type { RallyFeed } from '@shared/sports/tennis/feeds/tracking/names'
import type { FeedAddress } from '../../engine/court-link'

/** Which match a live tennis court shows, where its feeds are reached, and how to sign in. */
export interface TennisCourtPlace extends FeedAddress {
  readonly courtId: string
  readonly origin: CourtView['origin']
  /** Path of the statistics feed on the same hosts; null to leave it out. */
  readonly statisticsPath: string | null
  /** Null to leave rally tracking out. */
  readonly rally: RallyPlace | null
}

export interface RallyPlace {
  readonly hosts: readonly string[]
  readonly feeds: readonly RallyFeed[]
  /** The rally feeds' name of the match. */
  readonly fixtureId: string
}
