/** Messages for failed calls: the main process’s own detail if it gave one, or the text for its code. */
import type { CallError, CallName } from '@shared/ipc/contract'

const FAILURES: Readonly<Record<CallError<CallName>, string>> = {
  FORBIDDEN_SENDER: 'This window isn’t allowed to do that.',
  TOO_LARGE: 'Too much data at once. Try smaller parts.',
  TOO_MANY_CALLS: 'Too many requests at once. Wait a moment and try again.',
  BAD_ARGUMENTS: 'Not valid. Check what you entered.',
  TIMED_OUT: 'The engine took too long to respond. Try again.',
  INTERNAL: 'Something went wrong in the console. Try again.',
  UNKNOWN_COURT: 'This court is no longer on the wall.',
  UNKNOWN_ALARM: 'This alarm is no longer in the list.',
  UNKNOWN_CREDENTIAL: 'These credentials are no longer stored. Choose others.',
  PROTECTION_NOT_ACCEPTED: 'First confirm how it will be protected.',
  STORE_FAILED: 'Couldn’t write to disk. Check that the profile folder is writable.',
  UNREADABLE_FOLDER: 'Couldn’t read the log folder. Check that it still exists.',
  UNKNOWN_FILE: 'This log is no longer in the folder.',
  IN_USE: 'This log is in use. Close its replay or wait until it is sealed.',
  NAME_TAKEN: 'Another log already has this name. Choose another one.',
  UNREADABLE_LOG: 'This file cannot be read as a match log.',
  NOT_FOUND: 'Not found in the log.',
  READ_ONLY: 'Notes cannot be added to a replay.',
  NO_LOG: 'Nothing to export: this court has no log.',
  UNKNOWN_EXPORT: 'This export is no longer in the list.',
  OTHER_SPORT: 'This court shows another sport.',
  UNKNOWN_RALLY: 'This rally is gone: the provider has changed it.'
}

export function failureText(failure: {
  readonly code: CallError<CallName>
  readonly detail: string
}): string {
  return failure.detail === '' ? FAILURES[failure.code] : failure.detail
}
