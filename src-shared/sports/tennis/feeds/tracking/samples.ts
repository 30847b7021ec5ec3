/** Sampled positions of players and ball. */
import { counted } from '../../../../text/counted'
import type { BallTrack, PlayerTrack } from '../../tracking/rally'
import type { Team } from '../../rules/score'
import type { Fields } from '../../../../feeds/fields'
import type { Faults } from './faults'
import { READINGS } from './names'
import { fieldsListOf, fieldsOf, isInOrder, numberIn, teamIn, wordIn } from './readers'

/** A longer interval means samples are missing. */
const GAP_S = 5 * READINGS.sampleStepS.seconds

interface Sample {
  readonly timeS: number
  readonly fields: Fields
}

/** In time order, each time once; samples without a time are useless. */
function samplesIn(list: readonly Fields[], name: string, faults: Faults): Sample[] {
  const samples: Sample[] = []
  for (const fields of list) {
    const timeS = numberIn(fields.time, `time of ${name}`, faults)
    if (timeS !== null) samples.push({ timeS, fields })
  }
  if (samples.length < list.length) faults.note(`${list.length - samples.length} of ${name} have no time`)
  if (!isInOrder(samples, ({ timeS }) => timeS)) {
    faults.note(`times run backwards in ${name}; they were sorted`)
    samples.sort((one, other) => one.timeS - other.timeS)
  }
  const distinct = samples.filter(({ timeS }, index) => timeS !== samples[index - 1]?.timeS)
  if (distinct.length < samples.length)
    faults.note(`${samples.length - distinct.length} of ${name} repeat a time`)
  noteGaps(distinct, name, faults)
  return distinct
}

function noteGaps(samples: readonly Sample[], name: string, faults: Faults): void {
  let gaps = 0
  let missingS = 0
  samples.forEach(({ timeS }, index) => {
    const stepS = timeS - (samples[index - 1]?.timeS ?? timeS)
    if (stepS <= GAP_S) return
    gaps += 1
    missingS += stepS
  })
  if (gaps > 0) faults.note(`${name} have ${counted(gaps, 'gap')}, ${missingS.toFixed(2)} s in all`)
}

/** `samples` of generation 2024: ball and players together. */
export function tracksOf2024(
  value: unknown,
  faults: Faults
): { readonly ball: BallTrack | null; readonly players: PlayerTrack[] } {
  const samples = samplesIn(fieldsListOf(value, 'samples', faults), 'the samples', faults)
  const ball: BallTrack = { timesS: [], xs: [], ys: [], zs: [], events: [] }
  const tracks: PlayerTrack[] = []
  for (const { timeS, fields } of samples) {
    addBall(ball, timeS, fields, faults)
    addPlayers(tracks, timeS, fields, faults)
  }
  if (samples.length === 0) faults.note('it has no samples: player positions unknown')
  return { ball: ball.timesS.length === 0 ? null : ball, players: tracks }
}

function addBall(ball: BallTrack, timeS: number, fields: Fields, faults: Faults): void {
  if (fields.ball === undefined || fields.ball === null) return
  const position = fieldsOf(fieldsOf(fields.ball, 'ball of a sample', faults).pos, 'ball position', faults)
  const x = numberIn(position.x, 'ball position', faults)
  const y = numberIn(position.y, 'ball position', faults)
  const z = numberIn(position.z, 'ball position', faults)
  if (x === null || y === null || z === null) return
  if (fields.event !== undefined) {
    const names = momentsIn(fields.event, faults)
    if (names.length > 0) ball.events.push({ index: ball.timesS.length, names })
  }
  ball.timesS.push(timeS)
  ball.xs.push(x)
  ball.ys.push(y)
  ball.zs.push(z)
}

function momentsIn(value: unknown, faults: Faults): string[] {
  const moments: readonly unknown[] = Array.isArray(value) ? value : [value]
  return moments
    .map((moment) => wordIn(moment, 'moment', 'event of a sample', faults))
    .filter((word) => word !== '')
}

/** Players of one team without numbers are distinguished by their order in the sample. */
function addPlayers(tracks: PlayerTrack[], timeS: number, fields: Fields, faults: Faults): void {
  const seen = { TeamA: 0, TeamB: 0 }
  for (const person of fieldsListOf(fields.players, 'players of a sample', faults)) {
    const team = teamIn(person.team, 'team of a player', faults)
    const position = fieldsOf(person.pos, 'player position', faults)
    const x = numberIn(position.x, 'player position', faults)
    const y = numberIn(position.y, 'player position', faults)
    if (team === null) continue
    seen[team] += 1
    const player =
      numberIn(person.player, 'number of a player', faults) ?? (seen[team] > 1 ? seen[team] : null)
    if (x !== null && y !== null) addPosition(trackOf(tracks, team, player), timeS, x, y)
  }
}

function trackOf(tracks: PlayerTrack[], team: Team, player: number | null): PlayerTrack {
  const known = tracks.find((track) => track.team === team && track.player === player)
  if (known) return known
  const track = { team, player, timesS: [], xs: [], ys: [] }
  tracks.push(track)
  return track
}

function addPosition(track: PlayerTrack, timeS: number, x: number, y: number): void {
  // The same player twice in one sample.
  if (track.timesS.at(-1) === timeS) return
  track.timesS.push(timeS)
  track.xs.push(x)
  track.ys.push(y)
}

/** `players` or `people` of generation 2022: each player with a track of their own. */
export function tracksOf2022(value: unknown, faults: Faults): PlayerTrack[] {
  const tracks: PlayerTrack[] = []
  for (const person of fieldsListOf(value, 'players', faults)) {
    const team = teamIn(person.team, 'team of a player', faults)
    const player = numberIn(person.player, 'number of a player', faults)
    const samples = samplesIn(
      fieldsListOf(person.tracks, 'tracks', faults),
      'the positions of a player',
      faults
    )
    if (team === null) {
      faults.note('a track does not name its player')
      continue
    }
    const track = trackOf(tracks, team, player)
    for (const { timeS, fields } of samples) {
      const [x, y] = positionOf2022(fields.position, faults)
      if (x !== null && y !== null) addPosition(track, timeS, x, y)
    }
  }
  const tracked = tracks.filter(({ timesS }) => timesS.length > 0)
  if (tracked.length === 0) faults.note('it has no samples: player positions unknown')
  return tracked
}

function positionOf2022(value: unknown, faults: Faults): readonly [number | null, number | null] {
  if (!Array.isArray(value)) {
    if (value !== undefined) faults.note('player position is not a list of two')
    return [null, null]
  }
  const axes: readonly unknown[] = value
  return [numberIn(axes[0], 'player position', faults), numberIn(axes[1], 'player position', faults)]
}
