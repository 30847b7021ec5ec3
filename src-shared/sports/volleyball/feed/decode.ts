/** Decodes one message of the volleyball match events, pushed or pulled. Never throws. */
import { parseObject } from '../../../feeds/control-message'
import {
  countOf,
  instantOrNull,
  numberOrNull,
  objectOrNull,
  textOrEmpty,
  Unreadable,
  type Fields
} from '../../../feeds/fields'
import { readAction, type Action } from './actions'

/** One message: the current state of one action (provider's volleyball match events page). */
export interface MatchEvent {
  readonly fixtureId: string
  readonly source: string
  readonly sportId: number | null
  /** Numbers the messages of a fixture from 1 without gaps. */
  readonly sequenceId: number
  /** Identifies the action; later messages about it replace its content. */
  readonly actionId: number
  readonly insertedBeforeActionId: number | null
  readonly isCancelled: boolean
  /** From the envelope, which overrides the action's own. */
  readonly isConfirmed: boolean
  readonly isModified: boolean
  readonly action: Action
  /** The provider's time of the message, UTC in milliseconds. */
  readonly sourceAt: number | null
}

export type DecodedMatchEvent =
  | { readonly kind: 'event'; readonly event: MatchEvent }
  /** Unreadable: kept and shown. `sequenceId` if that could be read. */
  | { readonly kind: 'undecodable'; readonly reason: string; readonly sequenceId: number | null }

/** Decodes the text of one envelope. */
export function decodeMatchEvent(text: string): DecodedMatchEvent {
  const json = parseObject(text)
  if (!json.ok) return { kind: 'undecodable', reason: json.error, sequenceId: sequenceIdIn(text) }
  try {
    return { kind: 'event', event: readEvent(json.value) }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { kind: 'undecodable', reason: error.message, sequenceId: sequenceIdIn(text) }
  }
}

function readEvent(fields: Fields): MatchEvent {
  const action = objectOrNull(fields.action, 'action') ?? NO_ACTION
  const { isConfirmed } = typeof fields.isConfirmed === 'boolean' ? fields : action
  return {
    fixtureId:
      typeof fields.fixtureId === 'number' ? String(fields.fixtureId) : textOrEmpty(fields.fixtureId),
    source: textOrEmpty(fields.source),
    sportId: numberOrNull(fields.sportId),
    sequenceId: countOf(fields.sequenceId, 'sequenceId'),
    actionId: countOf(fields.actionId, 'actionId'),
    insertedBeforeActionId: numberOrNull(fields.insertedBeforeActionId),
    isCancelled: fields.isCancelled === true,
    isConfirmed: isConfirmed === true,
    isModified: fields.isModified === true,
    action: readAction(action),
    sourceAt: instantOrNull(fields.messageTimestampUtc)
  }
}

const NO_ACTION: Fields = {}

function sequenceIdIn(text: string): number | null {
  const sequenceId = /"sequenceId"\s*:\s*(\d{1,12})(?=\s*[,}])/.exec(text)?.[1]
  return sequenceId === undefined ? null : Number(sequenceId)
}
