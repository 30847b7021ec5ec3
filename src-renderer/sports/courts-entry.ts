/** The form of a sport in the dialog that adds courts. */
import type { CallReply } from '@shared/ipc/contract'
import type { CredentialKind } from '@shared/calls/credential-calls'

/** One match of the pasted list. */
export interface CheckedId {
  /** The event id, or the fixture id. */
  readonly eventId: string
  readonly isValid: boolean
  /** What the id means, or what is wrong with it. */
  readonly text: string
}

export interface CourtsEntry {
  /** The pasted list. */
  text: string
  readonly label: string
  readonly hint: string
  /** "event id" */
  readonly noun: string
  /** What these courts sign in with. */
  readonly credentialKind: CredentialKind
  readonly checked: readonly CheckedId[]
  /** Whether everything but the list and the credential is there. */
  readonly isComplete: boolean
  /** Adds what is valid of the list. */
  send(credentialId: string): Promise<CallReply<'courts.add'>>
}
