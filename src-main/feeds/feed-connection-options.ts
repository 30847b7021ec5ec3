/** What a feed connection is given: where to connect, with what, and to whom it delivers. */
import type { Agent } from 'node:http'
import type { Result } from '@shared/result'
import type { Clock } from '../platform/clock'
import type { FeedSink } from './feed-sink'

/** How a socket reaches its host. */
export interface SocketOptions {
  readonly agent?: Agent
  /** All certificates to trust, PEM. */
  readonly ca?: string[]
}

export interface FeedConnectionOptions {
  /** Base URLs by preference, at least one; after a failed attempt the next one is tried. */
  readonly hosts: readonly string[]
  /** The stream's address on a host, without query. */
  readonly urlFor: (host: string) => string
  /**
   * Asked for every attempt. The error says in words why there is no token and what the user has to do; a rejection
   * means that it cannot be read just now.
   */
  readonly readToken: () => Promise<Result<string, string>>
  /**
   * Sent once the token is accepted, for feeds of which the address does not name the match; sent again from time to
   * time, on the same socket, for as long as the provider warns that it does not know the match.
   */
  readonly request?: string
  readonly sink: FeedSink
  /** Proxy and certificates for an address, asked for every attempt; absent: none of either. */
  readonly socketOptionsFor?: (url: string) => Promise<SocketOptions>
  readonly clock: Clock
  /** In [0, 1). */
  readonly random: () => number
}
