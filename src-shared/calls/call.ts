/** The contract entry of one call. */
import * as v from 'valibot'

export const WINDOW_ROLES = ['console'] as const
export type WindowRole = (typeof WINDOW_ROLES)[number]

export interface CallEntry {
  readonly args: v.GenericSchema
  readonly result: v.GenericSchema
  /** Codes this call adds to those of the guard. */
  readonly errors: readonly string[]
  /** Kinds of windows that may use the call. */
  readonly roles: readonly WindowRole[]
  /** Of the arguments as JSON. */
  readonly maxBytes: number
  /** Sustained calls a second from one window. */
  readonly perSecond: number
  /** No time limit: the user first decides something in a dialog, or a file of any size is read. */
  readonly takesItsTime: boolean
}

export const Nothing = v.strictObject({})
export const KILOBYTE = 1024

type Shape<Args, Result, Code> = Omit<CallEntry, 'args' | 'result' | 'errors'> & {
  readonly args: Args
  readonly result: Result
  readonly errors: readonly Code[]
}

/** An entry of the contract: small, 20 a second, from any window and without errors of its own unless it says otherwise. */
export function call<
  Args extends v.GenericSchema,
  Result extends v.GenericSchema,
  const Code extends string = never
>({
  args,
  result,
  errors = [],
  roles = WINDOW_ROLES,
  maxBytes = KILOBYTE,
  perSecond = 20,
  takesItsTime = false
}: Pick<Shape<Args, Result, Code>, 'args' | 'result'> & Partial<Shape<Args, Result, Code>>): Shape<
  Args,
  Result,
  Code
> {
  return { args, result, errors, roles, maxBytes, perSecond, takesItsTime }
}
