/** What is known about a court with rally data, and the facts of one rally shared by both generations. */
import { parseEventId } from '@shared/sports/tennis/feeds/event-id'
import { formatOf, type MatchFormat } from '@shared/sports/tennis/rules/format'
import { pointWon } from '@shared/sports/tennis/rules/advance'
import { LOVE_ALL, opponentOf, setsWon, TEAMS, type Team } from '@shared/sports/tennis/rules/score'
import type { MatchProfile } from '../tennis/match-profile'
import { Random } from '../random'
import { valueAt } from './arc-fit'
import type { PlayedRally, PlayedShot, Role } from './played-rally'
import type { CourtMoment, RallyPlan } from './rally-plan'
import { SERVE_AFTER_MS } from './rally-plan'
import { SAMPLE_S } from './runner'

export interface RallyCourt {
  readonly eventId: string
  readonly profile: MatchProfile
  readonly format: MatchFormat
  /** UTC milliseconds of the opening of the court's stream. */
  readonly openedAt: number
  /** How many times faster than life it is played; the rallies' own clocks run as in life. */
  readonly speed: number
}

/** A rally as it was played, and where. */
export interface Told {
  readonly court: RallyCourt
  readonly plan: RallyPlan
  readonly rally: PlayedRally
}

/** Throws when the profile's rules are not known. */
export function formatOfProfile({ scoringType, numSets, tieBreakType }: MatchProfile): MatchFormat {
  const format = formatOf(scoringType, numSets, tieBreakType)
  if (!format) throw new Error(`The rules of ${scoringType} are not known`)
  return format
}

/** The parts of `{year}-{competitionId}-{matchId}`. */
export function partsOfEventId(eventId: string): {
  readonly year: number
  readonly competition: string
  readonly match: string
} {
  const checked = parseEventId(eventId)
  if (!checked.ok) throw new Error(checked.error)
  const [year = '', competition = '', match = ''] = checked.value.split('-')
  return { year: Number(year), competition, match }
}

/** Real milliseconds after the opening at which something happened on the court. */
export const courtMs = ({ offsetMs, venueDelayMs }: CourtMoment, speed: number): number =>
  Math.max(0, offsetMs / speed - venueDelayMs)

/** Real milliseconds after the opening at which the rally's clock was at `timeS`. */
export const rallyMs = ({ startsAt }: RallyPlan, speed: number, timeS: number): number =>
  courtMs(startsAt, speed) + (SERVE_AFTER_MS + timeS * 1_000) / speed

export const utcOf = ({ openedAt }: RallyCourt, ms: number): string =>
  new Date(Math.round(openedAt + ms)).toISOString()

/**
 * UTC by the rally's own clock, which starts with the match's and runs as in life: durations come out right, but of a
 * match that is played faster the end of a rally lies ahead.
 */
export const rallyUtc = ({ court, plan }: Pick<Told, 'court' | 'plan'>, timeS: number): string =>
  utcOf(court, rallyMs(plan, court.speed, 0) + timeS * 1_000)

/** Teams are numbers on the wire. */
export const teamNumber = (team: Team): 1 | 2 => (team === 'TeamA' ? 1 : 2)

export const teamOf = ({ server }: RallyPlan, role: Role): Team =>
  role === 'server' ? server : opponentOf(server)

/** "forehand volley", "drop shot", …; each generation spells it in its own way. */
export function strokeWords({ kind, isBackhand }: PlayedShot): string {
  const wing = isBackhand ? 'backhand' : 'forehand'
  switch (kind) {
    case 'groundstroke':
    case 'slice':
      return wing
    case 'volley':
      return `${wing} volley`
    case 'drop-shot':
      return 'drop shot'
    default:
      return kind
  }
}

/** Spin below this is sent as none. */
const LEAST_SPIN_RPM = 250

export const spinWord = (rpm: number): 'top' | 'back' | 'none' =>
  Math.abs(rpm) < LEAST_SPIN_RPM ? 'none' : rpm > 0 ? 'top' : 'back'

