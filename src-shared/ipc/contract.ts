/**
 * Every call between a window and the main process, once. Handlers and callers take their types from here, the
 * guard takes its checks from here, and the preload script takes its list of names from here.
 */
import * as v from 'valibot'
import { CourtIdSchema } from '../court/common-view'
import { TimelineRowSchema } from '../court/timeline-row'
import { SettingsSchema } from '../settings'
import { ALARM_CALLS } from './alarm-calls'
import { KILOBYTE, Nothing, WINDOW_ROLES, type CallEntry } from './call-entry'
import { CREDENTIAL_CALLS } from './credential-calls'
import { INSIGHT_CALLS } from './insight-calls'
import { LOG_CALLS } from './log-calls'
import { RALLY_CALLS } from './rally-calls'
import { VOLLEYBALL_CALLS } from './volleyball-calls'
import { WORKSPACE_CALLS } from './workspace-calls'

/** Failures that any call can meet before or around its handler. */
export const GUARD_ERRORS = [
  'FORBIDDEN_SENDER',
  'TOO_LARGE',
  'TOO_MANY_CALLS',
  'BAD_ARGUMENTS',
  'TIMED_OUT',
  'INTERNAL'
] as const
export type GuardError = (typeof GUARD_ERRORS)[number]

/** The views a window can show; the last one is remembered. */
export const LAYOUT_VIEWS = ['wall', 'court', 'alarms', 'captures', 'settings'] as const

const TimelineFilterSchema = v.picklist(['all', 'points', 'big-points', 'trouble'])
const SeqNumSchema = v.pipe(v.number(), v.integer(), v.minValue(0))

export const CALLS = {
  ...ALARM_CALLS,
  ...CREDENTIAL_CALLS,
  ...INSIGHT_CALLS,
  ...LOG_CALLS,
  ...RALLY_CALLS,
  ...VOLLEYBALL_CALLS,
  ...WORKSPACE_CALLS,
  'app.info': {
    args: Nothing,
    result: v.object({
      version: v.string(),
      electron: v.string(),
      chrome: v.string(),
      node: v.string(),
      platform: v.string(),
      profileFolder: v.string(),
      captureFolder: v.string()
    }),
    errors: [],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 20
  },
  'courts.reconnect': {
    args: v.strictObject({ courtId: CourtIdSchema }),
    result: Nothing,
    errors: ['UNKNOWN_COURT'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 5
  },
  'timeline.range': {
    args: v.strictObject({
      courtId: CourtIdSchema,
      /** First row and how many; rows beyond the end are simply not there. */
      from: v.pipe(v.number(), v.integer(), v.minValue(0)),
      count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
      filter: TimelineFilterSchema
    }),
    result: v.object({
      revision: v.number(),
      /** As in the court's view when the rows were read. */
      entries: v.number(),
      /** Rows that pass the filter, of the whole timeline. */
      length: v.number(),
      rows: v.array(TimelineRowSchema)
    }),
    errors: ['UNKNOWN_COURT'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 100
  },
  'timeline.place': {
    args: v.strictObject({ courtId: CourtIdSchema, seqNum: SeqNumSchema, filter: TimelineFilterSchema }),
    /** Of the row that tells of that message, among those that pass the filter; null where none does. */
    result: v.object({ index: v.nullable(v.number()) }),
    errors: ['UNKNOWN_COURT'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 20
  },
  'settings.get': {
    args: Nothing,
    result: SettingsSchema,
    errors: [],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 20
  },
  'settings.replace': {
    args: SettingsSchema,
    result: Nothing,
    errors: ['STORE_FAILED'],
    roles: WINDOW_ROLES,
    maxBytes: 64 * KILOBYTE,
    perSecond: 5
  },
  'layout.get': {
    args: Nothing,
    result: v.object({ view: v.picklist(LAYOUT_VIEWS), courtId: v.nullable(v.string()) }),
    errors: [],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 20
  },
  'layout.replace': {
    args: v.strictObject({
      view: v.picklist(LAYOUT_VIEWS),
      courtId: v.nullable(CourtIdSchema)
    }),
    result: Nothing,
    errors: ['STORE_FAILED'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 20
  },
  'notices.dismiss': {
    args: v.strictObject({ id: v.pipe(v.string(), v.maxLength(120)) }),
    result: Nothing,
    errors: [],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 10
  },
  'capture.showFolder': {
    args: Nothing,
    result: Nothing,
    errors: ['STORE_FAILED'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 2
  },
  'stream.open': {
    args: Nothing,
    result: Nothing,
    errors: [],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 5
  }
} as const satisfies Record<string, CallEntry>

export type CallName = keyof typeof CALLS
export type CallArgs<Name extends CallName> = v.InferOutput<(typeof CALLS)[Name]['args']>
export type CallInput<Name extends CallName> = v.InferInput<(typeof CALLS)[Name]['args']>
export type CallResult<Name extends CallName> = v.InferOutput<(typeof CALLS)[Name]['result']>
export type CallError<Name extends CallName> = (typeof CALLS)[Name]['errors'][number] | GuardError

/** What crosses the boundary in answer to a call: never a raw exception. */
export type CallReply<Name extends CallName> =
  | { readonly ok: true; readonly value: CallResult<Name> }
  | { readonly ok: false; readonly code: CallError<Name>; readonly detail: string }

/** The one IPC channel for calls and the one window message that hands over the stream's port. */
export const CALL_CHANNEL = 'rallydesk:call'
export const STREAM_PORT_CHANNEL = 'rallydesk:stream-port'

/** What the preload script puts on `window.rallydesk`. */
export interface Bridge {
  call(name: string, args: unknown): Promise<unknown>
}
