/** Rally packets of generation 2024 (snake_case): one packet carries a whole rally. */
import type { RallyPart } from '../../tracking/rally-part'
import { instantOrNull, objectOf, textOrEmpty, type Fields } from '../../../../feeds/fields'
import type { Faults } from './faults'
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
import { tracksOf2024 } from './samples'
import { inOrder, type ReadShot } from './shots'

/** Throws `Unreadable` if the packet does not name its rally. */
export function readPart2024(packet: Fields, receivedAt: number, faults: Faults): RallyPart {
  const key = keyIn(objectOf(packet.sequences, 'sequences'), 'sequences', faults)
  const match = fieldsOf(packet.match, 'match', faults)
  const eventId = eventIdIn(match.season, match.tournament_id, match.draw_code, faults)
  const summary = fieldsOf(packet.summary, 'summary', faults)
  const events = fieldsListOf(packet.events, 'events', faults)
  const shots = inOrder(
    events.map((event, index) => readShot(event, index, faults)),
    faults
  )
  if (shots.length === 0) faults.note('it has no shots')
  const { ball, players } = tracksOf2024(packet.samples, faults)
  return {
    key,
    eventId,
    createdAt: instantOrNull(packet.updated),
    provenance: {
      generation: 2024,
      content: 'rally',
      packetId: textOrEmpty(packet.id),
      revision: numberIn(packet.revision, 'revision', faults) ?? 0,
      receivedAt
    },
    startAt: startOf(events, faults),
    durationS: numberIn(summary.duration, 'duration of the rally', faults),
    server: teamIn(summary.server, 'server', faults),
    scorer: teamIn(summary.scorer, 'scorer', faults),
    result: wordIn(summary.result, 'result', 'result of the rally', faults),
    serveSide: wordIn(summary.serve_side, 'serveSide', 'side of the serve', faults),
    teamAtPositiveX: teamIn(summary.team_at_positive_x, 'team at positive x', faults),
    shots: events.length === 0 ? null : shots,
    paths: [],
    ball,
    players,
    summary: null,
    faults: faults.lines()
  }
}

/** When the rally's clock was at 0, from the first shot with a time. */
function startOf(events: readonly Fields[], faults: Faults): number | null {
  for (const event of events) {
    const hitAt = instantOrNull(event.time_utc)
    const timeS = numberIn(event.time, 'time of a shot', faults)
    if (hitAt !== null && timeS !== null) return Math.round(hitAt - timeS * 1000)
  }
  return null
}

function readShot(event: Fields, index: number, faults: Faults): ReadShot {
  const spin = fieldsOf(event.spin, 'spin', faults)
  const call = wordIn(event.call, 'call', 'call', faults)
  return {
    number: countIn(event.shot_no, 'number of a shot', faults),
    shotId: '',
    team: teamIn(event.team, 'team of a shot', faults),
    player: numberIn(event.player, 'number of a player', faults),
    stroke: wordIn(event.stroke, 'stroke', 'stroke', faults),
    side: wordIn(event.side, 'side', 'side of a stroke', faults),
    spin: {
      kind: wordIn(spin.type, 'spin', 'spin', faults),
      rpm: numberIn(spin.rpm, 'rate of spin', faults)
    },
    speedMs: numberIn(event.speed_ms, 'speed of a shot', faults),
    call,
    result: wordIn(event.result, 'result', 'result of a shot', faults),
    outDistanceM: call === 'in' ? null : numberIn(event.distance, 'distance out', faults),
    timeS: numberIn(event.time, 'time of a shot', faults),
    durationS: numberIn(event.duration, 'duration of a shot', faults),
    arcs: arcsIn(
      fieldsListOf(event.arcs, 'arcs', faults).map((arc) => {
        const time = fieldsOf(arc.time, 'time of an arc', faults)
        const curve = fieldsOf(arc.curve_params, 'curve_params', faults)
        return { kind: arc.type, start: time.start, end: time.end, curve }
      }),
      `shot ${index + 1}`,
      faults
    )
  }
}
