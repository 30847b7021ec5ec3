/** Rally packets of generation 2022 (camelCase): a packet carries one aspect of a rally, or a moment of it. */
import type { Provenance, RallySummary, Shot } from '../../tracking/rally'
import type { RallyPart, ShotPath } from '../../tracking/rally-part'
import { instantOrNull, numberOrNull, objectOf, textOrEmpty, type Fields } from '../../../../feeds/fields'
import type { Faults } from './faults'
import { CURVE_2022, SPEED_UNITS_MS, type SpeedUnit } from './names'
import {
  arcsIn,
  countIn,
  eventIdIn,
  fieldsListOf,
  fieldsOf,
  keyIn,
  numberIn,
  teamIn,
  wordIn
} from './readers'
import { tracksOf2022 } from './samples'
import { inOrder, type ReadShot } from './shots'

/** `content`: from the key of its body. Throws `Unreadable` if the packet does not name its rally. */
export function readPart2022(
  packet: Fields,
  content: Exclude<Provenance['content'], 'rally'>,
  speedUnit: SpeedUnit,
  receivedAt: number,
  faults: Faults
): RallyPart {
  const details = objectOf(packet.packetDetails, 'packetDetails')
  const key = keyIn(details, 'packetDetails', faults)
  const match = fieldsOf(packet.matchDetails, 'matchDetails', faults)
  const eventId = eventIdIn(match.year, match.competitionId, match.matchId, faults)
  const startAt = instantOrNull(details.start)
  const endAt = instantOrNull(details.end)
  if (startAt !== null && endAt !== null && endAt < startAt)
    faults.note('times run backwards: it ends before it starts')
  const speedIn = (value: unknown): number | null => {
    const speed = numberIn(value, 'speed', faults)
    return speed === null ? null : speed * SPEED_UNITS_MS[speedUnit]
  }
  const summary = fieldsOf(packet.summary, 'summary', faults)
  const players = packet.players ?? packet.people
  return {
    key,
    eventId,
    createdAt: instantOrNull(packet.created),
    // This generation has no revisions: of equal packets the one made last counts.
    provenance: { generation: 2022, content, packetId: textOrEmpty(packet.id), revision: 0, receivedAt },
    startAt,
    durationS: startAt === null || endAt === null || endAt < startAt ? null : (endAt - startAt) / 1000,
    server: teamIn(fieldsOf(summary.server, 'server', faults).team, 'server', faults),
    scorer: teamIn(summary.scorer, 'scorer', faults),
    result: wordIn(summary.result, 'result', 'result of the rally', faults),
    serveSide: wordIn(
      fieldsOf(summary.serve, 'serve', faults).side,
      'serveSide',
      'side of the serve',
      faults
    ),
    teamAtPositiveX: teamIn(summary.teamAtPositiveX, 'team at positive x', faults),
    shots: packet.events === undefined ? null : readShots(packet.events, speedIn, faults),
    paths: packet.shots === undefined ? [] : readPaths(packet.shots, faults),
    ball: null,
    players: players === undefined ? [] : tracksOf2022(players, faults),
    summary: packet.summary === undefined ? null : readSummary(summary, speedIn, faults),
    faults: faults.lines()
  }
}

type SpeedReader = (value: unknown) => number | null

/** Ids are upper case in some packets and not in others. */
const shotIdIn = (value: unknown): string => textOrEmpty(value).toLowerCase()

function readShots(value: unknown, speedIn: SpeedReader, faults: Faults): Shot[] {
  const events = fieldsListOf(value, 'events', faults)
  if (events.length === 0) faults.note('it has no shots')
  return inOrder(
    events.map((event): ReadShot => {
      const spin = fieldsOf(event.spin, 'spin', faults)
      const rps = numberIn(spin.rps, 'rate of spin', faults)
      return {
        number: null,
        shotId: shotIdIn(event.id),
        team: teamIn(event.team, 'team of a shot', faults),
        player: numberIn(event.player, 'number of a player', faults),
        stroke: wordIn(event.shot, 'stroke', 'stroke', faults),
        side: '',
        spin: {
          kind: wordIn(spin.type, 'spin', 'spin', faults),
          rpm: numberIn(spin.rpm, 'rate of spin', faults) ?? (rps === null ? null : rps * 60)
        },
        speedMs: speedIn(event.speed),
        call: wordIn(event.call, 'call', 'call', faults),
        result: wordIn(event.result, 'result', 'result of a shot', faults),
        outDistanceM: null,
        timeS: numberIn(event.time, 'time of a shot', faults),
        durationS: numberIn(event.duration, 'duration of a shot', faults),
        arcs: []
      }
    }),
    faults
  )
}

function readPaths(value: unknown, faults: Faults): ShotPath[] {
  const shots = fieldsListOf(value, 'shots', faults)
  if (shots.length === 0) faults.note('it has no shots')
  return shots.map((shot, index) => ({
    shotId: shotIdIn(shot.eventId),
    team: teamIn(shot.team, 'team of a shot', faults),
    player: numberIn(shot.player, 'number of a player', faults),
    arcs: arcsIn(
      fieldsListOf(shot.arcs, 'arcs', faults).map((arc) => ({
        kind: arc.type,
        start: arc.startTime,
        end: arc.endTime,
        curve: fieldsOf(arc[CURVE_2022.key], CURVE_2022.key, faults)
      })),
      `shot ${index + 1}`,
      faults
    )
  }))
}

function readSummary(summary: Fields, speedIn: SpeedReader, faults: Faults): RallySummary {
  const serve = fieldsOf(summary.serve, 'serve', faults)
  return {
    shots: countIn(summary.shots, 'number of shots', faults),
    conclusion: summary.conclusion === undefined ? null : readConclusion(summary.conclusion, speedIn, faults),
    serveShotId: shotIdIn(serve.eventId),
    serveSpeedMs: speedIn(serve.speed),
    distancesM: fieldsListOf(summary.playersDistanceTravelled, 'distances', faults).flatMap((run) => {
      const team = teamIn(run.team, 'team of a distance', faults)
      const distanceM = numberIn(run.distance, 'distance', faults)
      const player = numberIn(run.player, 'number of a player', faults)
      return team === null || distanceM === null ? [] : [{ team, player, distanceM }]
    }),
    match: readMatch(fieldsOf(summary.match, 'match', faults)),
    isBreakPoint: summary.breakPoint === true,
    isSetPoint: summary.setPoint === true,
    isMatchPoint: summary.matchPoint === true
  }
}

function readConclusion(value: unknown, speedIn: SpeedReader, faults: Faults): RallySummary['conclusion'] {
  const conclusion = fieldsOf(value, 'conclusion', faults)
  return {
    shotId: shotIdIn(conclusion.eventId),
    stroke: wordIn(conclusion.stroke, 'stroke', 'stroke', faults),
    result: wordIn(conclusion.result, 'result', 'result of the conclusion', faults),
    action: wordIn(conclusion.action, 'action', 'action', faults),
    speedMs: speedIn(conclusion.speed)
  }
}

/** Null if one of the three pairs is missing. */
function readMatch(match: Fields): RallySummary['match'] {
  const [sets, games, points] = [match.sets, match.games, match.points].map(byTeamOrNull)
  return sets && games && points ? { sets, games, points } : null
}

function byTeamOrNull(value: unknown): { TeamA: number; TeamB: number } | null {
  if (typeof value !== 'object' || value === null || !('team1' in value) || !('team2' in value)) return null
  const [TeamA, TeamB] = [numberOrNull(value.team1), numberOrNull(value.team2)]
  return TeamA === null || TeamB === null ? null : { TeamA, TeamB }
}
