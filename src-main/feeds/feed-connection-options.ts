/** Options of a feed connection: address, credentials and receiver. */
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
   * Called for every attempt. The error says why there is no token and what the user must do; a rejection means it
   * cannot be read at the moment.
   */
  readonly readToken: () => Promise<Result<string, string>>
  /**
   * Sent once the token is accepted, for feeds whose address does not name the match; repeated on the same socket while
   * the provider warns that it does not know the match.
   */
  readonly request?: string
  readonly sink: FeedSink
  /** Proxy and certificates for an address, called for every attempt; if absent, neither. */
  readonly socketOptionsFor?: (url: string) => Promise<SocketOptions>
  readonly clock: Clock
  /** In [0, 1). */
  readonly random: () => number
}