export const rounded = (value: number, digits: number): number =>
  Math.round(value * 10 ** digits) / 10 ** digits

/** Where the ball is at a moment of the rally, to the millimetre. */
export function ballAt({ shots }: PlayedRally, timeS: number): Readonly<Record<'x' | 'y' | 'z', number>> {
  const arcs = (shots.findLast((shot) => shot.timeS <= timeS) ?? shots[0])?.arcs ?? []
  const arc = arcs.find(({ endS }) => timeS <= endS) ?? arcs.at(-1)
  if (!arc) throw new Error('A shot has an arc')
  const at = Math.min(timeS, arc.endS)
  return {
    x: rounded(valueAt(arc.x, at), 3),
    y: rounded(valueAt(arc.y, at), 3),
    z: rounded(valueAt(arc.z, at), 3)
  }
}

/** The rally's clock at a sample. */
export const sampleTime = (index: number): number => rounded(index * SAMPLE_S, 2)

/** How far a player ran, from the samples as sent. */
export function distanceRun({ tracks }: PlayedRally, role: Role): number {
  let distanceM = 0
  let before = tracks[role][0]
  for (const place of tracks[role]) {
    if (before)
      distanceM += Math.hypot(
        rounded(place.x, 3) - rounded(before.x, 3),
        rounded(place.y, 3) - rounded(before.y, 3)
      )
    before = place
  }
  return rounded(distanceM, 3)
}

/** What hangs on the point that is played. */
export function stakesOf({ before, server }: RallyPlan, format: MatchFormat) {
  const outcomes = TEAMS.map((team) => ({ team, ...pointWon(format, before, team) }))
  const isTieBreak = before.game.gameType === 'TieBreaker'
  const setNumber = before.finishedSets.length + 1
  const winsGame = (team: Team): boolean =>
    outcomes.some((outcome) => outcome.team === team && outcome.gameWon !== null)
  const { pointsA, pointsB } = before.game
  return {
    matchPoint: outcomes.some(({ matchWon }) => matchWon !== null),
    setPoint: outcomes.some(({ setWon }) => setWon !== null),
    breakPoint: !isTieBreak && winsGame(opponentOf(server)),
    decidingPoint: !isTieBreak && !format.advantage && pointsA === '40' && pointsB === '40',
    gamePoint: winsGame(server),
    tiebreak: isTieBreak,
    finalSet: setNumber === format.bestOf,
    finalSetATieBreak: setNumber === format.bestOf && format.finalSet.kind === 'match-tie-break'
  }
}

/** The match after the rally: sets won, all games, all points, by team number. */
export function matchSoFar({ points }: RallyPlan) {
  const score = points.at(-1)?.after ?? LOVE_ALL
  const sets = setsWon(score)
  const each = [...score.finishedSets, score.set]
  const games = { A: 0, B: 0 }
  for (const { gamesA, gamesB } of each) {
    games.A += gamesA
    games.B += gamesB
  }
  return {
    score,
    sets: { team1: sets.TeamA, team2: sets.TeamB },
    games: { team1: games.A, team2: games.B },
    points: pointsWon(points)
  }
}

export const pointsWon = (
  points: RallyPlan['points']
): { readonly team1: number; readonly team2: number } => {
  const team1 = points.filter(({ winner }) => winner === 'TeamA').length
  return { team1, team2: points.length - team1 }
}

/** An id as a UUID of version 4, the same for the same seed and number. */
export function idOf(seed: number, number: number): string {
  const random = new Random(seed ^ Math.imul(number + 1, 2_654_435_761))
  const digits = Array.from({ length: 32 }, () => Math.floor(random.next() * 16).toString(16))
  digits[12] = '4'
  digits[16] = '89ab'.charAt(Math.floor(random.next() * 4))
  const text = digits.join('')
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join(
    '-'
  )
}
