/** The stored tokens, without their secrets: those never come back to a window. */
import type { CallInput, CallResult, Credential } from '@shared/ipc/contract'
import { fail, succeed, type Result } from '@shared/result'
import type { Calls } from '../transport/bridge'
import { failureText } from '../words/failure'

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

  /** What a token stored now would be protected by, and that in words; null until loaded. */
  get protection(): Pick<Listing, 'protection' | 'explanation'> | null {
    return this.#listing
  }

  async load(): Promise<Result<readonly Credential[], string>> {
    const reply = await this.#calls.call('credentials.list', {})
    if (!reply.ok) return fail(failureText(reply))
    this.#listing = reply.value
    return succeed(reply.value.credentials)
  }

  async add(entry: CallInput<'credentials.add'>): Promise<Result<Credential, string>> {
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
