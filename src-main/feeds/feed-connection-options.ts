/** What a feed connection is given: where to connect, with what, and to whom it delivers. */
import type { Clock } from '../clock'
import type { FeedSink } from './feed-sink'

export interface FeedConnectionOptions {
  /** Base URLs by preference, at least one; after a failed attempt the next one is tried. */
  readonly hosts: readonly string[]
  /** The stream's address on a host, without query. */
  readonly urlFor: (host: string) => string
  /** Asked for every attempt. null = no token; a rejection = not readable now. */
  readonly readToken: () => Promise<string | null>
  readonly sink: FeedSink
  readonly clock: Clock
  /** In [0, 1). */
  readonly random: () => number
}
