/** Decodes a message of the tennis statistics socket. Never throws. */
import * as v from 'valibot'
import {
  controlMessageOf,
  parseObject,
  plainRefusalOf,
  type ControlMessage
} from '../../../../feeds/control-message'
import type { Fields } from '../../../../feeds/fields'
import { describeIssue } from '../../../../feeds/schema-issue'
import { NamesSchema, StatisticsSchema, type ProviderNames, type ProviderStatistics } from './schemas'

export type DecodedStatistics =
  | ControlMessage
  | { readonly kind: 'names'; readonly names: ProviderNames }
  | { readonly kind: 'statistics'; readonly statistics: ProviderStatistics }
  /** Unreadable: kept and shown. */
  | { readonly kind: 'undecodable'; readonly reason: string }

/**
 * Decodes one message. Packets have no type field: figures are recognised by `match` (or a set), the packet before them
 * by the players' names; anything else is a session message.
 */
export function decodeTennisStatistics(text: string): DecodedStatistics {
  const json = parseObject(text)
  if (!json.ok) return plainRefusalOf(text) ?? undecodable(json.error)
  const keys = Object.keys(json.value)
  if (keys.some((key) => FIGURES_KEY.test(key))) return decodeFigures(json.value)
  return keys.some((key) => PLAYER_KEY.test(key)) ? decodeNames(json.value) : controlMessageOf(json.value)
}

const FIGURES_KEY = /^(match|set\d)$/
const PLAYER_KEY = /^team[AB]Player\d$/

function decodeFigures(fields: Fields): DecodedStatistics {
  const parsed = v.safeParse(StatisticsSchema, fields, { abortEarly: true })
  return parsed.success
    ? { kind: 'statistics', statistics: parsed.output }
    : undecodable(describeIssue('statistics', parsed.issues[0]))
}

function decodeNames(fields: Fields): DecodedStatistics {
  const parsed = v.safeParse(NamesSchema, fields, { abortEarly: true })
  return parsed.success
    ? { kind: 'names', names: parsed.output }
    : undecodable(describeIssue('names', parsed.issues[0]))
}

const undecodable = (reason: string): DecodedStatistics => ({ kind: 'undecodable', reason })
