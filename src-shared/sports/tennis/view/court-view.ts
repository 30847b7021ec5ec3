/** Builds the view of a tennis court. */
import { describeEventId } from '../feeds/event-id'
import { describeFormat } from '../rules/format'
import type { Team } from '../rules/score'
import type { CourtState } from '../match/match-state'
import { fieldsOfFacts, type CourtFacts } from '../../../court/court-facts'
import type { TennisInsight } from './insight-view'
import { formatOfCourt, isMatchDecided, situationOfCourt } from '../match/match-format'
import { matchStateText } from '../text/packet-text'
import type { ScoreView, TennisCourtView } from './tennis-view'
import { describeSets, plainText, playersOf, shortNameOf } from '../text/names'

/** What the console knows besides the folded packets. */
export interface TennisFacts extends CourtFacts {
  readonly insight: TennisInsight
  readonly rallies: TennisCourtView['rallies']
}

const VENUE_LOST = { kind: 'venue-lost', text: 'The provider has lost its connection to the venue.' } as const

export function courtViewOf(court: CourtState, facts: TennisFacts): TennisCourtView {
  const format = formatOfCourt(court)
  const { insight, rallies } = facts
  return {
    ...fieldsOfFacts(facts),
    sport: 'tennis',
    title: titleOf(court, facts.eventId),
    subtitle: describeEventId(facts.eventId),
    providerTrouble: facts.trust.word === 'ALARM' ? VENUE_LOST : null,
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
    quietLimitMs: quietLimitMsOf(court),
    venueOffsetMs: court.venueOffsetMs,
    decided: decidedOf(court),
    result: resultOf(court),
    insight,
    rallies
  }
}

const titleOf = ({ status }: CourtState, eventId: string): string => {
  const courtNum = status?.courtNum ?? -1
  return courtNum > 0 ? `Court ${courtNum}` : eventId
}

/** Nobody serves any more, whether or not the provider has reported the end yet. */
const isOver = (court: CourtState): boolean => court.end !== null || isMatchDecided(court)

function serverOf(court: CourtState): TennisCourtView['server'] {
  const { server } = court
  return server === null || isOver(court) ? null : { team: server.team, member: server.member ?? null }
}

const teamOf = (court: CourtState, team: Team): TennisCourtView['teams']['TeamA'] => ({
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

function resultOf(court: CourtState): TennisCourtView['result'] {
  if (court.end === null) return null
  const { winner, reason } = court.end
  const sets = court.score === null ? '' : describeSets(court.score)
  const how = reason === 'Normally' ? '' : ` (${plainText(reason)})`
  const who = winner === null ? 'Match over' : `${shortNameOf(court, winner)} won`
  return { winner, text: [sets, `${who}${how}`].filter((part) => part !== '').join(' · ') }
}

const QUIET_MS = { play: 45_000, changeOfEnds: 90_000, setBreak: 150_000 }

/** Longer breaks than between points: ITF Rules of Tennis, rule 29 (90 s at a change of ends, 120 s between sets). */
function quietLimitMsOf(court: CourtState): number | null {
  const score = scoreOf(court)
  if (court.matchState !== 'InProgress' || score === null) return null
  if (court.pointInPlay || score.pointsA !== '0' || score.pointsB !== '0') return QUIET_MS.play
  const games = score.gamesA + score.gamesB
  if (games === 0) return score.finishedSets.length > 0 ? QUIET_MS.setBreak : QUIET_MS.changeOfEnds
  return games % 2 === 1 ? QUIET_MS.changeOfEnds : QUIET_MS.play
}

function decidedOf(court: CourtState): string {
  const score = scoreOf(court)
  const sets = score === null ? [] : [...score.finishedSets, score]
  return [...sets.map(({ gamesA, gamesB }) => `${gamesA}–${gamesB}`), court.end?.winner ?? ''].join(' ')
}
