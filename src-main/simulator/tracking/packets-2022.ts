/** Rally packets of generation 2022 (provider's rally events and rally tracking pages): one packet for each content. */
import { TEAMS, type Team } from '@shared/sports/tennis/rules/score'
import type { FittedArc } from './arc-fit'
import { ROLES, type PlayedRally, type PlayedShot, type Role } from './played-rally'
import {
  courtMs,
  distanceRun,
  idOf,
  matchSoFar,
  partsOfEventId,
  pointsWon,
  rallyUtc,
  rounded,
  sampleTime,
  spinWord,
  stakesOf,
  strokeWords,
  teamNumber,
  teamOf,
  utcOf,
  type Told
} from './rally-court'
import type { CourtMoment } from './rally-plan'
import { SAMPLE_S } from './runner'

/** `samples`: as in the packets that the provider's pages show, which name most contents wrongly. */
export type TypeNames = 'samples' | 'schema'

export const CONTENTS = ['events', 'summary', 'shots', 'players'] as const
export type Content = (typeof CONTENTS)[number]
export type LiveContent = 'live-shots' | 'live-people'

const TYPES: Readonly<Record<Content | LiveContent, Readonly<Record<TypeNames, string>>>> = {
  events: { samples: 'live.tracking.summary', schema: 'rally.tracking.events' },
  summary: { samples: 'live.tracking.summary', schema: 'rally.tracking.summary' },
  shots: { samples: 'live.tracking.ball', schema: 'rally.tracking.shots' },
  players: { samples: 'live.tracking.ball', schema: 'rally.tracking.players' },
  'live-shots': { samples: 'live.tracking.ball', schema: 'live.tracking.shots' },
  'live-people': { samples: 'live.tracking.people', schema: 'live.tracking.people' }
}

const MPH_PER_MS = 1 / 0.44704
const MINUTE_MS = 60_000

export interface Envelope {
  readonly typeNames: TypeNames
  /** Of the packet in its feed, from 1. */
  readonly sequence: number
  /** Real milliseconds after the opening. */
  readonly createdMs: number
}

/** A whole rally's content. */
export const packet2022 = (told: Told, content: Content, envelope: Envelope): object =>
  enveloped(told, content, envelope, BODIES[content](told))

/** One shot, sent when it is over. */
export const liveShot2022 = (told: Told, shot: PlayedShot, envelope: Envelope): object =>
  enveloped(told, 'live-shots', envelope, { shots: [shotPath(told, shot)] })

/** Where everybody was from one sample to before another. */
export const livePeople2022 = (told: Told, from: number, to: number, envelope: Envelope): object =>
  enveloped(told, 'live-people', envelope, { people: peopleOf(told, from, to) })

const BODIES: Readonly<Record<Content, (told: Told) => object>> = {
  events: (told) => ({ events: told.rally.shots.map((shot) => eventOf(told, shot)) }),
  summary: (told) => ({ summary: summaryOf(told) }),
  shots: (told) => ({ shots: told.rally.shots.map((shot) => shotPath(told, shot)) }),
  players: (told) => ({ players: peopleOf(told, 0, told.rally.tracks.server.length) })
}

function enveloped(
  { court, plan, rally }: Told,
  content: Content | LiveContent,
  { typeNames, sequence, createdMs }: Envelope,
  body: object
): object {
  const at = (timeS: number): string => longUtc(rallyUtc({ court, plan }, timeS))
  const { profile, eventId } = court
  const { year, competition, match } = partsOfEventId(eventId)
  return {
    created: longUtc(utcOf(court, createdMs)),
    id: idOf(plan.seed, (Object.keys(TYPES).indexOf(content) + 1) * 1_000_000 + sequence),
    type: TYPES[content][typeNames],
    packetDetails: { ...plan.key, sequence, start: at(0), end: at(rally.durationS) },
    matchDetails: {
      competitionId: competition,
      year,
      court: String(profile.courtNum),
      matchId: match,
      singles: profile.teams.TeamA.length === 1,
      wheelchair: false,
      electronicLineCalling: true,
      televised: true,
      format: profile.numSets === 5 ? 'BestOfFiveTiebreakSets' : 'BestOfThreeTiebreakSets',
      round: `RoundOf${2 ** (Math.floor(Math.log2(Math.max(1, Number(match.slice(2))))) + 1)}`,
      players: TEAMS.flatMap((team) =>
        profile.teams[team].map(({ name, code }, index) => ({
          team: teamNumber(team),
          player: index + 1,
          id: code,
          seed: '',
          firstName: name.split(' ')[0],
          lastName: name.split(' ').slice(1).map(titled).join(' ')
        }))
      )
    },
    ...body
  }
}

/** The samples tell times to seven digits of a second. */
const longUtc = (utc: string): string => utc.replace('Z', '0000Z')

/** "ABENDROTH-KESSLER" is "Abendroth-Kessler". */
const titled = (word: string): string =>
  word.toLowerCase().replace(/(^|-)\p{L}/gu, (letter) => letter.toUpperCase())

/** "double fault" is "DoubleFault". */
const joined = (words: string): string => words.split(' ').map(titled).join('')

const shotId = ({ plan, rally }: Told, shot: PlayedShot): string =>
  idOf(plan.seed, 1 + rally.shots.indexOf(shot))

