/**
 * Readers for fields of parsed JSON. Two kinds: lenient ones (`…OrNull`: an unreadable value counts as missing), and
 * strict ones for fields a packet is meaningless without, which throw `Unreadable`. Decoding runs for every packet of
 * every court; this costs a tenth of a schema library.
 */
import type { Team } from '../sports/tennis/rules/score'
import { instantOf } from './iso-instant'

/** Says what is wrong and where: "score.currentSetScore.gamesA is not a whole number from 0 to 999". */
export class Unreadable extends Error {}

/** An object of parsed JSON. */
export interface Fields {
  readonly [name: string]: unknown
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

/** `name`: the field's name, for the message. */
export function objectOf(value: unknown, name: string): Fields {
  if (isFields(value)) return value
  throw new Unreadable(`${name} is not an object`)
}

/** Null if the field is missing. */
export const objectOrNull = (value: unknown, name: string): Fields | null =>
  value === undefined || value === null ? null : objectOf(value, name)

/** Empty if the field is missing. */
export function listOf(value: unknown, name: string): readonly unknown[] {
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return value
  throw new Unreadable(`${name} is not a list`)
}

export function stringOf(value: unknown, name: string): string {
  if (typeof value === 'string') return value
  throw new Unreadable(`${name} is not text`)
}

/** A whole number from 0 to `most`. */
export function countOf(value: unknown, name: string, most = Number.MAX_SAFE_INTEGER): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most) return value
  throw new Unreadable(`${name} is not a whole number from 0 to ${most}`)
}

/** Empty for anything but text. */
export const textOrEmpty = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Null for anything but text, and for text without content: blanks, or one of `unknownWords`. */
export function textOrNull(value: unknown, unknownWords: ReadonlySet<string>): string | null {
  if (typeof value !== 'string') return null
  const text = value.trim()
  return text === '' || unknownWords.has(text) ? null : text
}

/** A number or a numeric text: providers' tables and packets differ here. */
export function numberOrNull(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string' || value.trim() === '') return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}

export const teamOrNull = (value: unknown): Team | null =>
  value === 'TeamA' || value === 'TeamB' ? value : null

/** An ISO time in UTC as milliseconds. */
export function instantOrNull(value: unknown): number | null {
  if (typeof value !== 'string') return null
  const instant = instantOf(value)
  return Number.isNaN(instant) ? null : instant
}
