/** Positions on court and who serves next (FIVB Official Volleyball Rules, rules 7.4 to 7.7, 12.2 and 19). */
import type { LineUpPlayer } from '../feed/actions'

export interface Rotation {
  /** By zone, zone 1 (the server) first; null if unknown. Empty until there is a line-up. */
  readonly zones: readonly (number | null)[]
  /** How often the team has rotated in this set. */
  readonly turns: number
  /** Whether the team has had the right to serve in this set. */
  readonly hasServed: boolean
  readonly liberos: readonly number[]
  readonly captain: number | null
}

export const UNKNOWN_ROTATION: Rotation = {
  zones: [],
  turns: 0,
  hasServed: false,
  liberos: [],
  captain: null
}

const ZONE = /^Zone([1-6])$/

/** From a line-up; keeps the rotations played. */
export function rotationOf(players: readonly LineUpPlayer[], before: Rotation): Rotation {
  const zones: (number | null)[] = []
  for (const { id, courtPosition } of players) {
    const zone = Number(ZONE.exec(courtPosition ?? '')?.[1] ?? 0)
    if (zone === 0) continue
    while (zones.length < zone) zones.push(null)
    zones[zone - 1] = id
  }
  const withRole = (role: string): readonly number[] =>
    players.filter(({ roles }) => roles.includes(role)).map(({ id }) => id)
  return { ...before, zones, liberos: withRole('Libero'), captain: withRole('Captain')[0] ?? null }
}

/** Clockwise: the player in zone 2 moves into zone 1 and serves (rule 7.6.2). */
function rotate(rotation: Rotation): Rotation {
  const { zones, turns, hasServed, liberos, captain } = rotation
  return { zones: [...zones.slice(1), ...zones.slice(0, 1)], turns: turns + 1, hasServed, liberos, captain }
}

/** The team wins the right to serve. */
export function afterSideOut(rotation: Rotation, rotatesBeforeFirstServe: boolean): Rotation {
  if (rotation.hasServed) return rotate(rotation)
  return { ...(rotatesBeforeFirstServe ? rotate(rotation) : rotation), hasServed: true }
}

/** The team starts the set with the right to serve: nobody rotates. */
export const servingFirst = (rotation: Rotation): Rotation =>
  rotation.hasServed ? rotation : { ...rotation, hasServed: true }

export const serverOf = ({ zones }: Rotation): number | null => zones[0] ?? null

/** A change of players, libero replacements included (rules 15.5 and 19.3.2). An unknown player changes nothing. */
export function exchange(rotation: Rotation, outId: number | null, inId: number | null): Rotation {
  const zone = outId === null ? -1 : rotation.zones.indexOf(outId)
  if (zone < 0) return rotation
  return { ...rotation, zones: rotation.zones.with(zone, inId) }
}

/** Rotates until the server named by the provider serves. Null if that is already so or the player is unknown. */
export function turnedTo(rotation: Rotation, playerId: number | null): Rotation | null {
  const zone = playerId === null ? -1 : rotation.zones.indexOf(playerId)
  if (zone <= 0) return null
  const { zones } = rotation
  return { ...rotation, zones: [...zones.slice(zone), ...zones.slice(0, zone)], turns: rotation.turns + zone }
}

/** The zones with a libero now, counted from 1. */
export const liberoZones = ({ zones, liberos }: Rotation): readonly number[] =>
  zones.flatMap((id, index) => (id !== null && liberos.includes(id) ? [index + 1] : []))
