/** What one packet tells of a rally, whichever generation and content: most of a rally is told by other packets. */
import type { Arc, BallTrack, PlayerTrack, Provenance, Rally, RallySummary, Shot } from './rally'

/** The path of a shot whose other facts another packet tells; linked by `shotId`. */
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
  /** `{year}-{competitionId}-{matchId}`; empty where the packet does not say. */
  readonly eventId: string
  /** When the provider made the packet, UTC in milliseconds; null where it does not say. */
  readonly createdAt: number | null
  readonly provenance: Provenance
  /** In order of time; null where the packet does not tell of them. */
  readonly shots: Shot[] | null
  readonly paths: readonly ShotPath[]
  readonly ball: BallTrack | null
  readonly players: readonly PlayerTrack[]
  readonly summary: RallySummary | null
  readonly faults: readonly string[]
}
