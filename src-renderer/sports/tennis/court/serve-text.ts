import type { TennisCourtView } from '@shared/sports/tennis/view/tennis-view'
import { serveNumberText } from '../text'
import { serviceCourt } from './service-court'

/** "2nd serve · ad court", as far as it is known; empty while nobody serves. */
export function serveText({ server, score, serveNumber }: TennisCourtView): string {
  if (!server || !score) return ''
  return [serveNumberText(serveNumber), serviceCourt(score) ?? ''].filter((part) => part !== '').join(' · ')
}