const mph = (speedMs: number): number => rounded(speedMs * MPH_PER_MS, 3)

const personOf = ({ plan }: Told, role: Role): { readonly team: number; readonly player: number } => ({
  team: teamNumber(teamOf(plan, role)),
  player: 1
})

function eventOf(told: Told, shot: PlayedShot): object {
  const spin = spinWord(shot.spinRpm)
  const isLast = shot === told.rally.shots.at(-1)
  return {
    id: shotId(told, shot).toUpperCase(),
    ...personOf(told, shot.hitter),
    shot: joined(strokeWords(shot)),
    spin: {
      type: titled(spin),
      ...(spin !== 'none' && { rpm: rounded(shot.spinRpm, 3), rps: rounded(shot.spinRpm / 60, 3) })
    },
    speed: mph(shot.speedMs),
    result: joined(shot.result),
    call: isLast ? titled(shot.call) : '',
    time: shot.timeS,
    duration: shot.durationS
  }
}

function summaryOf(told: Told): object {
  const { court, plan, rally } = told
  const [serve] = rally.shots
  const last = rally.shots.at(-1)
  const atPositiveX = teamNumber(plan.teamAtPositiveX)
  return {
    shots: rally.shots.length,
    result: titled(plan.result),
    ...(plan.scorer && { scorer: teamNumber(plan.scorer) }),
    ...stakesOf(plan, court.format),
    teamToLeftOfUmpire: atPositiveX,
    teamAtPositiveX: atPositiveX,
    server: personOf(told, 'server'),
    receiver: personOf(told, 'receiver'),
    ...(last && plan.result === 'played' && { conclusion: conclusionOf(told, last) }),
    ...(serve && {
      serve: { eventId: shotId(told, serve), side: titled(plan.side), speed: mph(serve.speedMs) }
    }),
    playersDistanceTravelled: ROLES.map((role) => ({
      ...personOf(told, role),
      distance: distanceRun(rally, role)
    })).sort((one, other) => one.team - other.team),
    ...matchOf(told)
  }
}

function conclusionOf(told: Told, shot: PlayedShot): object {
  return {
    stroke: joined(strokeWords(shot)),
    result: joined(shot.result),
    action: shot.result === 'error' ? (shot.isForced ? 'Forced' : 'Unforced') : '',
    eventId: shotId(told, shot),
    speed: mph(shot.speedMs)
  }
}

/** The match, its sets and its game after the rally. */
function matchOf({ court, plan }: Told): object {
  const { score, sets, games, points } = matchSoFar(plan)
  const at = (moment: CourtMoment): number => courtMs(moment, court.speed)
  const minutes = (from: CourtMoment, to: CourtMoment): number => Math.round((at(to) - at(from)) / MINUTE_MS)
  const [first] = plan.sets
  const gameStartsAt = plan.gameStartsAt
  return {
    match: {
      start: utcOf(court, at(first?.startsAt ?? plan.startsAt)),
      duration: minutes(first?.startsAt ?? plan.startsAt, gameStartsAt),
      sets,
      games,
      points
    },
    sets: plan.sets.map(({ startsAt, endsAt }, index) => {
      const finished = score.finishedSets[index]
      const set = finished ?? score.set
      const tieBreak = finished
        ? finished.tieBreak
        : score.game.gameType === 'TieBreaker'
          ? score.game
          : undefined
      return {
        start: utcOf(court, at(startsAt)),
        ...(endsAt && { end: utcOf(court, at(endsAt)) }),
        duration: minutes(startsAt, endsAt ?? gameStartsAt),
        games: { team1: set.gamesA, team2: set.gamesB },
        tiebreak: { team1: Number(tieBreak?.pointsA ?? 0), team2: Number(tieBreak?.pointsB ?? 0) },
        points: pointsWon(plan.points.filter(({ before }) => before.finishedSets.length === index))
      }
    }),
    game: {
      start: utcOf(court, at(gameStartsAt)),
      duration: minutes(gameStartsAt, plan.toldBy),
      team1Score: score.game.pointsA,
      team2Score: score.game.pointsB
    }
  }
}

const shotPath = (told: Told, shot: PlayedShot): object => ({
  eventId: shotId(told, shot),
  arcs: shot.arcs.map(arcOf)
})

const arcOf = ({ kind, startS, endS, x, y, z }: FittedArc): object => ({
  type: titled(kind),
  startTime: startS,
  endTime: endS,
  curveParams: { x, y, z }
})

function peopleOf(told: Told, from: number, to: number): readonly object[] {
  const { plan, rally } = told
  const roleOf = (team: Team): Role => (plan.server === team ? 'server' : 'receiver')
  return TEAMS.map((team) => ({
    ...personOf(told, roleOf(team)),
    tracks: trackOf(rally, roleOf(team), from, to)
  }))
}

function trackOf({ tracks }: PlayedRally, role: Role, from: number, to: number): readonly object[] {
  return tracks[role].slice(from, to).map((place, index) => {
    const before = tracks[role][from + index - 1] ?? place
    const velocity = [place.x - before.x, place.y - before.y].map((moved) => rounded(moved / SAMPLE_S, 3))
    return {
      time: sampleTime(from + index),
      position: [rounded(place.x, 3), rounded(place.y, 3)],
      velocity
    }
  })
}
