import type { CourtSpec } from '../../engine/court-spec'
import type { VolleyballCourtPlace } from './court-place'
import { VOLLEYBALL_FEED } from './feed-names'
import { VolleyballCourt } from './volleyball-court'

export const volleyballCourtSpec = (
  place: VolleyballCourtPlace
): CourtSpec & { readonly place: VolleyballCourtPlace } => ({
  place,
  courtId: place.courtId,
  eventId: place.eventId,
  origin: place.origin,
  host: new URL(place.access.apiUrl).host,
  feeds: [VOLLEYBALL_FEED],
  openCourt: (surroundings) => new VolleyballCourt({ place, ...surroundings })
})
