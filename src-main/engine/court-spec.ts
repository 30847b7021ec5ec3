/** What a live court is made from: which match, where its feeds are reached, and with what. */
import type { CourtView } from '@shared/court/view'
import type { RallyFeed } from '@shared/sports/tennis/feeds/tracking/names'
import type {
  VolleyballAccess,
  VolleyballFixture,
  VolleyballKeys
} from '@shared/sports/volleyball/feed/access'
import type { Result } from '@shared/result'
import type { MatchRules } from '@shared/sports/volleyball/rules/match-rules'
import type { BySide } from '@shared/sports/volleyball/rules/sides'
import type { FeedAddress } from './court-link'

export interface TennisCourtSpec extends FeedAddress {
  readonly sport: 'tennis'
  readonly courtId: string
  readonly origin: CourtView['origin']
  /** Path of the statistics feed on the same hosts; null when it is not wanted. */
  readonly statisticsPath: string | null
  /** Null when rally tracking is not wanted. */
  readonly rally: RallySpec | null
}

export interface RallySpec {
  readonly hosts: readonly string[]
  readonly feeds: readonly RallyFeed[]
  /** What the rally feeds call the match. */
  readonly fixtureId: string
}

export interface VolleyballCourtSpec {
  readonly sport: 'volleyball'
  readonly courtId: string
  /** The fixture's number. */
  readonly eventId: string
  readonly origin: CourtView['origin']
  readonly access: VolleyballAccess
  readonly fixture: VolleyballFixture
  /** What the operator calls the teams, whom the feed does not name; empty where he does not say. */
  readonly teams: BySide<string>
  /** By which rules it is played; null where that is left to be told from the match. */
  readonly rules: MatchRules | null
  /** The error says in words why there are none and what the user has to do. */
  readonly readKeys: () => Promise<Result<VolleyballKeys, string>>
}

export type CourtSpec = TennisCourtSpec | VolleyballCourtSpec
