/** Rally packets of generation 2024 (provider's rally tracking page): one packet tells all of a rally. */
import { TEAMS } from '@shared/sports/tennis/rules/score'
import type { FittedArc } from './arc-fit'
import { ROLES, type PlayedRally, type PlayedShot } from './played-rally'
import {
  ballAt,
  idOf,
  partsOfEventId,
  rallyUtc,
  rounded,
  sampleTime,
  spinWord,
  strokeWords,
  teamNumber,
  teamOf,
  utcOf,
  type Told
} from './rally-court'
import type { RallyPlan } from './rally-plan'
import { SAMPLE_S } from './runner'

/**
 * `updatedMs`: real milliseconds after the opening. `isMistaken`: the last stroke is wrong; a later revision puts it
 * straight.
 */
export function packet2024(
  { court, plan, rally }: Told,
  revision: number,
  updatedMs: number,
  isMistaken: boolean
): object {
  const { profile, eventId } = court
  const { year, competition, match } = partsOfEventId(eventId)
  const atPositiveX = teamNumber(plan.teamAtPositiveX)
  return {
    id: idOf(plan.seed, 0),
    updated: utcOf(court, updatedMs),
    source: 'Simulator',
    revision,
    sequences: plan.key,
    match: {
      season: year,
      // A number loses leading zeros, and with them the event.
      tournament_id: competition.startsWith('0') ? competition : Number(competition),
      draw_code: match,
      court_id: profile.courtNum,
      players: TEAMS.flatMap((team) =>
        profile.teams[team].map(({ name, code }, index) => ({
          forename: name.split(' ')[0],
          surname: name,
          team: teamNumber(team),
          player: index + 1,
          atp_id: code
        }))
      )
    },
    summary: {
      server: teamNumber(plan.server),
      result: plan.result,
      scorer: plan.scorer && teamNumber(plan.scorer),
      team_to_left_of_umpire: atPositiveX,
      team_at_positive_x: atPositiveX,
      serve_side: plan.side,
      duration: rounded(rally.durationS, 3)
    },
    events: rally.shots.map((shot, index) => ({
      shot_no: index + 1,
      team: teamNumber(teamOf(plan, shot.hitter)),
      ...strokeOf(isMistaken && index === rally.shots.length - 1 ? mistaken(shot) : shot),
      spin: { type: SPINS[spinWord(shot.spinRpm)], rpm: rounded(shot.spinRpm, 1) },
      speed_ms: rounded(shot.speedMs, 1),
      call: shot.call,
      distance: rounded(shot.outM, 3),
      time_utc: rallyUtc({ court, plan }, shot.timeS),
      time: rounded(shot.timeS, 3),
      duration: rounded(shot.durationS, 3),
      arcs: shot.arcs.map(arcOf)
    })),
    samples: samplesOf(plan, rally)
  }
}

const SPINS = { top: 'topspin', back: 'backspin', none: 'none' } as const

const strokeOf = (shot: PlayedShot): { readonly stroke: string; readonly side: string } => ({
  stroke: strokeWords(shot).replace(' ', '_'),
  side: shot.side
})

const mistaken = (shot: PlayedShot): PlayedShot => ({
  ...shot,
  isBackhand: !shot.isBackhand,
  side: shot.side === 'left' ? 'right' : 'left'
})

const arcOf = ({ kind, startS, endS, x, y, z }: FittedArc): object => ({
  type: kind,
  time: { start: startS, end: endS },
  curve_params: { x, y, z }
})

function samplesOf(plan: RallyPlan, rally: PlayedRally): readonly object[] {
  const events = momentsOf(rally)
  const teams = ROLES.map((role) => ({ role, team: teamNumber(teamOf(plan, role)) })).sort(
    (one, other) => one.team - other.team
  )
  return rally.tracks.server.map((_, index) => {
    const event = events.get(index)
    return {
      time: sampleTime(index),
      ...(event && { event }),
      ball: { pos: ballAt(rally, sampleTime(index)) },
      players: teams.map(({ role, team }) => {
        const place = rally.tracks[role][index] ?? { x: 0, y: 0 }
        return { team, pos: { x: rounded(place.x, 3), y: rounded(place.y, 3) } }
      })
    }
  })
}

/** What happens at a sample: the nearest one to the hit, the bounce, the net, the highest point of an arc. */
function momentsOf(rally: PlayedRally): ReadonlyMap<number, readonly string[]> {
  const moments = new Map<number, string[]>()
  const add = (timeS: number, name: string): void => {
    const index = Math.min(Math.round(timeS / SAMPLE_S), rally.tracks.server.length - 1)
    const names = moments.get(index)
    if (names) names.push(name)
    else moments.set(index, [name])
  }
  for (const arc of rally.shots.flatMap(({ arcs }) => arcs)) {
    add(arc.startS, arc.kind)
    add(peakOf(arc), 'peak')
  }
  return moments
}

/** When the ball is highest: where it stops rising, or at the start when it never rises. */
function peakOf({ startS, endS, z }: FittedArc): number {
  const [, linear, square, cube] = z
  const risingAt = (timeS: number): number => linear + timeS * (2 * square + timeS * 3 * cube)
  if (risingAt(startS) <= 0) return startS
  let [low, high] = [startS, endS]
  if (risingAt(high) > 0) return high
  while (high - low > SAMPLE_S / 4) {
    const middle = (low + high) / 2
    if (risingAt(middle) > 0) low = middle
    else high = middle
  }
  return low
}
