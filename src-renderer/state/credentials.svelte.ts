/** Stored credentials without their secrets, which never return to a window. */
import type { CallResult } from '@shared/ipc/contract'
import type { Credential, CredentialKind, NewCredential } from '@shared/calls/credential-calls'
import { fail, succeed, type Result } from '@shared/result'
import type { Calls } from '../transport/bridge'
import { failureText } from '../text/failure'

type Listing = CallResult<'credentials.list'>

export class CredentialsStore {
  #listing = $state.raw<Listing | null>(null)
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  get all(): readonly Credential[] {
    return this.#listing?.credentials ?? []
  }

  ofKind(kind: CredentialKind): readonly Credential[] {
    return this.all.filter((credential) => credential.kind === kind)
  }

  /** How a secret stored now would be protected, with an explanation; null until loaded. */
  get protection(): Pick<Listing, 'protection' | 'explanation'> | null {
    return this.#listing
  }

  async load(): Promise<Result<readonly Credential[], string>> {
    const reply = await this.#calls.call('credentials.list', {})
    if (!reply.ok) return fail(failureText(reply))
    this.#listing = reply.value
    return succeed(reply.value.credentials)
  }

  async add(entry: NewCredential): Promise<Result<Credential, string>> {
    const reply = await this.#calls.call('credentials.add', entry)
    if (!reply.ok) return fail(failureText(reply))
    await this.load()
    return succeed(reply.value.credential)
  }

  async remove(credentialId: string): Promise<Result<null, string>> {
    const reply = await this.#calls.call('credentials.remove', { credentialId })
    await this.load()
    return reply.ok ? succeed(null) : fail(failureText(reply))
  }
}
