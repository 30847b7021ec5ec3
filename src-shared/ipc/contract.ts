/**
 * Every call between a window and the main process, once. Handlers and callers take their types from here, the
 * guard takes its checks from here, and the preload script takes its list of names from here.
 */
import type * as v from 'valibot'
import { ALARM_CALLS } from '../calls/alarm-calls'
import { APP_CALLS } from '../calls/app-calls'
import type { CallEntry } from '../calls/call'
import { CAPTURE_CALLS } from '../calls/capture-calls'
import { COURT_CALLS } from '../calls/court-calls'
import { CREDENTIAL_CALLS } from '../calls/credential-calls'
import { EXPORT_CALLS } from '../calls/export-calls'
import { LAYOUT_CALLS } from '../calls/layout-calls'
import { NOTICE_CALLS } from '../calls/notice-calls'
import { REPLAY_CALLS } from '../calls/replay-calls'
import { SETTINGS_CALLS } from '../calls/settings-calls'
import { TIMELINE_CALLS } from '../calls/timeline-calls'
import { SPORT_CALLS } from '../sports/list'

/** Failures any call can have outside its handler. */
export const GUARD_ERRORS = [
  'FORBIDDEN_SENDER',
  'TOO_LARGE',
  'TOO_MANY_CALLS',
  'BAD_ARGUMENTS',
  'TIMED_OUT',
  'INTERNAL'
] as const
export type GuardError = (typeof GUARD_ERRORS)[number]

export const CALLS = {
  ...ALARM_CALLS,
  ...APP_CALLS,
  ...CAPTURE_CALLS,
  ...COURT_CALLS,
  ...CREDENTIAL_CALLS,
  ...EXPORT_CALLS,
  ...LAYOUT_CALLS,
  ...NOTICE_CALLS,
  ...REPLAY_CALLS,
  ...SETTINGS_CALLS,
  ...SPORT_CALLS,
  ...TIMELINE_CALLS
} satisfies Record<string, CallEntry>

export type CallName = keyof typeof CALLS
export type CallArgs<Name extends CallName> = v.InferOutput<(typeof CALLS)[Name]['args']>
export type CallInput<Name extends CallName> = v.InferInput<(typeof CALLS)[Name]['args']>
export type CallResult<Name extends CallName> = v.InferOutput<(typeof CALLS)[Name]['result']>
export type CallError<Name extends CallName> = (typeof CALLS)[Name]['errors'][number] | GuardError

/** The answer to a call: never a raw exception. */
export type CallReply<Name extends CallName> =
  | { readonly ok: true; readonly value: CallResult<Name> }
  | { readonly ok: false; readonly code: CallError<Name>; readonly detail: string }

/** The one IPC channel for calls and the one window message that hands over the stream's port. */
export const CALL_CHANNEL = 'rallydesk:call'
export const STREAM_PORT_CHANNEL = 'rallydesk:stream-port'

/** What the preload script exposes as `window.rallydesk`. */
export interface Bridge {
  call(name: string, args: unknown): Promise<unknown>
}
