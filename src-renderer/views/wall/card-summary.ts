import type { CourtView } from '@shared/court/view'
import { sportOf } from '../../sports/sport-of'
import { situationText, trustDetail } from '../../text/court'
import { TEXT } from './text'

/** The whole card as one text for screen readers. */
export function cardSummary(court: CourtView, nowMonotonicMs: number): string {
  const sport = sportOf(court)
  const detail = trustDetail(court, nowMonotonicMs)
  const situation = sport.situation(court)
  return [
    court.title,
    court.subtitle,
    detail === '' ? court.trust.word : `${court.trust.word} ${detail}`,
    ...sport.spokenScores(court),
    situation ? situationText(situation).toLowerCase() : '',
    court.suspendAdvice ? TEXT.suspendAdvised(court.suspendAdvice.reason) : '',
    sport.result(court)
  ]
    .filter((part) => part !== '')
    .join('. ')
}
