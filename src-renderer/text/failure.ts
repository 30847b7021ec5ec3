/** Failed calls in words: what went wrong, in the main process's own words where it gave some. */
import type { CallError, CallName } from '@shared/ipc/contract'

const FAILURES: Readonly<Record<CallError<CallName>, string>> = {
  FORBIDDEN_SENDER: 'This window may not do that.',
  TOO_LARGE: 'That is too much at once. Try it in smaller parts.',
  TOO_MANY_CALLS: 'Too many requests at once. Wait a moment and try again.',
  BAD_ARGUMENTS: 'That cannot be used as it is. Check what you entered.',
  TIMED_OUT: 'The engine did not answer in time. Try again.',
  INTERNAL: 'Something went wrong inside the console. Try again.',
  UNKNOWN_COURT: 'This court is no longer on the wall.',
  UNKNOWN_ALARM: 'This alarm is no longer in the list.',
  UNKNOWN_CREDENTIAL: 'This is no longer stored. Choose another token or other keys.',
  PROTECTION_NOT_ACCEPTED: 'Confirm first how it will be protected.',
  STORE_FAILED: 'It could not be written to disk. Check that the profile folder can be written to.',
  UNREADABLE_FOLDER: 'The folder of the logs cannot be read. Check that it is still there.',
  UNKNOWN_FILE: 'This log is no longer in the folder.',
  IN_USE: 'This log is in use. Close its replay, or wait until it is sealed.',
  NAME_TAKEN: 'Another log has this name already. Choose another one.',
  UNREADABLE_LOG: 'This file cannot be read as a match log.',
  NOT_FOUND: 'The log has no such place.',
  READ_ONLY: 'A replayed log cannot take notes.',
  NO_LOG: 'There is nothing to export: this court has no log.',
  UNKNOWN_EXPORT: 'This export is no longer in the list.',
  OTHER_SPORT: 'This court is of another sport.',
  UNKNOWN_RALLY: 'This rally is no longer known: the provider has changed it.'
}

export function failureText(failure: {
  readonly code: CallError<CallName>
  readonly detail: string
}): string {
  return failure.detail === '' ? FAILURES[failure.code] : failure.detail
}
