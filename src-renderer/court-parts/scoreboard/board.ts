/** What a scoreboard shows, of whichever sport: two sides, columns of counted sets or games, and the points in play. */

export interface BoardPlayer {
  readonly name: string
  readonly country: string
  /** Says that this one serves, and for a team also who of it; empty for all others. */
  readonly serving: string
}

export interface BoardCell {
  readonly text: string
  /** The points of a tie-break beside its games; else empty. */
  readonly raised: string
  /** Whether the side has won this set. */
  readonly isWon: boolean
}

export interface BoardColumn {
  /** For screen readers: "Set 1", "Games". */
  readonly label: string
  /** A set that is over, or the count that goes on. */
  readonly look: 'set' | 'count'
  /** In the order of the sides. */
  readonly cells: readonly [BoardCell, BoardCell]
  /** The provider may still change it. */
  readonly isProvisional: boolean
}

export interface BoardSide {
  readonly id: string
  /** One line each: one for singles and teams, two for doubles. */
  readonly players: readonly BoardPlayer[]
  readonly outcome: 'won' | 'lost' | null
  /** Points of the game or set in play; empty while none is. */
  readonly points: string
  /** Some of the points are not confirmed. */
  readonly isProvisional: boolean
}

export interface Board {
  readonly sides: readonly [BoardSide, BoardSide]
  readonly columns: readonly BoardColumn[]
  readonly hasPoints: boolean
  /** The count says how the match stands: where room is short, the sets may be left out. */
  readonly maySpareSets: boolean
  /** False while the provider has sent neither names nor a score. */
  readonly isKnown: boolean
}
