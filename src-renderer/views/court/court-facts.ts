/** A court's facts as the panels of the court view list them; what is not known is left out. */
import type { CourtView } from '@shared/court/view'
import type { Fact } from '../../components/fact'
import { sportOf } from '../../sports/sport-of'
import { connectionLabel, trustDetail } from '../../text/court'
import { countOf, formatAge, formatBytes, formatDelay } from '../../text/numbers'
import { signedSeconds } from './feed-facts'

const known = (facts: readonly Fact[]): readonly Fact[] => facts.filter((fact) => fact.value !== '')

const age = (nowMonotonicMs: number, stampMonotonicMs: number | null): string =>
  stampMonotonicMs === null ? '' : `${formatAge(nowMonotonicMs - stampMonotonicMs)} ago`

function gapsText({ gapsOpen, gapsHealed }: CourtView['packets']): string {
  if (gapsOpen > 0) return `${countOf(gapsOpen, 'gap')} open`
  return gapsHealed > 0 ? `no gap, ${gapsHealed} healed` : 'no gap'
}

const CAPTURE_LABELS: Readonly<Record<CourtView['capture']['state'], string>> = {
  writing: 'being written',
  sealed: 'sealed',
  failed: 'failed',
  off: 'off'
}

function captureText({ state, bytes }: CourtView['capture']): string {
  return state === 'off' ? 'off' : `${formatBytes(bytes)}, ${CAPTURE_LABELS[state]}`
}

function scoreCheckFact({ scoreCheck }: CourtView['insight']): Fact {
  const { rulesKnown, checked, agreed, missingPoints, conflict } = scoreCheck
  const name = 'Score check'
  if (conflict)
    return {
      name,
      value: `conflict: provider ${conflict.provider}, rules ${conflict.rules}`,
      tone: 'critical'
    }
  if (!rulesKnown) return { name, value: 'rules unknown' }
  if (checked === 0) return { name, value: 'nothing to check yet' }
  const agrees = `agrees, ${agreed} of ${checked}`
  return missingPoints === 0
    ? { name, value: agrees }
    : { name, value: `${agrees}; ${countOf(missingPoints, 'point')} missing`, tone: 'high' }
}

function delayText({ delay, insight }: CourtView): string {
  if (!delay) return 'not known'
  const text = `${formatDelay(delay.delayMs)}, level ${delay.level}`
  return insight.clockOffsetMs === null ? text : `${text} · clock ${signedSeconds(insight.clockOffsetMs)}`
}

/** A replay's detail is the word of then: that is what counts here, the badge says that it is a replay. */
const trustWord = ({ word, reason }: CourtView['trust']): string =>
  word === 'REPLAY' && reason !== '' ? '' : word

/** What the header says beside the score: can this be trusted, do rules and statistics agree, how late is it. */
export function trustFacts(court: CourtView, nowMonotonicMs: number): readonly Fact[] {
  const { trust, insight } = court
  const detail = trustDetail(court, nowMonotonicMs)
  const reason = trust.reason === '' || trust.reason === detail ? '' : ` · ${trust.reason}`
  return known([
    { name: 'Trust', value: [trustWord(trust), `${detail}${reason}`].join(' ').trim(), tone: trust.tone },
    scoreCheckFact(insight),
    ...sportOf(court).checkFacts(court),
    { name: 'Delay', value: delayText(court) }
  ])
}

const sequenceFact = ({ packets }: CourtView): Fact => ({
  name: 'Sequence',
  value: packets.lastSeqNum === null ? 'nothing yet' : `${packets.lastSeqNum}, ${gapsText(packets)}`,
  tone: packets.gapsOpen > 0 ? 'high' : 'normal'
})

const logFact = ({ capture }: CourtView): Fact => ({
  name: 'Log',
  value: captureText(capture),
  tone: capture.state === 'failed' ? 'critical' : 'normal'
})

export function headerMatchFacts(court: CourtView, nowMonotonicMs: number): readonly Fact[] {
  return known([
    sequenceFact(court),
    logFact(court),
    { name: 'Match time', value: sportOf(court).matchTime(court) },
    {
      name: 'Connection',
      value: `${connectionLabel(court)} ${formatAge(nowMonotonicMs - court.connection.sinceMonotonicMs)}`
    }
  ])
}

const ORIGINS: Readonly<Record<CourtView['origin'], string>> = {
  demo: 'Demo, invented players',
  recording: 'Recording, played back',
  feed: 'Provider’s live feed',
  replay: 'Log, replayed'
}

export function matchFacts(court: CourtView, nowMonotonicMs: number): readonly Fact[] {
  const sport = sportOf(court)
  return known([
    { name: 'Event', value: court.eventId },
    { name: sport.subtitleLabel, value: court.subtitle },
    { name: 'Format', value: court.format },
    ...sport.matchFacts(court),
    { name: `Last ${sport.item}`, value: age(nowMonotonicMs, court.lastPacketMonotonicMs) },
    { name: 'Source', value: ORIGINS[court.origin] },
    { name: 'Result', value: sport.result(court) }
  ])
}

export const captureFacts = (court: CourtView): readonly Fact[] =>
  known([logFact(court), { name: 'File', value: court.capture.fileName }])
