import type { RallyFeed } from './names'

/** The rally feeds as people call them. */
export const RALLY_TITLES: Readonly<Record<RallyFeed, string>> = {
  rally: 'Rally tracking',
  'rally-events': 'Rally events',
  'rally-summary': 'Rally summaries',
  'rally-players': 'Rally players',
  'rally-shots': 'Rally shots',
  'live-players': 'Live players',
  'live-shots': 'Live shots'
}
