import type { CallReply } from '@shared/ipc/contract'
import type { Calls } from '../../../transport/bridge'
import { checkEventIds } from './check-event-ids'
import type { CourtsEntry } from '../../courts-entry'

/** Tennis courts about to be added: event ids are all that is needed. */
export class TennisEntry implements CourtsEntry {
  readonly label = 'Event ids'
  readonly hint = 'One or many, separated by line breaks, blanks or commas. Example: 2026-0042-MS003'
  readonly noun = 'event id'
  readonly credentialKind = 'token'
  readonly isComplete = true
  text = $state('')
  readonly #calls: Calls
  readonly #isOnWall: (eventId: string) => boolean
  readonly #checked = $derived.by(() => checkEventIds(this.text, this.#isOnWall))

  constructor(calls: Calls, isOnWall: (eventId: string) => boolean) {
    this.#calls = calls
    this.#isOnWall = isOnWall
  }

  get checked() {
    return this.#checked
  }

  send(credentialId: string): Promise<CallReply<'courts.add'>> {
    const eventIds = this.checked.flatMap(({ isValid, eventId }) => (isValid ? [eventId] : []))
    return this.#calls.call('courts.add', { eventIds, credentialId })
  }
}
