import type { CallReply } from '@shared/ipc/contract'
import type { Calls } from '../../../transport/bridge'
import { checkEventIds } from './check-event-ids'
import type { CourtsEntry } from '../../courts-entry'
import { TEXT } from '../text'

/** The form for tennis courts: a list of event ids. */
export class TennisEntry implements CourtsEntry {
  readonly label = TEXT.addCourts.label
  readonly hint = TEXT.addCourts.hint
  readonly noun = TEXT.addCourts.noun
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
