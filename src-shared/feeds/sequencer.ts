/**
 * Applies every sequence number exactly once: order, repeats, gaps and late arrivals.
 *
 * Data packets are numbered 1, 2, 3, … without gaps; 0 is the placeholder that a stream holds before the match
 * (provider's events stream page). A resumed connection asks for a start position and may receive again what was
 * already applied.
 *
 * Alarm packets. The provider's samples give an alarm a number of its own and the next data packet the one after it;
 * the text leaves open whether an alarm uses up its number. Both readings work here:
 * - An alarm fills its position, so that the next data packet leaves no hole.
 * - It fills the position for alarms only: a data packet of the same number is still taken, and resuming starts after
 *   the last *data* packet, so that such a packet is requested again rather than lost.
 * - An alarm is a repeat only of an alarm with the same number, never of a data packet. An alarm's own position cannot
 *   be distinguished from a data packet lost there in mid-stream; TCP loses nothing in mid-stream, and after a
 *   reconnect the start position covers it.
 */

export interface Arrival<Item> {
  /** Non-negative integer. */
  readonly seqNum: number
  readonly isAlarm: boolean
  readonly item: Item
}

/** Inclusive. */
export interface SeqRange {
  readonly from: number
  readonly to: number
}

export interface SequencerState<Item> {
  /** Every number up to this one was applied, filled by an alarm, or given up. */
  readonly coveredTo: number
  /** The highest data packet applied; before the first, the position ahead of the start. */
  readonly lastDataSeqNum: number
  readonly begun: boolean
  /** Numbers of the applied alarms, and those of them under which no data packet has been applied. */
  readonly alarms: ReadonlySet<number>
  readonly alarmOnly: ReadonlySet<number>
  /** Given up and not arrived since; ascending. */
  readonly missing: readonly SeqRange[]
  /** Arrived beyond a hole; sorted by number, equal numbers in order of arrival. */
  readonly held: readonly Arrival<Item>[]
}

export type SequenceVerdict =
  /** In order. */
  | { readonly kind: 'apply' }
  /** Already applied or already held. */
  | { readonly kind: 'duplicate' }
  /** Beyond a hole: kept until the hole fills or is given up. */
  | { readonly kind: 'hold' }
  /** Beyond a hole with no room to keep it. It is dropped; resuming from the hole brings it again. */
  | { readonly kind: 'overflow' }
  /** Belongs before the last applied one: the caller must insert it in order. */
  | { readonly kind: 'late' }

export interface Sequenced<Item> {
  readonly state: SequencerState<Item>
  readonly verdict: SequenceVerdict
  /** What can be applied now, in order: the arrival itself if in order, then what it released. Not a late one. */
  readonly released: readonly Item[]
}

/** More than the packets of the longest match; guards against a server that counts wildly. */
export const MAX_HELD = 10_000

const PLACEHOLDER_SEQ_NUM = 0

/** Expects data packet 1 first. */
export const emptySequencer: SequencerState<never> = sequencerFrom(1)

/** For a first connection that asks for `startPosition`: earlier numbers are not a hole, and late if they arrive. */
export function sequencerFrom(startPosition: number): SequencerState<never> {
  return {
    coveredTo: startPosition - 1,
    lastDataSeqNum: startPosition - 1,
    begun: false,
    alarms: new Set(),
    alarmOnly: new Set(),
    missing: startPosition > 1 ? [{ from: 1, to: startPosition - 1 }] : [],
    held: []
  }
}

/** Takes one numbered packet. */
export function sequence<Item>(state: SequencerState<Item>, arrival: Arrival<Item>): Sequenced<Item> {
  if (isNext(state, arrival)) return takeNext(state, arrival)
  if (isRepeat(state, arrival)) return { state, verdict: { kind: 'duplicate' }, released: [] }
  if (arrival.seqNum > state.coveredTo + 1) return hold(state, arrival)
  if (belongsEarlier(state, arrival))
    return { state: apply(state, arrival), verdict: { kind: 'late' }, released: [] }
  const { state: next, released } = drain(apply(state, arrival))
  return { state: next, verdict: { kind: 'apply' }, released: [arrival.item, ...released] }
}

/** The common case: the data packet expected next, with nothing held behind it. */
const isNext = <Item>(state: SequencerState<Item>, { seqNum, isAlarm }: Arrival<Item>): boolean =>
  !isAlarm && seqNum === state.coveredTo + 1 && state.held.length === 0

const takeNext = <Item>(state: SequencerState<Item>, { seqNum, item }: Arrival<Item>): Sequenced<Item> => ({
  state: {
    coveredTo: seqNum,
    lastDataSeqNum: seqNum,
    begun: true,
    alarms: state.alarms,
    alarmOnly: state.alarmOnly,
    missing: state.missing,
    held: state.held
  },
  verdict: APPLY,
  released: [item]
})

const APPLY: SequenceVerdict = { kind: 'apply' }

/** The first hole, or null if nothing is held. */
export function openHole<Item>(state: SequencerState<Item>): SeqRange | null {
  const [firstHeld] = state.held
  return firstHeld ? { from: state.coveredTo + 1, to: firstHeld.seqNum - 1 } : null
}

