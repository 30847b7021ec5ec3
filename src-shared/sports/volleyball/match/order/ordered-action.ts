/** One action of a match with all messages about it. */
import type { Action } from '../../feed/actions'
import type { MatchEvent } from '../../feed/decode'

export interface OrderedAction {
  readonly actionId: number
  /** The current version. */
  readonly action: Action
  readonly isConfirmed: boolean
  readonly isCancelled: boolean
  /** Null for an action appended at the end. `isKnown`: whether the action to be placed before exists. */
  readonly inserted: { readonly beforeActionId: number; readonly isKnown: boolean } | null
  /** Every message about it in order of `sequenceId`; the first one created it. */
  readonly events: readonly [MatchEvent, ...MatchEvent[]]
}

export function createdBy(event: MatchEvent, isAnchorKnown: boolean): OrderedAction {
  const { actionId, action, isConfirmed, isCancelled, insertedBeforeActionId } = event
  const inserted =
    insertedBeforeActionId === null
      ? null
      : { beforeActionId: insertedBeforeActionId, isKnown: isAnchorKnown }
  return { actionId, action, isConfirmed, isCancelled, inserted, events: [event] }
}

/** A later message replaces the content but not the place in the match (provider's page, `actionId`). */
export const replacedBy = (before: OrderedAction, event: MatchEvent): OrderedAction => ({
  actionId: before.actionId,
  action: contentAfter(before.action, event.action),
  isConfirmed: event.isConfirmed,
  isCancelled: event.isCancelled,
  inserted: before.inserted,
  events: [...before.events, event]
})

/** A message without an action only confirms or cancels. */
const contentAfter = (before: Action, said: Action): Action =>
  said.kind === 'Unknown' && said.wireName === '' ? before : said

export type ChangeKind =
  'created' | 'inserted' | 'confirmed' | 'unconfirmed' | 'modified' | 'cancelled' | 'restored' | 'repeated'

/** The effect of one message on its action. */
export interface Change {
  readonly kind: ChangeKind
  readonly event: MatchEvent
  /** Null if the message created the action. */
  readonly from: Action | null
  readonly to: Action
  /** After the message; an unconfirmed action is provisional. */
  readonly isConfirmed: boolean
  readonly isCancelled: boolean
}

/** The life of an action, message by message. */
export function lifeOf({ events }: OrderedAction): readonly Change[] {
  const [first, ...later] = events
  const birth: Change = {
    kind: first.isCancelled ? 'cancelled' : first.insertedBeforeActionId === null ? 'created' : 'inserted',
    event: first,
    from: null,
    to: first.action,
    isConfirmed: first.isConfirmed,
    isCancelled: first.isCancelled
  }
  const life = [birth]
  let before = birth
  for (const event of later) {
    before = changeAfter(before, event)
    life.push(before)
  }
  return life
}

function changeAfter(before: Change, event: MatchEvent): Change {
  const to = contentAfter(before.to, event.action)
  const { isConfirmed, isCancelled } = event
  return { kind: kindOfChange(before, event, to), event, from: before.to, to, isConfirmed, isCancelled }
}

/** The most important change wins. */
function kindOfChange(before: Change, { isConfirmed, isCancelled }: MatchEvent, to: Action): ChangeKind {
  if (isCancelled !== before.isCancelled) return isCancelled ? 'cancelled' : 'restored'
  if (!isSameContent(before.to, to)) return 'modified'
  if (isConfirmed === before.isConfirmed) return 'repeated'
  return isConfirmed ? 'confirmed' : 'unconfirmed'
}

/** Everything but the time: a confirmation may carry a new one. */
const isSameContent = (one: Action, other: Action): boolean =>
  one === other || JSON.stringify({ ...one, at: null }) === JSON.stringify({ ...other, at: null })

/** Whether the provider ever changed its content. */
export const wasModified = ({ events }: OrderedAction): boolean => events.some((event) => event.isModified)
