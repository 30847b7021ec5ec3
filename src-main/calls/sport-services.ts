import type { AddOutcome } from '@shared/calls/add-courts'
import type { CredentialKind } from '@shared/calls/credential-calls'
import { fail } from '@shared/result'
import type { StoredCourt } from '../sports/stored-court'
import type { FindCourt } from './court-access'

/** What the calls of a sport are answered with. */
export interface SportServices {
  readonly court: FindCourt
  /** Stores a court and opens it; `eventId` is what the operator knows it by. */
  readonly addCourt: (eventId: string, court: StoredCourt) => AddOutcome
  readonly hasCredential: (credentialId: string, kind: CredentialKind) => boolean
}

export const unknownCredential = (detail: string) => fail({ code: 'UNKNOWN_CREDENTIAL', detail } as const)

export const notAnEventId = (eventId: string, message: string): AddOutcome => ({
  eventId,
  outcome: 'not-an-event-id',
  message,
  courtId: null
})
