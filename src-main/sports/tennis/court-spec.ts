import { rallyFeedName } from '@shared/sports/tennis/feeds/tracking/log-names'
import type { CourtSpec } from '../../engine/court-spec'
import type { TennisCourtPlace } from './court-place'
import { EVENTS_FEED, STATISTICS_FEED } from './feed-names'
import { TennisCourt } from './tennis-court'

export const tennisCourtSpec = (
  place: TennisCourtPlace
): CourtSpec & { readonly place: TennisCourtPlace } => ({
  place,
  courtId: place.courtId,
  eventId: place.eventId,
  origin: place.origin,
  host: place.hosts[0] ?? '',
  feeds: [EVENTS_FEED, STATISTICS_FEED, ...(place.rally?.feeds ?? []).map(rallyFeedName)],
  openCourt: (surroundings) => new TennisCourt({ place, ...surroundings })
})
