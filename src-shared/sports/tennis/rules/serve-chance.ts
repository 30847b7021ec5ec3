/** How often a team wins a point on its own serve: the usual share, corrected by the match so far. */

/**
 * Shares of points won on serve before anything is known of the players: 64 % among men, 56 % among women (Wimbledon
 * singles 1992 to 1995, Klaassen and Magnus, "Analyzing Wimbledon", 2014); `unknown` lies between, nearer to the men
 * since most courts covered are theirs.
 */
export const SERVE_PRIORS = { men: 0.64, women: 0.56, unknown: 0.62 } as const

/**
 * The prior counts as much as this many served points, some ten service games. Our choice: after one set the match
 * weighs nearly half.
 */
export const PRIOR_POINTS = 60

/** The expected share of serve points won, of a beta distribution around the prior and the points served so far. */
export const serveChance = (prior: number, pointsWon: number, pointsServed: number): number =>
  (prior * PRIOR_POINTS + pointsWon) / (PRIOR_POINTS + pointsServed)