/** Stops waiting: releases everything held and returns the missing numbers. */
export function giveUpHoles<Item>(state: SequencerState<Item>): {
  readonly state: SequencerState<Item>
  readonly released: readonly Item[]
  readonly missing: readonly SeqRange[]
} {
  const missing: SeqRange[] = []
  let next: SequencerState<Item> = { ...state, held: [] }
  for (const arrival of state.held) {
    const hole = { from: next.coveredTo + 1, to: arrival.seqNum - 1 }
    if (hole.from <= hole.to) missing.push(hole)
    next = apply(next, arrival)
  }
  return {
    state: { ...next, missing: [...next.missing, ...missing] },
    released: state.held.map(({ item }) => item),
    missing
  }
}

/**
 * The position to resume from: one after the last data packet applied. At first 1, which skips the placeholder.
 */
export function nextStartPosition<Item>(state: SequencerState<Item>): number {
  return state.lastDataSeqNum + 1
}

function isRepeat<Item>(state: SequencerState<Item>, { seqNum, isAlarm }: Arrival<Item>): boolean {
  if (seqNum > state.coveredTo) return isHeld(state, seqNum, isAlarm)
  if (isAlarm) return state.alarms.has(seqNum)
  if (seqNum === PLACEHOLDER_SEQ_NUM) return state.begun
  return !isMissing(state, seqNum) && !state.alarmOnly.has(seqNum)
}

/** For a new packet at or before the covered end: whether something after it was applied. */
function belongsEarlier<Item>(state: SequencerState<Item>, { seqNum, isAlarm }: Arrival<Item>): boolean {
  if (isMissing(state, seqNum)) return true
  return isAlarm ? seqNum < state.coveredTo : seqNum < state.lastDataSeqNum && seqNum !== PLACEHOLDER_SEQ_NUM
}

function isMissing<Item>(state: SequencerState<Item>, seqNum: number): boolean {
  return state.missing.some(({ from, to }) => from <= seqNum && seqNum <= to)
}

function isHeld<Item>(state: SequencerState<Item>, seqNum: number, isAlarm: boolean): boolean {
  for (let index = lastHeldUpTo(state, seqNum); index >= 0; index -= 1) {
    const arrival = state.held[index]
    if (arrival?.seqNum !== seqNum) return false
    if (arrival.isAlarm === isAlarm) return true
  }
  return false
}

/** Searches from the end, where nearly every arrival belongs; -1 if all held numbers are greater. */
function lastHeldUpTo<Item>(state: SequencerState<Item>, seqNum: number): number {
  return state.held.findLastIndex((arrival) => arrival.seqNum <= seqNum)
}

function hold<Item>(state: SequencerState<Item>, arrival: Arrival<Item>): Sequenced<Item> {
  if (state.held.length >= MAX_HELD) return { state, verdict: { kind: 'overflow' }, released: [] }
  const place = lastHeldUpTo(state, arrival.seqNum) + 1
  const held = [...state.held.slice(0, place), arrival, ...state.held.slice(place)]
  return { state: { ...state, held }, verdict: { kind: 'hold' }, released: [] }
}

function drain<Item>(state: SequencerState<Item>): {
  readonly state: SequencerState<Item>
  readonly released: readonly Item[]
} {
  const released: Item[] = []
  let next = state
  for (const arrival of state.held) {
    if (arrival.seqNum > next.coveredTo + 1) break
    next = apply(next, arrival)
    released.push(arrival.item)
  }
  return { state: { ...next, held: state.held.slice(released.length) }, released }
}

function apply<Item>(state: SequencerState<Item>, { seqNum, isAlarm }: Arrival<Item>): SequencerState<Item> {
  const wasMissing = isMissing(state, seqNum)
  const applied: SequencerState<Item> = {
    ...state,
    begun: true,
    coveredTo: Math.max(state.coveredTo, seqNum),
    missing: wasMissing ? without(state.missing, seqNum) : state.missing
  }
  if (!isAlarm)
    return {
      ...applied,
      lastDataSeqNum: Math.max(state.lastDataSeqNum, seqNum),
      alarmOnly: state.alarmOnly.has(seqNum) ? removed(state.alarmOnly, seqNum) : state.alarmOnly
    }
  const isFirstAtPosition = wasMissing || seqNum > state.coveredTo
  return {
    ...applied,
    alarms: new Set(state.alarms).add(seqNum),
    alarmOnly: isFirstAtPosition ? new Set(state.alarmOnly).add(seqNum) : state.alarmOnly
  }
}

function without(ranges: readonly SeqRange[], seqNum: number): readonly SeqRange[] {
  return ranges
    .flatMap(({ from, to }) =>
      from <= seqNum && seqNum <= to
        ? [
            { from, to: seqNum - 1 },
            { from: seqNum + 1, to }
          ]
        : [{ from, to }]
    )
    .filter(({ from, to }) => from <= to)
}

function removed(numbers: ReadonlySet<number>, seqNum: number): ReadonlySet<number> {
  const rest = new Set(numbers)
  rest.delete(seqNum)
  return rest
}
