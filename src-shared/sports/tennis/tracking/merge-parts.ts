/** Builds one rally from all its packets. Pure, and independent of packet order. */
import type { PlayerTrack, Provenance, Rally, RallyKey, Shot } from './rally'
import type { RallyPart, ShotPath } from './rally-part'

const CONTENTS: readonly Provenance['content'][] = ['rally', 'summary', 'events', 'shots', 'players']

/** Order of precedence: newer generation, then made later. Negative: `one` before `other`. */
function byPreference(one: RallyPart, other: RallyPart): number {
  const [mine, theirs] = [one.provenance, other.provenance]
  return (
    theirs.generation - mine.generation ||
    (other.createdAt ?? 0) - (one.createdAt ?? 0) ||
    theirs.revision - mine.revision ||
    CONTENTS.indexOf(mine.content) - CONTENTS.indexOf(theirs.content) ||
    (mine.packetId < theirs.packetId ? -1 : 1)
  )
}

export function mergeParts(key: RallyKey, unordered: readonly RallyPart[]): Rally {
  const parts = [...unordered].sort(byPreference)
  const first = <Value>(read: (part: RallyPart) => Value | null): Value | null => {
    for (const part of parts) {
      const value = read(part)
      if (value !== null) return value
    }
    return null
  }
  const firstWord = (read: (part: RallyPart) => string): string => first((part) => read(part) || null) ?? ''
  const summary = first((part) => part.summary)
  return {
    key,
    provenance: newestOfEach(parts),
    startAt: first((part) => part.startAt),
    durationS: first((part) => part.durationS),
    server: first((part) => part.server),
    scorer: first((part) => part.scorer),
    result: firstWord((part) => part.result),
    serveSide: firstWord((part) => part.serveSide),
    teamAtPositiveX: first((part) => part.teamAtPositiveX),
    shots: withServe(mergeShots(parts), summary?.serveShotId ?? ''),
    ball: first((part) => part.ball),
    players: mergeTracks(parts),
    summary,
    faults: [...new Set(parts.flatMap(({ faults }) => faults))]
  }
}

/** The packet that counts for each content: a live feed sends hundreds per rally. */
function newestOfEach(parts: readonly RallyPart[]): Provenance[] {
  const newest = new Map<string, Provenance>()
  for (const { provenance } of parts) {
    const source = `${provenance.generation} ${provenance.content}`
    if (!newest.has(source)) newest.set(source, provenance)
  }
  return [...newest.values()].sort(
    (one, other) =>
      other.generation - one.generation || CONTENTS.indexOf(one.content) - CONTENTS.indexOf(other.content)
  )
}

/** Events describe the shots, paths where they went. A path without its event is still a shot. */
function mergeShots(parts: readonly RallyPart[]): Shot[] {
  const source = parts.find(({ shots }) => shots !== null)
  const paths = new Map<string, ShotPath>()
  for (const part of parts) {
    if (source && part.provenance.generation !== source.provenance.generation) continue
    part.paths.forEach((path, index) => {
      const id = path.shotId === '' ? `${part.provenance.packetId} ${index}` : path.shotId
      if (!paths.has(id)) paths.set(id, path)
    })
  }
  const withEvents = (source?.shots ?? []).map((shot) => {
    const path = paths.get(shot.shotId)
    if (!path) return shot
    paths.delete(shot.shotId)
    return { ...shot, arcs: path.arcs }
  })
  if (paths.size === 0) return withEvents
  return [...withEvents, ...[...paths.values()].map(shotOfPath)]
    .sort((one, other) => one.timeS - other.timeS || (one.shotId < other.shotId ? -1 : 1))
    .map((shot, index) => ({ ...shot, number: index + 1 }))
}

function shotOfPath({ shotId, team, player, arcs }: ShotPath): Shot {
  // A toss belongs to the serve but comes before the hit.
  const hit = arcs.find(({ kind }) => kind !== 'toss') ?? arcs[0]
  return {
    number: 0,
    shotId,
    team,
    player,
    stroke: '',
    side: '',
    spin: { kind: '', rpm: null },
    speedMs: null,
    call: '',
    result: '',
    outDistanceM: null,
    timeS: hit?.startS ?? 0,
    durationS: null,
    arcs
  }
}

/** The summary identifies the serve if the event itself does not. */
const withServe = (shots: Shot[], serveShotId: string): Shot[] =>
  serveShotId === ''
    ? shots
    : shots.map((shot) =>
        shot.shotId === serveShotId && shot.stroke === '' ? { ...shot, stroke: 'serve' } : shot
      )

/** The tracks of the newest generation that has any; live feeds send them piece by piece. */
function mergeTracks(parts: readonly RallyPart[]): PlayerTrack[] {
  const generation = parts.find(({ players }) => players.length > 0)?.provenance.generation
  const bits = new Map<string, PlayerTrack[]>()
  for (const { provenance, players } of parts) {
    if (provenance.generation !== generation) continue
    for (const track of players) {
      const who = `${track.team} ${track.player ?? ''}`
      bits.set(who, [...(bits.get(who) ?? []), track])
    }
  }
  return [...bits].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, tracks]) => joinTracks(tracks))
}

/** The first with a time wins. */
function joinTracks(tracks: readonly PlayerTrack[]): PlayerTrack {
  const [first, ...others] = tracks
  if (!first) throw new Error('A track needs at least one part.')
  if (others.length === 0) return first
  const positions = new Map<number, readonly [x: number, y: number]>()
  for (const { timesS, xs, ys } of tracks)
    timesS.forEach((timeS, index) => {
      if (!positions.has(timeS)) positions.set(timeS, [xs[index] ?? 0, ys[index] ?? 0])
    })
  const ordered = [...positions].sort(([one], [other]) => one - other)
  return {
    team: first.team,
    player: first.player,
    timesS: ordered.map(([timeS]) => timeS),
    xs: ordered.map(([, [x]]) => x),
    ys: ordered.map(([, [, y]]) => y)
  }
}
