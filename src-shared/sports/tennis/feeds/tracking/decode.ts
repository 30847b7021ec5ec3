/** Decodes a message of a rally tracking socket. Never throws. */
import type { RallyPart } from '../../tracking/rally-part'
import {
  controlMessageOf,
  parseObject,
  plainRefusalOf,
  type ControlMessage
} from '../../../../feeds/control-message'
import { Unreadable, type Fields } from '../../../../feeds/fields'
import { Faults } from './faults'
import { readPart2022 } from './generation-2022'
import { readPart2024 } from './generation-2024'
import { BODY_KEYS, READINGS, type SpeedUnit } from './names'

export type DecodedRally =
  | ControlMessage
  /** The part's `faults` list what made no sense in it. */
  | { readonly kind: 'rally'; readonly part: RallyPart }
  /** Unreadable: kept and shown. */
  | { readonly kind: 'undecodable'; readonly reason: string }

export interface RallyReading {
  /** Generation 2022, which does not send it. */
  readonly speedUnit2022: SpeedUnit
}
const USUAL_READING: RallyReading = { speedUnit2022: READINGS.speedUnit2022.unit }

/**
 * Decodes one message of any rally socket by its keys. A message without a body is a session message, unless it has a
 * packet's envelope.
 */
export function decodeRally(text: string, receivedAt: number, reading = USUAL_READING): DecodedRally {
  const json = parseObject(text)
  if (!json.ok) return plainRefusalOf(text) ?? { kind: 'undecodable', reason: json.error }
  const fields = json.value
  try {
    const part = readPart(fields, receivedAt, reading)
    if (part !== null) return { kind: 'rally', part }
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'undecodable', reason: error.message }
    throw error
  }
  if ('packetDetails' in fields)
    return { kind: 'undecodable', reason: 'it has no summary, events, shots, players or people' }
  return controlMessageOf(fields)
}

/** Null if it is not a packet. */
function readPart(fields: Fields, receivedAt: number, { speedUnit2022 }: RallyReading): RallyPart | null {
  const faults = new Faults()
  if ('sequences' in fields) return readPart2024(fields, receivedAt, faults)
  for (const content of CONTENTS_2022)
    if (content in fields)
      return readPart2022(fields, BODY_KEYS[content].content, speedUnit2022, receivedAt, faults)
  return null
}

const CONTENTS_2022 = ['summary', 'events', 'shots', 'players', 'people'] as const
