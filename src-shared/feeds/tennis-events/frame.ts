/** What one message of the tennis events socket can be, after decoding. */
import type { TennisPacket } from './schemas'

export type DecodedFrame =
  | { readonly kind: 'control'; readonly control: ControlKind; readonly message: string }
  | { readonly kind: 'packet'; readonly packet: TennisPacket }
  /** Not readable: kept and shown. `seqNum` when at least that could be read. */
  | { readonly kind: 'undecodable'; readonly reason: string; readonly seqNum: number | null }

/** Messages without `eventElementType` (protocol reference 2.1). */
export type ControlKind = 'authorised' | 'heartbeat' | 'refused'
