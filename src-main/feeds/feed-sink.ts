/** The interface between a feed connection and the rest of the program. */
import type { ConnectionView } from '@shared/court/common-view'
import type { ControlKind } from '@shared/feeds/control-message'

/** One raw message from the socket. */
export interface RawFrame {
  readonly bytes: Uint8Array
  readonly isText: boolean
  /** UTC in milliseconds. */
  readonly receivedAt: number
  readonly monotonicMs: number
}

/** What a connection must know about a frame: session messages are its own, anything else is data. */
export type FrameMeaning =
  | { readonly kind: 'control'; readonly control: ControlKind; readonly message: string }
  | { readonly kind: 'packet' | 'data' }
  | { readonly kind: 'undecodable'; readonly seqNum: number | null }

/** For the capture's log. No event holds the token, not even where the provider repeats it. */
export type ConnectionEvent =
  | { readonly kind: 'dialling'; readonly host: string; readonly startPosition: number | null }
  | { readonly kind: 'opened'; readonly host: string }
  | { readonly kind: 'authorised' }
  /** `reason` is the provider's, or ours when there is no token. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The provider sent an error on a connection that it had authorised. */
  | { readonly kind: 'provider-error'; readonly reason: string }
  | { readonly kind: 'not-started' }
  | { readonly kind: 'hole-requested'; readonly startPosition: number | null }
  /** A list of messages was fetched from this sequence number on; this many were new. */
  | { readonly kind: 'pulled'; readonly from: number; readonly records: number }
  /** Pushed messages may be missing, so a list is fetched; `reason` is for support. */
  | { readonly kind: 'continuity-lost'; readonly reason: string }
  | { readonly kind: 'token-renewed' }
  /** The other side closed; `code` as in RFC 6455. */
  | { readonly kind: 'closed'; readonly code: number; readonly reason: string }
  /** We closed, for `reason`. */
  | { readonly kind: 'left'; readonly reason: string }
  /** `detail` is for support: an error code or an HTTP status. */
  | { readonly kind: 'failed'; readonly host: string; readonly detail: string }

/**
 * Where a connection delivers. Its methods are called synchronously and must not throw. Only `receive` may call
 * the connection's methods.
 */
export interface FeedSink {
  /** Captures, decodes and applies a raw frame; returns its kind so that the connection can react. */
  receive(frame: RawFrame): FrameMeaning
  /** The sequence number to request next; null for a feed that cannot be resumed. */
  nextStartPosition(): number | null
  statusChanged(status: ConnectionView): void
  connectionEvent(event: ConnectionEvent): void
}
