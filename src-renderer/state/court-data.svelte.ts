/** Court data that a view fetches while visible and refetches when it may have changed. */
import type { CallInput, CallName, CallResult } from '@shared/ipc/contract'
import type { Calls } from '../transport/bridge'
import { ask, Followed } from './followed.svelte'

/** The calls that take only a court’s id. */
export type CourtDataCall = {
  [Name in CallName]: CallInput<Name> extends { courtId: string }
    ? { courtId: string } extends CallInput<Name>
      ? Name
      : never
    : never
}[CallName]

export class CourtData<Name extends CourtDataCall> extends Followed<CallResult<Name>> {
  constructor(calls: Calls, name: Name, courtId: string) {
    super(() => ask(calls, name, { courtId }))
  }
}
