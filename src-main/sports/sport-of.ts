/** Looks things up in the list of sports. */
import { SPORTS } from './list'
import type { Sport } from './sport'

/** The sport whose feed this is; null for unknown feeds and for channels of a log that belong to no feed. */
export const sportOfFeed = (feed: string): Sport | null =>
  SPORTS.find((sport) => sport.ownsFeed(feed)) ?? null

/** The sport of a stored court or a court view; null for one that this version does not know. */
export const sportNamed = (id: string): Sport | null => SPORTS.find((known) => known.id === id) ?? null

/** The sport of a log with these feeds; the first sport if it knows none of them. */
export const sportOfFeeds = (feeds: readonly string[]): Sport =>
  feeds.map(sportOfFeed).find((found) => found !== null) ?? SPORTS[0]

/** The sport whose feed sent a line of a recording; null if the line does not show it. */
export const sportOfLine = (line: string): Sport | null =>
  SPORTS.find((known) => known.feedOfLine(line) !== null) ?? null

/** Whether a court's score comes from this feed. */
export const isScoreFeed = (feed: string): boolean => sportOfFeed(feed)?.scoreFeed === feed
