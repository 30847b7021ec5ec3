/** Cuts a reply of the pull API into the envelopes that it holds. */
import { textOf } from '../../../records/frame-text'
import type { Envelope } from './envelope'
import { JsonScanner, NotJson } from './json-scanner'

export interface EventList {
  readonly envelopes: readonly Envelope[]
  /** Further events are to be asked for. */
  readonly hasMore: boolean
  /** In words, why not all of the reply could be read; null when it could. */
  readonly problem: string | null
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]

/**
 * Takes an array of envelopes, or an object with them in `items` and perhaps `hasMore`. Never throws: of a reply that
 * breaks off, the envelopes before the break are given. They are copies: none keeps the whole reply in memory.
 */
export function readEventList(bytes: Uint8Array): EventList {
  const envelopes: Envelope[] = []
  const hasMark = BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte)
  const scanner = new JsonScanner(hasMark ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes)
  try {
    const { hasMore, hasItems } = readReply(scanner, envelopes)
    const problem = hasItems ? null : 'It is not a list of events.'
    return { envelopes, hasMore, problem }
  } catch (error) {
    if (!(error instanceof NotJson)) throw error
    return { envelopes, hasMore: false, problem: error.message }
  }
}

/** The envelope of a single message. */
export const readEnvelope = (bytes: Uint8Array): Envelope => ({ bytes, sequenceId: sequenceIdOf(bytes) })

function readReply(scanner: JsonScanner, envelopes: Envelope[]): { hasMore: boolean; hasItems: boolean } {
  const first = scanner.peek()
  if (first === '[') {
    takeItems(scanner, envelopes)
    return { hasMore: false, hasItems: true }
  }
  let hasMore = false
  let hasItems = false
  if (first !== '{') return { hasMore, hasItems }
  for (const key of scanner.keys()) {
    if (key === 'items' && scanner.peek() === '[') {
      takeItems(scanner, envelopes)
      hasItems = true
    } else {
      const value = scanner.value()
      if (key === 'hasMore') hasMore = textOf(value) === 'true'
    }
  }
  return { hasMore, hasItems }
}

function takeItems(scanner: JsonScanner, envelopes: Envelope[]): void {
  for (const item of scanner.elements()) envelopes.push(readEnvelope(item.slice()))
}

function sequenceIdOf(bytes: Uint8Array): number | null {
  const scanner = new JsonScanner(bytes)
  try {
    if (scanner.peek() !== '{') return null
    for (const key of scanner.keys()) {
      const value = scanner.value()
      if (key === 'sequenceId') return wholeNumber(textOf(value))
    }
  } catch (error) {
    if (!(error instanceof NotJson)) throw error
  }
  return null
}

const wholeNumber = (text: string): number | null => (/^\d{1,15}$/.test(text) ? Number(text) : null)
