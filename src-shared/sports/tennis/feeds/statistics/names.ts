/** The keys of the tennis statistics stream and our names for what they count. */

/**
 * Our name for every figure of a team, by its literal key on the wire (provider's statistics stream page). All are the
 * team's own serving figures; percentages are 0 to 100. The page does not define the percentages; we read them as:
 * first serves in of the points served, points won of the first serves in, points won of the points in which a second
 * serve was served.
 */
export const FIGURE_NAMES = {
  aces: 'aces',
  totalServes: 'totalServes',
  '1stServe': 'firstServesIn',
  '1stServe%': 'firstServesInPercent',
  '1stServePointsWon': 'firstServePointsWon',
  '1stServePointsWon%': 'firstServePointsWonPercent',
  '2ndServes': 'secondServesIn',
  '2ndServePointsWon': 'secondServePointsWon',
  '2ndServePointsWon%': 'secondServePointsWonPercent',
  breakPointsPlayed: 'breakPointsFaced',
  breakPointsSaved: 'breakPointsSaved',
  faults: 'faults',
  doubleFaults: 'doubleFaults'
} as const

export type FigureWireName = keyof typeof FIGURE_NAMES
export type ProviderFigure = (typeof FIGURE_NAMES)[FigureWireName]

/** Sets in order of play; all but the first appear when they start. */
export const SET_NAMES = ['set1', 'set2', 'set3', 'set4', 'set5'] as const
