import type { CourtView } from '@shared/court/view'

/** What a view of the court says beside what the book knows. */
export interface BookCover {
  readonly courtId: string
  readonly eventId: string
  readonly origin: CourtView['origin']
  readonly capture: CourtView['capture']
  readonly replay: CourtView['replay']
}

/** The cover of a court that exists only for an export. */
export const exportCover = (eventId: string): BookCover => ({
  courtId: eventId,
  eventId,
  origin: 'replay',
  capture: { state: 'off', bytes: 0, fileName: '' },
  replay: null
})
