/** The content of one rally packet of any generation; most of a rally is in other packets. */
import type { Arc, BallTrack, PlayerTrack, Provenance, Rally, RallySummary, Shot } from './rally'

/** The path of a shot whose other facts are in another packet; linked by `shotId`. */
export interface ShotPath {
  readonly shotId: string
  readonly team: Shot['team']
  readonly player: Shot['player']
  readonly arcs: Arc[]
}

type RallyFacts = Pick<
  Rally,
  'key' | 'startAt' | 'durationS' | 'server' | 'scorer' | 'result' | 'serveSide' | 'teamAtPositiveX'
>

export interface RallyPart extends Readonly<RallyFacts> {
  /** `{year}-{competitionId}-{matchId}`; empty if not in the packet. */
  readonly eventId: string
  /** When the provider made the packet, UTC in milliseconds; null if unknown. */
  readonly createdAt: number | null
  readonly provenance: Provenance
  /** In time order; null if not in the packet. */
  readonly shots: Shot[] | null
  readonly paths: readonly ShotPath[]
  readonly ball: BallTrack | null
  readonly players: readonly PlayerTrack[]
  readonly summary: RallySummary | null
  readonly faults: readonly string[]
}
