import type { CourtView } from '@shared/court/view'
import type { Result } from '@shared/result'
import type {
  VolleyballAccess,
  VolleyballFixture,
  VolleyballKeys
} from '@shared/sports/volleyball/feed/access'
import type { MatchRules } from '@shared/sports/volleyball/rules/match-rules'
import type { BySide } from '@shared/sports/volleyball/rules/sides'

/** Which match a live volleyball court shows, where its feed is reached, and how to sign in. */
export interface VolleyballCourtPlace {
  readonly courtId: string
  /** The fixture's number. */
  readonly eventId: string
  readonly origin: CourtView['origin']
  readonly access: VolleyballAccess
  readonly fixture: VolleyballFixture
  /** What the operator calls the teams, which the feed does not name; empty if they did not say. */
  readonly teams: BySide<string>
  /** Null to detect them from the match. */
  readonly rules: MatchRules | null
  /** The error says in words why there are no keys and what to do. */
  readonly readKeys: () => Promise<Result<VolleyballKeys, string>>
}
