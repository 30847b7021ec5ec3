/** What a scoreboard shows in any sport: two sides, columns of sets or games, and the current points. */

export interface BoardPlayer {
  readonly name: string
  readonly country: string
  /** The server’s tooltip, for a team with the player’s name; empty if not serving. */
  readonly serving: string
}

export interface BoardCell {
  readonly text: string
  /** The points of a tie-break, beside its games; otherwise empty. */
  readonly raised: string
  /** Whether the side has won this set. */
  readonly isWon: boolean
}

export interface BoardColumn {
  /** For screen readers: "Set 1", "Games". */
  readonly label: string
  /** A finished set, or a running count. */
  readonly look: 'set' | 'count'
  /** In the order of the sides. */
  readonly cells: readonly [BoardCell, BoardCell]
  /** The provider may still change it. */
  readonly isProvisional: boolean
}

export interface BoardSide {
  readonly id: string
  /** One line per player: one for singles and teams, two for doubles. */
  readonly players: readonly BoardPlayer[]
  readonly outcome: 'won' | 'lost' | null
  /** Points of the current game or set; empty if there is none. */
  readonly points: string
  /** Some of the points are not confirmed. */
  readonly isProvisional: boolean
}

export interface Board {
  readonly sides: readonly [BoardSide, BoardSide]
  readonly columns: readonly BoardColumn[]
  readonly hasPoints: boolean
  /** Whether sets may be hidden where space is short, because a count shows the match score. */
  readonly maySpareSets: boolean
  /** False while the provider has sent neither names nor a score. */
  readonly isKnown: boolean
}
