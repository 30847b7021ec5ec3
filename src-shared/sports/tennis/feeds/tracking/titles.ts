import type { RallyFeed } from './names'

/** Display names of the rally feeds. */
export const RALLY_TITLES: Readonly<Record<RallyFeed, string>> = {
  rally: 'Rally tracking',
  'rally-events': 'Rally events',
  'rally-summary': 'Rally summaries',
  'rally-players': 'Rally players',
  'rally-shots': 'Rally shots',
  'live-players': 'Live players',
  'live-shots': 'Live shots'
}
