/**
 * Everything that is known of a court: its match, its delays, how far it can be trusted. A book knows no socket, no file
 * and no clock, so that a live court and one that is played from a log are the same thing. There is one for each sport.
 */
import type { TennisBook, TennisSnapshot } from '../sports/tennis/tennis-book'
import type { VolleyballBook, VolleyballSnapshot } from '../sports/volleyball/volleyball-book'

export type CourtBook = TennisBook | VolleyballBook

export type BookSnapshot = TennisSnapshot | VolleyballSnapshot
