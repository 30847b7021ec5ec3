/**
 * The order of a match's actions and the resulting state, after every message.
 *
 * Rules (provider's volleyball match events page; their interaction is assumed):
 * - the first message of an `actionId` creates the action, at the end or directly before the one it names; several
 *   before the same one keep message order; before an unknown one means at the end;
 * - a later message of the same `actionId` replaces the content and moves nothing;
 * - the state is the fold of all actions that are not cancelled.
 *
 * Actions are kept in blocks with the state at both ends, so appending costs one fold step and a copied block, and a
 * correction the fold from its block on. Everything is immutable: a snapshot is free.
 */
import type { MatchEvent } from '../../feed/decode'
import { createdBy, replacedBy, wasModified, type OrderedAction } from './ordered-action'

/** One step of the fold. It only receives effective actions. */
export type Step<State> = (state: State, action: OrderedAction) => State

interface Block<State> {
  readonly actions: readonly OrderedAction[]
  readonly before: State
  readonly after: State
}

export interface Timeline<State> {
  readonly blocks: readonly Block<State>[]
  /** Before the first action. */
  readonly initial: State
  /** A greater `actionId` is new without a search. */
  readonly highestActionId: number
}

/** The effect of a message: its action, and the match around it in order of play. */
export interface Placed<State> {
  readonly timeline: Timeline<State>
  readonly action: OrderedAction
  readonly before: State
  readonly after: State
  /** At the very end, the common case. */
  readonly isAppended: boolean
}

/** More make corrections slower, fewer make every message slower. */
const BLOCK_LENGTH = 16

export const emptyTimeline = <State>(initial: State): Timeline<State> => ({
  blocks: [],
  initial,
  highestActionId: -1
})

export const stateOf = <State>({ blocks, initial }: Timeline<State>): State => blocks.at(-1)?.after ?? initial

/** All actions in order of play, including cancelled ones. */
export const allActions = ({ blocks }: Timeline<unknown>): readonly OrderedAction[] =>
  blocks.flatMap(({ actions }) => actions)

/** The match as currently reported. */
export const effectiveActions = (timeline: Timeline<unknown>): readonly OrderedAction[] =>
  allActions(timeline).filter(({ isCancelled }) => !isCancelled)

/** Every message of the timeline in order of `sequenceId`. */
export const eventsOf = (timeline: Timeline<unknown>): readonly MatchEvent[] =>
  allActions(timeline)
    .flatMap(({ events }) => events)
    .sort((one, other) => one.sequenceId - other.sequenceId)

/** Applies the next message by `sequenceId`. */
export function takeEvent<State>(
  timeline: Timeline<State>,
  event: MatchEvent,
  step: Step<State>
): Placed<State> {
  const place = placeOf(timeline, event.actionId)
  if (place === null) return create(timeline, event, step)
  return splice(timeline, place, 1, replacedBy(place.action, event), step)
}

function create<State>(timeline: Timeline<State>, event: MatchEvent, step: Step<State>): Placed<State> {
  const { insertedBeforeActionId } = event
  const anchor = insertedBeforeActionId === null ? null : placeOf(timeline, insertedBeforeActionId)
  const action = createdBy(event, anchor !== null)
  const placed = splice(timeline, anchor ?? endOf(timeline), 0, action, step)
  const highestActionId = Math.max(timeline.highestActionId, event.actionId)
  return { ...placed, timeline: { ...placed.timeline, highestActionId } }
}

interface Place {
  readonly block: number
  readonly index: number
}

/** Searches from the end, where most updated actions are. */
function placeOf(
  { blocks, highestActionId }: Timeline<unknown>,
  actionId: number
): (Place & { readonly action: OrderedAction }) | null {
  if (actionId > highestActionId) return null
  for (let block = blocks.length - 1; block >= 0; block -= 1) {
    const actions = blocks[block]?.actions ?? []
    for (let index = actions.length - 1; index >= 0; index -= 1) {
      const action = actions[index]
      if (action?.actionId === actionId) return { block, index, action }
    }
  }
  return null
}

/** After the last action: in the last block, or a new one if that is full. */
function endOf({ blocks }: Timeline<unknown>): Place {
  const length = blocks.at(-1)?.actions.length ?? BLOCK_LENGTH
  return length < BLOCK_LENGTH
    ? { block: blocks.length - 1, index: length }
    : { block: blocks.length, index: 0 }
}

/** Replaces `removed` (0 or 1) actions by this one and refolds from there. */
function splice<State>(
  timeline: Timeline<State>,
  { block, index }: Place,
  removed: number,
  action: OrderedAction,
  step: Step<State>
): Placed<State> {
  const { blocks, initial, highestActionId } = timeline
  const old = blocks[block]
  const actions = old === undefined ? [action] : old.actions.toSpliced(index, removed, action)
  const start = blocks[block - 1]?.after ?? initial
  const isAppended = removed === 0 && block >= blocks.length - 1 && index === actions.length - 1
  const before = isAppended ? (old?.after ?? start) : foldActions(start, actions.slice(0, index), step)
  const after = stepOver(before, action, step)
  const last = isAppended ? after : foldActions(after, actions.slice(index + 1), step)
  const changed = cut({ actions, before: start, after: last }, step)
  const next = [...blocks.slice(0, block), ...changed]
  let state = last
  for (const { actions: later } of blocks.slice(block + 1)) {
    const end = foldActions(state, later, step)
    next.push({ actions: later, before: state, after: end })
    state = end
  }
  return { timeline: { blocks: next, initial, highestActionId }, action, before, after, isAppended }
}

/** Insertions grow a block; one that reaches twice the normal length is split. */
function cut<State>(block: Block<State>, step: Step<State>): readonly Block<State>[] {
  const { actions, before, after } = block
  if (actions.length < 2 * BLOCK_LENGTH) return [block]
  const first = actions.slice(0, BLOCK_LENGTH)
  const middle = foldActions(before, first, step)
  return [
    { actions: first, before, after: middle },
    { actions: actions.slice(BLOCK_LENGTH), before: middle, after }
  ]
}

const stepOver = <State>(state: State, action: OrderedAction, step: Step<State>): State =>
  action.isCancelled ? state : step(state, action)

const foldActions = <State>(state: State, actions: readonly OrderedAction[], step: Step<State>): State =>
  actions.reduce((folded, action) => stepOver(folded, action, step), state)

/** Counts of actions by kind of change; cancelled ones still count as modified or inserted. */
export function countActions(timeline: Timeline<unknown>) {
  const actions = allActions(timeline)
  const count = (holds: (action: OrderedAction) => boolean): number => actions.filter(holds).length
  const cancelled = count(({ isCancelled }) => isCancelled)
  return {
    total: actions.length,
    effective: actions.length - cancelled,
    cancelled,
    modified: count(wasModified),
    inserted: count(({ inserted }) => inserted !== null)
  }
}
