/**
 * All rallies of one match, from the packets of any rally feed. Immutable: adding a part returns a new value, so a
 * snapshot is the value itself.
 */
import { mergeParts } from './merge-parts'
import { keyText, type Rally, type RallyKey } from './rally'
import type { RallyPart } from './rally-part'

export interface Rallies {
  /** Counts the changes. */
  readonly revision: number
  /** The packets that count, by `keyText`. */
  readonly partsByKey: ReadonlyMap<string, readonly RallyPart[]>
}

export const NO_RALLIES: Rallies = { revision: 0, partsByKey: new Map() }

/**
 * Adds one packet. A later revision replaces it; a repeated packet changes nothing and returns the same rallies.
 * Independent of packet order.
 */
export function takePart(rallies: Rallies, part: RallyPart): Rallies {
  const place = keyText(part.key)
  const found = findPacket(rallies, place, part)
  if (found && !isLater(part, found.part)) return rallies
  const partsByKey = new Map(rallies.partsByKey)
  if (found && found.place !== place) {
    const others = (partsByKey.get(found.place) ?? []).filter((other) => other !== found.part)
    if (others.length > 0) partsByKey.set(found.place, others)
    else partsByKey.delete(found.place)
  }
  const others = (partsByKey.get(place) ?? []).filter((other) => other !== found?.part)
  return { revision: rallies.revision + 1, partsByKey: partsByKey.set(place, [...others, part]) }
}

/** Where the packet already is. A revision may move a rally to another point. */
function findPacket(
  { partsByKey }: Rallies,
  place: string,
  part: RallyPart
): { readonly place: string; readonly part: RallyPart } | null {
  const places = part.provenance.generation === 2024 ? partsByKey.keys() : [place]
  for (const place of places) {
    const found = partsByKey.get(place)?.find((other) => isSamePacket(other, part))
    if (found) return { place, part: found }
  }
  return null
}

/** Samples of generation 2022 have the same id whatever their content; without an id the creation time decides. */
function isSamePacket(one: RallyPart, other: RallyPart): boolean {
  const [mine, theirs] = [one.provenance, other.provenance]
  return (
    mine.packetId === theirs.packetId &&
    mine.content === theirs.content &&
    mine.generation === theirs.generation &&
    (mine.packetId !== '' || one.createdAt === other.createdAt)
  )
}

const isLater = (one: RallyPart, other: RallyPart): boolean =>
  (one.provenance.revision - other.provenance.revision || (one.createdAt ?? 0) - (other.createdAt ?? 0)) > 0

/** Parts are merged once, when a rally is first read. */
const merged = new WeakMap<readonly RallyPart[], Rally>()

function rallyOf(parts: readonly RallyPart[]): Rally | null {
  const [first] = parts
  if (!first) return null
  const rally = merged.get(parts) ?? mergeParts(first.key, parts)
  merged.set(parts, rally)
  return rally
}

/** Null if unknown. */
export const findRally = (rallies: Rallies, key: RallyKey): Rally | null =>
  rallyOf(rallies.partsByKey.get(keyText(key)) ?? [])

/** In order of play. */
export const listRallies = (rallies: Rallies): Rally[] =>
  [...rallies.partsByKey.values()]
    .map(rallyOf)
    .filter((rally) => rally !== null)
    .sort((one, other) => byPlay(one.key, other.key))

const byPlay = (one: RallyKey, other: RallyKey): number =>
  one.set - other.set ||
  one.game - other.game ||
  one.point - other.point ||
  one.serve - other.serve ||
  one.rally - other.rally
