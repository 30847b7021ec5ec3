import type { CourtView } from '@shared/court/view'
import type { CaptureLog } from '../records/capture-log'
import type { SocketOptions } from '../feeds/feed-connection-options'
import type { Clock } from '../platform/clock'
import type { LiveCourt } from './court'

/** What a live court is made from; the sport knows how. */
export interface CourtSpec {
  readonly courtId: string
  readonly eventId: string
  readonly origin: CourtView['origin']
  /** Host of the feed that the score comes from, for its log. */
  readonly host: string
  /** Its feeds as logs name them, the one that the score comes from first. */
  readonly feeds: readonly [string, ...string[]]
  openCourt(surroundings: CourtSurroundings): LiveCourt
}

/** What a live court lives in. */
export interface CourtSurroundings {
  readonly capture: CaptureLog
  readonly clock: Clock
  readonly random: () => number
  /** Proxy and certificates for an address; absent: none of either. */
  readonly socketOptionsFor?: (url: string) => Promise<SocketOptions>
  /** The view of the court has changed. */
  readonly changed: (courtId: string) => void
}
