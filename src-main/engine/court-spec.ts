import type { CourtView } from '@shared/court/view'
import type { CaptureLog } from '../records/capture-log'
import type { SocketOptions } from '../feeds/feed-connection-options'
import type { Clock } from '../platform/clock'
import type { LiveCourt } from './court'

/** The specification of a live court, interpreted by its sport. */
export interface CourtSpec {
  readonly courtId: string
  readonly eventId: string
  readonly origin: CourtView['origin']
  /** Host of the score feed, for the log. */
  readonly host: string
  /** Its feeds' names in logs, the score feed first. */
  readonly feeds: readonly [string, ...string[]]
  openCourt(surroundings: CourtSurroundings): LiveCourt
}

/** The environment of a live court. */
export interface CourtSurroundings {
  readonly capture: CaptureLog
  readonly clock: Clock
  readonly random: () => number
  /** Proxy and certificates for an address; if absent, neither. */
  readonly socketOptionsFor?: (url: string) => Promise<SocketOptions>
  /** The view of the court has changed. */
  readonly changed: (courtId: string) => void
}
