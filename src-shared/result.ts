/** The outcome of an operation that may fail for reasons outside our code. Bugs throw instead. */
export type Result<Value, Failure> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure }

export const succeed = <Value>(value: Value): Result<Value, never> => ({ ok: true, value })

export const fail = <Failure>(error: Failure): Result<never, Failure> => ({ ok: false, error })
