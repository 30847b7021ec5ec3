/** What the dialog needs to know of the form of a sport. */
import type { CallReply } from '@shared/ipc/contract'
import type { CredentialKind } from '@shared/calls/credential-calls'
import type { CheckedId } from './checked-id'

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
