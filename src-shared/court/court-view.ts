/** From what is known of a court to what a window is told about it. */
import { describeEventId } from '../feeds/event-id'
import { describeFormat } from '../tennis/format'
import type { Team } from '../tennis/score'
import type { CourtState } from './court-state'
import { delayLevel } from './delay'
import type { Insight } from './insight-view'
import { formatOfCourt, isMatchDecided, situationOfCourt } from './format'
import { matchStateText } from './sentences'
import type { SuspendAdvice, Trust } from './trust'
import type { ConnectionView, CourtView, ScoreView } from './view'
import { describeSets, inWords, playersOf, shortNameOf } from './wording'

/** What the engine knows beside the fold of the packets. */
export interface CourtFacts {
  readonly courtId: string
  readonly eventId: string
  readonly origin: CourtView['origin']
  readonly connection: ConnectionView
  readonly trust: Trust & { readonly sinceMonotonicMs: number }
  readonly suspendAdvice: (SuspendAdvice & { readonly sinceMonotonicMs: number }) | null
  readonly delayMs: number | null
  readonly lastPacketMonotonicMs: number | null
  readonly packets: CourtView['packets']
  readonly capture: CourtView['capture']
  readonly insight: Insight
  readonly timeline: CourtView['timeline']
  readonly rallies: CourtView['rallies']
  readonly replay: CourtView['replay']
}

export function courtViewOf(court: CourtState, facts: CourtFacts): CourtView {
  const format = formatOfCourt(court)
  const { delayMs, connection, trust, suspendAdvice, packets, capture, insight, timeline, rallies, replay } =
    facts
  return {
    courtId: facts.courtId,
    sport: 'tennis',
    eventId: facts.eventId,
    title: titleOf(court, facts.eventId),
    subtitle: describeEventId(facts.eventId),
    origin: facts.origin,
    connection,
    trust,
    delay: delayMs === null ? null : { delayMs, level: delayLevel(delayMs) },
    suspendAdvice,
    teams: { TeamA: teamOf(court, 'TeamA'), TeamB: teamOf(court, 'TeamB') },
    score: scoreOf(court),
    server: serverOf(court),
    serveNumber: court.started && !isOver(court) ? (court.firstServeFault ? 2 : 1) : null,
    pointInPlay: court.pointInPlay,
    situation: situationOfCourt(court),
    matchState: court.matchState,
    matchStateText: matchStateText(court.matchState),
    matchTime: court.matchTime,
    format: format === null ? '' : describeFormat(format),
    umpire: court.status?.umpire ?? '',
    lastPointMonotonicMs: court.lastPointMonotonicMs,
    lastPacketMonotonicMs: facts.lastPacketMonotonicMs,
    venueOffsetMs: court.venueOffsetMs,
    result: resultOf(court),
    packets,
    capture,
    insight,
    timeline,
    rallies,
    replay
  }
}

const titleOf = ({ status }: CourtState, eventId: string): string => {
  const courtNum = status?.courtNum ?? -1
  return courtNum > 0 ? `Court ${courtNum}` : eventId
}

/** Nothing is served any more, whether or not the provider has said so yet. */
const isOver = (court: CourtState): boolean => court.end !== null || isMatchDecided(court)

function serverOf(court: CourtState): CourtView['server'] {
  const { server } = court
  return server === null || isOver(court) ? null : { team: server.team, member: server.member ?? null }
}

const teamOf = (court: CourtState, team: Team): CourtView['teams']['TeamA'] => ({
  players: [...playersOf(court, team)]
})

function scoreOf(court: CourtState): ScoreView | null {
  const { score, started } = court
  if (score === null) return started ? LOVE_ALL_VIEW : null
  const { game, set, finishedSets } = score
  return {
    finishedSets: finishedSets.map(({ gamesA, gamesB, tieBreak }) => ({
      gamesA,
      gamesB,
      tieBreak: tieBreak ?? null
    })),
    gamesA: set.gamesA,
    gamesB: set.gamesB,
    pointsA: isOver(court) ? '' : game.pointsA,
    pointsB: isOver(court) ? '' : game.pointsB,
    gameType: game.gameType
  }
}

const LOVE_ALL_VIEW: ScoreView = {
  finishedSets: [],
  gamesA: 0,
  gamesB: 0,
  pointsA: '0',
  pointsB: '0',
  gameType: 'StandardGame'
}

function resultOf(court: CourtState): CourtView['result'] {
  if (court.end === null) return null
  const { winner, reason } = court.end
  const sets = court.score === null ? '' : describeSets(court.score)
  const how = reason === 'Normally' ? '' : ` (${inWords(reason)})`
  const who = winner === null ? 'Match over' : `${shortNameOf(court, winner)} won`
  return { winner, text: [sets, `${who}${how}`].filter((part) => part !== '').join(' · ') }
}
