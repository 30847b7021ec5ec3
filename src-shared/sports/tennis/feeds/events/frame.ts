/** What one message of the tennis events socket can be, after decoding. */
import type { ControlMessage } from '../../../../feeds/control-message'
import type { TennisPacket } from './packets'

export type DecodedFrame =
  /** Messages without `eventElementType`. */
  | ControlMessage
  | { readonly kind: 'packet'; readonly packet: TennisPacket }
  /** Not readable: kept and shown. `seqNum` when at least that could be read. */
  | { readonly kind: 'undecodable'; readonly reason: string; readonly seqNum: number | null }
