/** A court's facts as the panels of the court view list them; what is not known is left out. */
import type { CourtView } from '@shared/court/view'
import type { Fact } from '../../components/fact'
import { connectionLabel, trustDetail } from '../../words/court'
import { countOf, formatAge, formatBytes, formatDelay } from '../../words/numbers'

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

/** What the header says beside the score: can this be trusted, how late is it, is anything missing. */
export function trustFacts(court: CourtView, nowMonotonicMs: number): readonly Fact[] {
  const { trust, delay, packets, capture } = court
  const detail = trustDetail(court, nowMonotonicMs)
  const reason = trust.reason === '' || trust.reason === detail ? '' : ` · ${trust.reason}`
  return known([
    { name: 'Trust', value: `${trust.word}${detail === '' ? '' : ` ${detail}`}${reason}`, tone: trust.tone },
    {
      name: 'Delay',
      value: delay ? `${formatDelay(delay.delayMs)}, level ${delay.level} of 5` : 'not known'
    },
    {
      name: 'Sequence',
      value: packets.lastSeqNum === null ? 'nothing yet' : `${packets.lastSeqNum}, ${gapsText(packets)}`,
      tone: packets.gapsOpen > 0 ? 'high' : 'normal'
    },
    { name: 'Log', value: captureText(capture), tone: capture.state === 'failed' ? 'critical' : 'normal' }
  ])
}

export function headerMatchFacts(court: CourtView, nowMonotonicMs: number): readonly Fact[] {
  return known([
    { name: 'Match time', value: court.matchTime },
    { name: 'Format', value: court.format },
    { name: 'Umpire', value: court.umpire },
    {
      name: 'Connection',
      value: `${connectionLabel(court)} ${formatAge(nowMonotonicMs - court.connection.sinceMonotonicMs)}`
    }
  ])
}

const ORIGINS: Readonly<Record<CourtView['origin'], string>> = {
  demo: 'Demo, invented players',
  recording: 'Recording, played back',
  feed: 'Provider’s live feed'
}

export function matchFacts(court: CourtView, nowMonotonicMs: number): readonly Fact[] {
  return known([
    { name: 'Event', value: court.eventId },
    { name: 'Draw and round', value: court.subtitle },
    { name: 'Last packet', value: age(nowMonotonicMs, court.lastPacketMonotonicMs) },
    { name: 'Source', value: ORIGINS[court.origin] },
    { name: 'Result', value: court.result?.text ?? '' }
  ])
}

export function connectionFacts(court: CourtView, nowMonotonicMs: number): readonly Fact[] {
  const { connection, packets, capture } = court
  const isWaiting = connection.nextAttemptMonotonicMs !== null
  return known([
    { name: 'State', value: connectionLabel(court) },
    { name: 'Since', value: formatAge(nowMonotonicMs - connection.sinceMonotonicMs) },
    { name: 'Host', value: connection.host },
    { name: 'Failed attempts', value: connection.attempts > 0 ? `${connection.attempts} in a row` : 'none' },
    {
      name: 'Next try',
      value: isWaiting ? `in ${formatAge((connection.nextAttemptMonotonicMs ?? 0) - nowMonotonicMs)}` : ''
    },
    { name: 'Last heartbeat', value: age(nowMonotonicMs, connection.lastHeartbeatMonotonicMs) || 'none yet' },
    { name: 'Last sequence', value: packets.lastSeqNum === null ? 'none yet' : String(packets.lastSeqNum) },
    { name: 'Duplicates', value: `${packets.duplicates}, ignored` },
    {
      name: 'Gaps',
      value: `${packets.gapsOpen} open, ${packets.gapsHealed} healed`,
      tone: packets.gapsOpen > 0 ? 'high' : 'normal'
    },
    {
      name: 'Undecodable',
      value: packets.undecodable === 0 ? 'none' : countOf(packets.undecodable, 'packet'),
      tone: packets.undecodable > 0 ? 'high' : 'normal'
    },
    {
      name: 'Capture',
      value: captureText(capture),
      tone: capture.state === 'failed' ? 'critical' : 'normal'
    },
    { name: 'File', value: capture.fileName }
  ])
}
