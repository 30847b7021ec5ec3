/** Outcomes that many handlers have in common. */
import { fail, succeed, type Result } from '@shared/result'

/** There is nothing to give back. */
export const done = succeed({})

/** Drops the value of a success. */
export const doneOr = <Failure>(outcome: Result<unknown, Failure>): Result<object, Failure> =>
  outcome.ok ? done : outcome

/** `outcome`: of writing a file of the profile; its error says why nothing was saved. */
export const storedOr = (outcome: Result<unknown, string>) =>
  outcome.ok ? done : fail({ code: 'STORE_FAILED', detail: outcome.error } as const)
