/** What is known of a tennis court: the fold of its packets in the order of their sequence numbers. */
import type { Server, Team, TennisScore } from '../tennis/score'
import type { MatchStatus, TennisPacket } from '../feeds/tennis-events/schemas'

export interface CourtState {
  /** The latest status update: players, format, umpire, court. */
  readonly status: MatchStatus | null
  /** The provider's match state, raw; `NotStarted` until something else is said. */
  readonly matchState: string
  readonly score: TennisScore | null
  /** Who serves the next point, or the one in play. */
  readonly server: Server | null
  /** A point has been played or is in play. */
  readonly started: boolean
  readonly pointInPlay: boolean
  /** The first serve of the point to come, or in play, was a fault. */
  readonly firstServeFault: boolean
  /** A game of odd number (but the first) or a set has just ended: nothing is expected for a while. */
  readonly changeover: boolean
  readonly correctionMode: boolean
  /** The provider has lost the venue and no packet has come since. */
  readonly providerAlarm: boolean
  /** `delayStatus` of the latest packet. */
  readonly delayStatus: string | null
  readonly matchTime: string
  readonly venueOffsetMs: number | null
  readonly lastPointMonotonicMs: number | null
  readonly end: { readonly winner: Team | null; readonly reason: string } | null
}

/** A packet together with when it came; the unit that reducers work on. */
export interface ReceivedPacket {
  readonly packet: TennisPacket
  /** UTC, milliseconds. */
  readonly receivedAt: number
  readonly monotonicMs: number
  /** False for what came while catching up: it is old, and says nothing about how late the provider is. */
  readonly isLive: boolean
  /** The text as it came, for a kind that is not known; else empty. */
  readonly raw: string
}

export const INITIAL_COURT_STATE: CourtState = {
  status: null,
  matchState: 'NotStarted',
  score: null,
  server: null,
  started: false,
  pointInPlay: false,
  firstServeFault: false,
  changeover: false,
  correctionMode: false,
  providerAlarm: false,
  delayStatus: null,
  matchTime: '',
  venueOffsetMs: null,
  lastPointMonotonicMs: null,
  end: null
}

/** Applies one packet. The provider's score is taken as it is: this fold knows no rules of tennis. */
export function reduceCourt(state: CourtState, { packet, monotonicMs }: ReceivedPacket): CourtState {
  if (packet.kind === 'Alarm') return { ...state, providerAlarm: true }
  const next: CourtState = {
    ...state,
    started: state.started || packet.score !== null,
    providerAlarm: false,
    delayStatus: packet.delayStatus,
    matchTime: packet.matchTime === '' ? state.matchTime : packet.matchTime,
    score: packet.score ?? state.score,
    server: packet.nextServer ?? packet.server ?? state.server
  }
  switch (packet.kind) {
    case 'MatchStatusUpdate':
      return applyStatus(next, packet.matchStatus, packet.sourceAt)
    case 'PointStarted':
      return {
        ...next,
        started: true,
        pointInPlay: true,
        changeover: false,
        server: packet.server ?? next.server
      }
    case 'PointFault':
      return { ...next, pointInPlay: false, firstServeFault: true }
    case 'PointLet':
      return { ...next, pointInPlay: false }
    case 'ServeLoss':
      return { ...next, pointInPlay: false, firstServeFault: true }
    case 'PointReplayed':
    case 'Undo':
      return { ...next, pointInPlay: false, firstServeFault: false }
    case 'PointScored':
      return {
        ...next,
        pointInPlay: false,
        firstServeFault: false,
        changeover: isChangeover(state.score, packet.score),
        lastPointMonotonicMs: monotonicMs
      }
    case 'TimePenalty':
    case 'CodePenalty':
    case 'GamePenalty':
      return { ...next, pointInPlay: false, firstServeFault: false, lastPointMonotonicMs: monotonicMs }
    case 'CorrectionMode':
      return { ...next, correctionMode: true, pointInPlay: false }
    case 'MatchFinished':
      return {
        ...next,
        pointInPlay: false,
        changeover: false,
        correctionMode: false,
        end: { winner: packet.won, reason: packet.reason ?? 'Unknown' }
      }
    default:
      return next
  }
}

function applyStatus(state: CourtState, status: MatchStatus, sourceAt: number | null): CourtState {
  const matchState = status.matchState.state
  return {
    ...state,
    status,
    matchState,
    delayStatus: state.delayStatus ?? status.delayStatus ?? status.matchState.delayStatus,
    correctionMode: matchState === 'CorrectionMode',
    pointInPlay: state.pointInPlay && STATES_WITHIN_A_POINT.has(matchState),
    venueOffsetMs: state.venueOffsetMs ?? venueOffset(status.matchState.locationTimestamp, sourceAt)
  }
}

/** A challenge or an inspection happens while the point is undecided; its outcome is the next packet. */
const STATES_WITHIN_A_POINT: ReadonlySet<string> = new Set([
  'InProgress',
  'ChallengeInProgress',
  'BallMarkInspection'
])

/** Zone offsets are multiples of a quarter of an hour; the two stamps are taken a second or two apart. */
const QUARTER_HOUR_MS = 15 * 60_000
const LARGEST_ZONE_OFFSET_MS = 14 * 3_600_000
/** Only stamps that agree this well are a clock reading; the first that does (the umpire's arrival) is kept. */
const STAMP_TOLERANCE_MS = 30_000

function venueOffset(locationTimestamp: string | null, sourceAt: number | null): number | null {
  if (locationTimestamp === null || sourceAt === null) return null
  const difference = Date.parse(`${locationTimestamp}Z`) - sourceAt
  const offset = Math.round(difference / QUARTER_HOUR_MS) * QUARTER_HOUR_MS
  const plausible =
    Math.abs(difference - offset) <= STAMP_TOLERANCE_MS && Math.abs(offset) <= LARGEST_ZONE_OFFSET_MS
  return plausible ? offset : null
}

/** ITF Rules of Tennis, rule 10: ends are changed after the first, third and every later odd game of a set. */
function isChangeover(before: TennisScore | null, after: TennisScore): boolean {
  const sets = after.finishedSets.length
  if (before !== null && sets > before.finishedSets.length) return true
  const games = after.set.gamesA + after.set.gamesB
  const gamesBefore = before === null ? games : before.set.gamesA + before.set.gamesB
  return games > gamesBefore && games % 2 === 1 && games > 1
}
