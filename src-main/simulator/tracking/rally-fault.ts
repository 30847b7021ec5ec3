/** What can be wrong with rally packets on purpose, and how it is written. */
import { fail, succeed, type Result } from '@shared/result'
import { isRecord } from '../frame-data'

export const RALLY_FAULT_KINDS = [
  /** The rally's packets are left out. */
  'hole',
  /** They come twice. */
  'duplicate',
  /** Every seventh number is the text "NaN". */
  'nan',
  /** The second half of every list is missing, and the arcs of every second shot. */
  'half',
  /** Five megabytes and more. */
  'huge',
  /** No shots, no samples. */
  'empty',
  /** The arcs of each shot in the wrong order. */
  'disorder',
  /** Lists that run backwards in time. */
  'backwards',
  /** Strokes that nobody has heard of. */
  'unknown'
] as const
export type RallyFaultKind = (typeof RALLY_FAULT_KINDS)[number]

/** The same for every client: it belongs to the provider's record of the match. */
export interface RallyFault {
  readonly kind: RallyFaultKind
  /** The first rally that starts after the simulator is 1. */
  readonly rally: number
  /** How many rallies in a row. */
  readonly count: number
}

export const RALLY_FAULT_GRAMMAR = 'KIND@RALLY[+COUNT]'

const HUGE_BYTES = 5_000_000
const EVERY_NUMBER = 7
const UNKNOWN_STROKE = 'tweener'

/** Reads one fault: `nan@3`, `hole@5+2`. The error says what is expected. */
export function parseRallyFault(text: string): Result<RallyFault, string> {
  const [, name, rally, count = '1'] = /^([a-z]+)@([1-9]\d{0,4})(?:\+([1-9]\d{0,4}))?$/.exec(text) ?? []
  const kind = RALLY_FAULT_KINDS.find((known) => known === name)
  if (kind) return succeed({ kind, rally: Number(rally), count: Number(count) })
  return fail(`“${text}” is no rally fault: write ${RALLY_FAULT_GRAMMAR}, for example nan@3 or hole@5+2.`)
}

/** The packet's lists of shots, samples and people, of either generation. */
const LISTS: ReadonlySet<string> = new Set(['events', 'samples', 'shots', 'players', 'people'])
const STROKES: ReadonlySet<string> = new Set(['stroke', 'shot'])

/** The packet with the fault in it; `hole` and `duplicate` leave it as it is. */
export function spoiled(packet: object, kind: RallyFaultKind): object {
  switch (kind) {
    case 'hole':
    case 'duplicate':
      return packet
    case 'nan':
      return withLists(packet, withoutSomeNumbers())
    case 'half':
      return withLists(packet, (list) => list.slice(0, Math.ceil(list.length / 2)).map(withoutArcs))
    case 'huge':
      return withLists(packet, (list) => manyTimes(list, HUGE_BYTES))
    case 'empty':
      return withLists(packet, () => [])
    case 'disorder':
      return withLists(packet, (list) => list.map((item) => withReversed(item, 'arcs')))
    case 'backwards':
      return withLists(packet, (list) => list.map((item) => withReversed(item, 'tracks')).reverse())
    case 'unknown':
      return withLists(packet, (list) => list.map(withUnknownStroke))
  }
}

type List = readonly unknown[]

const withLists = (packet: object, change: (list: List) => List): object =>
  Object.fromEntries(
    Object.entries(packet).map(([key, value]: [string, unknown]) => [
      key,
      LISTS.has(key) && Array.isArray(value) ? change(value) : value
    ])
  )

/** Counts over all of a packet's lists. */
function withoutSomeNumbers(): (list: List) => List {
  let numbers = 0
  const change = (value: unknown): unknown => {
    if (typeof value === 'number') {
      numbers += 1
      return numbers % EVERY_NUMBER === 0 ? 'NaN' : value
    }
    if (Array.isArray(value)) return value.map(change)
    if (!isRecord(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, change(each)]))
  }
  return (list) => list.map(change)
}

function withoutArcs(item: unknown, index: number): unknown {
  return isRecord(item) && 'arcs' in item && index % 2 === 1 ? { ...item, arcs: [] } : item
}

function manyTimes(list: List, leastBytes: number): List {
  const bytes = JSON.stringify(list).length
  const times = Math.ceil(leastBytes / Math.max(1, bytes))
  return Array.from({ length: times }, () => list).flat()
}

function withReversed(item: unknown, key: string): unknown {
  if (!isRecord(item)) return item
  const list = item[key]
  return Array.isArray(list) ? { ...item, [key]: [...(list as List)].reverse() } : item
}

const withUnknownStroke = (item: unknown): unknown =>
  isRecord(item)
    ? Object.fromEntries(
        Object.entries(item).map(([key, value]) => [key, STROKES.has(key) ? UNKNOWN_STROKE : value])
      )
    : item
