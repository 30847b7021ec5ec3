/** What one message of the tennis events socket can be, after decoding. */
import type { ControlMessage } from '../../../../feeds/control-message'
import type { TennisPacket } from './packets'

export type DecodedFrame =
  /** Messages without `eventElementType`. */
  | ControlMessage
  | { readonly kind: 'packet'; readonly packet: TennisPacket }
  /** Unreadable: kept and shown. `seqNum` if at least that could be read. */
  | { readonly kind: 'undecodable'; readonly reason: string; readonly seqNum: number | null }
