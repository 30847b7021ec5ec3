import type { Settings } from '@shared/settings'
import type { Result } from '@shared/result'
import type { VolleyballKeys } from '@shared/sports/volleyball/feed/access'

/** A court as settings.json keeps it; each sport adds what it needs to reach the match. */
export interface StoredCourt {
  readonly sport: string
  readonly courtId: string
  readonly credentialId: string
  readonly [own: string]: unknown
}

/** What a stored court is opened with. */
export interface SpecContext {
  readonly settings: Settings
  /** The token behind a stored credential; the error says why there is none and what to do. */
  readonly readToken: (credentialId: string) => Promise<Result<string, string>>
  /** As `readToken`. */
  readonly readVolleyballKeys: (credentialId: string) => Promise<Result<VolleyballKeys, string>>
}
