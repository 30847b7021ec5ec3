/** What the contract says about one call. */
import * as v from 'valibot'

export const WINDOW_ROLES = ['console'] as const
export type WindowRole = (typeof WINDOW_ROLES)[number]

export interface CallEntry {
  readonly args: v.GenericSchema
  readonly result: v.GenericSchema
  /** Codes this call adds to those of the guard. */
  readonly errors: readonly string[]
  readonly roles: readonly WindowRole[]
  readonly maxBytes: number
  /** Sustained calls a second from one window. */
  readonly perSecond: number
  /** No time limit: the user decides something in a dialog first, or a file of any size is read through. */
  readonly takesItsTime?: true
}

export const Nothing = v.strictObject({})
export const KILOBYTE = 1024
