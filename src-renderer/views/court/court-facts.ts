/** A court’s facts for the panels of the court view; unknown ones are left out. */
import type { CourtView } from '@shared/court/view'
import type { Fact } from '../../components/fact'
import { sportOf } from '../../sports/sport-of'
import { connectionLabel, trustDetail } from '../../text/court'
import { countOf, formatAge, formatBytes, formatDelay } from '../../text/numbers'
import { signedSeconds } from './feed-facts'
import { TEXT } from './text'

const { facts: text } = TEXT

const known = (facts: readonly Fact[]): readonly Fact[] => facts.filter((fact) => fact.value !== '')

const age = (nowMonotonicMs: number, stampMonotonicMs: number | null): string =>
  stampMonotonicMs === null ? '' : text.ago(formatAge(nowMonotonicMs - stampMonotonicMs))

function gapsText({ gapsOpen, gapsHealed }: CourtView['packets']): string {
  if (gapsOpen > 0) return text.gapsOpen(countOf(gapsOpen, text.gap))
  return gapsHealed > 0 ? text.gapsFilled(gapsHealed) : text.noGaps
}

function captureText({ state, bytes }: CourtView['capture']): string {
  const label = text.captureStates[state]
  return state === 'off' ? label : `${formatBytes(bytes)}, ${label}`
}

function scoreCheckFact({ scoreCheck }: CourtView['insight']): Fact {
  const { rulesKnown, checked, agreed, missingPoints, conflict } = scoreCheck
  const name = text.scoreCheck
  if (conflict)
    return {
      name,
      value: text.conflict(conflict.provider, conflict.rules),
      tone: 'critical'
    }
  if (!rulesKnown) return { name, value: text.rulesUnknown }
  if (checked === 0) return { name, value: text.nothingToCheck }
  const agrees = text.agrees(agreed, checked)
  return missingPoints === 0
    ? { name, value: agrees }
    : { name, value: text.missing(agrees, countOf(missingPoints, text.point)), tone: 'high' }
}

function delayText({ delay, insight }: CourtView): string {
  if (!delay) return text.unknown
  const level = text.delayLevel(formatDelay(delay.delayMs), delay.level)
  return insight.clockOffsetMs === null ? level : text.withClock(level, signedSeconds(insight.clockOffsetMs))
}

/** In a replay the detail is the trust word of that time, and the badge already says REPLAY. */
const trustWord = ({ word, reason }: CourtView['trust']): string =>
  word === 'REPLAY' && reason !== '' ? '' : word

/** Trust, score checks and delay, for the header. */
export function trustFacts(court: CourtView, nowMonotonicMs: number): readonly Fact[] {
  const { trust, insight } = court
  const detail = trustDetail(court, nowMonotonicMs)
  const reason = trust.reason === '' || trust.reason === detail ? '' : ` · ${trust.reason}`
  return known([
    { name: text.trust, value: [trustWord(trust), `${detail}${reason}`].join(' ').trim(), tone: trust.tone },
    scoreCheckFact(insight),
    ...sportOf(court).checkFacts(court),
    { name: text.delay, value: delayText(court) }
  ])
}

const sequenceFact = ({ packets }: CourtView): Fact => ({
  name: text.sequence,
  value: packets.lastSeqNum === null ? text.noneYet : `${packets.lastSeqNum}, ${gapsText(packets)}`,
  tone: packets.gapsOpen > 0 ? 'high' : 'normal'
})

const logFact = ({ capture }: CourtView): Fact => ({
  name: text.log,
  value: captureText(capture),
  tone: capture.state === 'failed' ? 'critical' : 'normal'
})

export function headerMatchFacts(court: CourtView, nowMonotonicMs: number): readonly Fact[] {
  return known([
    sequenceFact(court),
    logFact(court),
    { name: text.matchTime, value: sportOf(court).matchTime(court) },
    {
      name: text.connection,
      value: `${connectionLabel(court)} ${formatAge(nowMonotonicMs - court.connection.sinceMonotonicMs)}`
    }
  ])
}

export function matchFacts(court: CourtView, nowMonotonicMs: number): readonly Fact[] {
  const sport = sportOf(court)
  return known([
    { name: text.event, value: court.eventId },
    { name: sport.subtitleLabel, value: court.subtitle },
    { name: text.format, value: court.format },
    ...sport.matchFacts(court),
    { name: text.last(sport.item), value: age(nowMonotonicMs, court.lastPacketMonotonicMs) },
    { name: text.source, value: text.origins[court.origin] },
    { name: text.result, value: sport.result(court) }
  ])
}

export const captureFacts = (court: CourtView): readonly Fact[] =>
  known([logFact(court), { name: text.file, value: court.capture.fileName }])
