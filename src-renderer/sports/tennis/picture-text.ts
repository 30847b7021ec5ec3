/** What a picture of a chart or a plot is called and what it says of its origin. */
import type { TennisCourtView } from '@shared/sports/tennis/view/tennis-view'
import { teamName } from './text'

/** "Sommer – Kovac · Court 4 · 2031-04-06 09:12 UTC" */
export const pictureSubtitle = (court: TennisCourtView, utcMs: number): string =>
  [`${teamName(court, 'TeamA')} – ${teamName(court, 'TeamB')}`, court.title, `${minuteOf(utcMs)} UTC`].join(
    ' · '
  )

/** "2031-0042-MS003 win-probability 2031-04-06 0912.png" */
export const pictureFileName = (
  court: TennisCourtView,
  chart: string,
  utcMs: number,
  ending: 'png' | 'svg' = 'png'
): string =>
  `${court.eventId.replace(/[^\w.-]+/g, '-')} ${chart} ${minuteOf(utcMs).replace(':', '')}.${ending}`

const minuteOf = (utcMs: number): string => new Date(utcMs).toISOString().slice(0, 16).replace('T', ' ')
