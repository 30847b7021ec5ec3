/** The shape of the handlers behind the contract's calls. */
import type { CALLS, CallArgs, CallName, CallResult } from '@shared/ipc/contract'
import type { Result } from '@shared/result'

/** The caller, as the guard has established it. */
export interface Caller {
  readonly windowId: number
}

export interface CallFailure<Name extends CallName> {
  readonly code: (typeof CALLS)[Name]['errors'][number]
  readonly detail: string
}

export type Handler<Name extends CallName> = (
  args: CallArgs<Name>,
  caller: Caller
) => Promise<Result<CallResult<Name>, CallFailure<Name>>> | Result<CallResult<Name>, CallFailure<Name>>

/** A mapped type: a missing, extra or mistyped handler does not compile. */
export type Handlers = { readonly [Name in CallName]: Handler<Name> }
