/**
 * Readers shared by both generations of rally packets. Only a rally's key is required; anything else may be missing,
 * and what cannot be read is skipped and noted in `faults`.
 */
import type { Arc, RallyKey } from '../../tracking/rally'
import type { Team } from '../../rules/score'
import { countOf, numberOrNull, type Fields } from '../../../../feeds/fields'
import type { Faults } from './faults'
import { knownWord, READINGS, type Vocabulary } from './names'

const MOST = 999
const NOTHING: Fields = {}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isLeftOut = (value: unknown): boolean => value === undefined || value === null

/** An empty object if there is none. */
export function fieldsOf(value: unknown, name: string, faults: Faults): Fields {
  if (isFields(value)) return value
  if (!isLeftOut(value)) faults.note(`${name} is not an object`)
  return NOTHING
}

/** The objects of a list; empty if there is no list. */
export function fieldsListOf(value: unknown, name: string, faults: Faults): readonly Fields[] {
  if (!Array.isArray(value)) {
    if (!isLeftOut(value)) faults.note(`${name} is not a list`)
    return []
  }
  const items: readonly unknown[] = value
  const objects = items.filter(isFields)
  if (objects.length < items.length) faults.note(`${name} contains something other than objects`)
  return objects
}

/** No length, time, speed or spin beyond this makes sense, and sums would overflow. */
const GREATEST = 1e9

const sensibleOrNull = (value: unknown): number | null => {
  const number = numberOrNull(value)
  return number === null || Math.abs(number) > GREATEST ? null : number
}

/** Null if the number is missing or invalid, such as "NaN". */
export function numberIn(value: unknown, name: string, faults: Faults): number | null {
  if (isLeftOut(value)) return null
  const number = sensibleOrNull(value)
  if (number === null) faults.note(`${name} is not a number`)
  return number
}

/** Null if the count is missing or not a whole number from 0. */
export function countIn(value: unknown, name: string, faults: Faults): number | null {
  const number = numberIn(value, name, faults)
  if (number === null || (Number.isInteger(number) && number >= 0)) return number
  faults.note(`${name} is not a whole number`)
  return null
}

/** Teams are numbers on the wire. */
export function teamIn(value: unknown, name: string, faults: Faults): Team | null {
  const number = numberIn(value, name, faults)
  if (number === 1) return READINGS.teams[1]
  if (number === 2) return READINGS.teams[2]
  if (number !== null) faults.note(`${name} is neither 1 nor 2`)
  return null
}

/** Our word for one on the wire; an unknown one is kept verbatim, a missing one is empty. */
export function wordIn(value: unknown, vocabulary: Vocabulary, name: string, faults: Faults): string {
  if (typeof value !== 'string') {
    if (!isLeftOut(value)) faults.note(`${name} is not text`)
    return ''
  }
  const raw = value.trim()
  if (raw === '') return ''
  const word = knownWord(vocabulary, raw)
  if (word === null) faults.note(`unknown ${name} “${raw.slice(0, 40)}”`)
  return word ?? raw
}

/** Throws `Unreadable`: a rally that cannot be placed in the match is useless. */
export function keyIn(fields: Fields, name: string, faults: Faults): RallyKey {
  const first = (value: unknown, part: string): number => {
    if (!isLeftOut(value)) return countOf(value, `${name}.${part}`, MOST)
    faults.note(`${name}.${part} is missing; read as 1`)
    return 1
  }
  return {
    set: countOf(fields.set, `${name}.set`, MOST),
    game: countOf(fields.game, `${name}.game`, MOST),
    point: countOf(fields.point, `${name}.point`, MOST),
    serve: first(fields.serve, 'serve'),
    rally: first(fields.rally, 'rally')
  }
}

const eventIdPart = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

/** `{year}-{competitionId}-{matchId}`; empty, with a fault, if a part of it is missing. */
export function eventIdIn(year: unknown, competition: unknown, match: unknown, faults: Faults): string {
  const parts = [year, competition, match].map(eventIdPart)
  if (!parts.includes('')) return parts.join('-')
  faults.note('it does not name its match')
  return ''
}

/** Numbers only, or null. Copied, so that a long-lived rally does not hold on to the packet. */
function polynomialOrNull(value: unknown): number[] | null {
  if (!Array.isArray(value) || value.length === 0) return null
  const coefficients: number[] = []
  for (const item of value as readonly unknown[]) {
    const coefficient = sensibleOrNull(item)
    if (coefficient === null) return null
    coefficients.push(coefficient)
  }
  return coefficients
}

/** The generations' names for the parts of an arc. */
export interface ArcFields {
  readonly kind: unknown
  readonly start: unknown
  readonly end: unknown
  readonly curve: Fields
}

/** The arcs of one shot in time order. `name`: the shot's, "shot 3". */
export function arcsIn(arcs: readonly ArcFields[], name: string, faults: Faults): Arc[] {
  const readable = arcs.flatMap((fields): Arc[] => {
    const kind = wordIn(fields.kind, 'arc', 'kind of arc', faults)
    const startS = numberIn(fields.start, 'start of an arc', faults)
    const endS = numberIn(fields.end, 'end of an arc', faults)
    const [x, y, z] = [fields.curve.x, fields.curve.y, fields.curve.z].map(polynomialOrNull)
    if (startS === null || endS === null) faults.note(`an arc of ${name} has no times`)
    else if (endS < startS) faults.note(`an arc of ${name} ends before it starts`)
    else if (!x || !y || !z) faults.note(`an arc of ${name} has no readable curve`)
    else return [{ kind, startS, endS, x, y, z }]
    return []
  })
  if (!isInOrder(readable, ({ startS }) => startS)) {
    faults.note(`the arcs of ${name} were not in time order; they were sorted`)
    readable.sort((one, other) => one.startS - other.startS)
  }
  return readable
}

export const isInOrder = <Item>(items: readonly Item[], timeOf: (item: Item) => number): boolean =>
  items.every((item, index) => {
    const before = items[index - 1]
    return before === undefined || timeOf(before) <= timeOf(item)
  })
