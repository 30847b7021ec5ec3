/** Keeps access tokens: encrypted by the system where it can, in memory only where it cannot. */
import { CredentialSchema, type CALLS, type Credential, type TokenProtection } from '@shared/ipc/contract'
import { fail, succeed, type Result } from '@shared/result'
import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { systemClock, type Clock } from '../clock'
import { ProfileFile } from '../settings/profile-file'
import type { TokenCipher } from './token-cipher'

export interface VaultFailure<Code extends string> {
  readonly code: Code
  /** In words, never with the token in it. */
  readonly detail: string
}
type AddFailure = VaultFailure<(typeof CALLS)['credentials.add']['errors'][number]>
type RemoveFailure = VaultFailure<(typeof CALLS)['credentials.remove']['errors'][number]>

const SCHEMA_VERSION = 1

const StoredCredentialSchema = v.object({
  ...CredentialSchema.entries,
  protection: v.picklist(['os', 'weak']),
  /** Base64. */
  ciphertext: v.pipe(v.string(), v.base64())
})
type StoredCredential = v.InferOutput<typeof StoredCredentialSchema>

const EXPLANATIONS: Readonly<Record<TokenProtection, string>> = {
  os: 'Tokens are encrypted with a key that the operating system keeps for your user account.',
  weak: 'This computer has no keyring: a stored token is only scrambled with a fixed key, and whoever can read your files can read it.',
  session:
    'This computer cannot encrypt tokens: a token is kept in memory only and has to be entered again after every start.'
}

export class TokenVault {
  readonly #file: ProfileFile
  readonly #cipher: TokenCipher
  readonly #clock: Pick<Clock, 'utcMs'>
  #stored: readonly StoredCredential[]
  readonly #session = new Map<string, { credential: Credential; token: string }>()

  private constructor(
    file: ProfileFile,
    stored: readonly StoredCredential[],
    cipher: TokenCipher,
    clock: Pick<Clock, 'utcMs'>
  ) {
    this.#file = file
    this.#stored = stored
    this.#cipher = cipher
    this.#clock = clock
  }

  /** Reads `credentials.json` in an absolute folder. Never throws; `problems` are sentences for the user. */
  static open(
    folder: string,
    cipher: TokenCipher,
    clock: Pick<Clock, 'utcMs'> = systemClock
  ): { vault: TokenVault; problems: readonly string[] } {
    const label = 'file with the stored tokens'
    const opened = ProfileFile.open({
      folder,
      name: 'credentials',
      label,
      schemaVersion: SCHEMA_VERSION,
      clock
    })
    const { stored, unreadable } = readCredentials(opened.content?.credentials)
    return {
      vault: new TokenVault(opened.file, stored, cipher, clock),
      problems: [
        ...opened.problems.map((problem) => `${problem} Enter the tokens again.`),
        ...unreadable,
        ...(unreadable.length > 0 ? [opened.file.keepCopy()] : [])
      ]
    }
  }

  /** Oldest first. */
  list(): readonly Credential[] {
    const session = [...this.#session.values()].map(({ credential }) => credential)
    return [...this.#stored.map(withoutCiphertext), ...session].sort((a, b) => a.createdAt - b.createdAt)
  }

  /** What a token that is added now would be protected by, and that in words. */
  async explanation(): Promise<{ protection: TokenProtection; explanation: string }> {
    const offered = await this.#cipher.protection()
    const protection = offered === 'unavailable' ? 'session' : offered
    return { protection, explanation: EXPLANATIONS[protection] }
  }

  async add(entry: {
    label: string
    token: string
    weakProtectionAccepted: boolean
  }): Promise<Result<Credential, AddFailure>> {
    const { protection, explanation } = await this.explanation()
    if (protection !== 'os' && !entry.weakProtectionAccepted) {
      return fail({ code: 'PROTECTION_NOT_ACCEPTED', detail: explanation })
    }
    const identity = {
      id: randomUUID(),
      label: entry.label,
      lastFour: entry.token.slice(-4),
      createdAt: this.#clock.utcMs()
    }
    if (protection === 'session') {
      const credential: Credential = { ...identity, protection }
      this.#session.set(credential.id, { credential, token: entry.token })
      return succeed(credential)
    }
    if (protection === 'weak') this.#cipher.allowWeak()
    const ciphertext = await this.#encrypt(entry.token)
    if (!ciphertext.ok) return fail({ code: 'STORE_FAILED', detail: ciphertext.error })
    const written = this.#replace([
      ...this.#stored,
      { ...identity, protection, ciphertext: ciphertext.value }
    ])
    if (!written.ok) return fail({ code: 'STORE_FAILED', detail: written.error })
    return succeed({ ...identity, protection })
  }

  remove(credentialId: string): Result<null, RemoveFailure> {
    if (this.#session.delete(credentialId)) return succeed(null)
    const others = this.#stored.filter(({ id }) => id !== credentialId)
    if (others.length === this.#stored.length) {
      return fail({ code: 'UNKNOWN_CREDENTIAL', detail: 'This token is not stored any more.' })
    }
    const written = this.#replace(others)
    return written.ok ? written : fail({ code: 'STORE_FAILED', detail: written.error })
  }

  /** The clear token, for the connection only. The error says in words what the user has to do. */
  async readToken(credentialId: string): Promise<Result<string, string>> {
    const session = this.#session.get(credentialId)
    if (session) return succeed(session.token)
    const stored = this.#stored.find(({ id }) => id === credentialId)
    if (!stored) return fail('The token is not stored on this computer. Enter it again in the settings.')
    // The user accepted it when the token was added, maybe before the last start.
    if (stored.protection === 'weak') this.#cipher.allowWeak()
    try {
      return succeed(await this.#cipher.decrypt(Buffer.from(stored.ciphertext, 'base64')))
    } catch {
      return fail(
        `The stored token “${stored.label}” cannot be decrypted any more, because the user account or its keyring has changed. Enter it again in the settings.`
      )
    }
  }

  /** The cipher's own error is dropped on purpose: nobody knows what it quotes. */
  async #encrypt(token: string): Promise<Result<string, string>> {
    try {
      return succeed(Buffer.from(await this.#cipher.encrypt(token)).toString('base64'))
    } catch {
      return fail(
        'The operating system did not encrypt the token, so it was not stored. Unlock the keyring and try again.'
      )
    }
  }

  #replace(stored: readonly StoredCredential[]): Result<null, string> {
    const written = this.#file.write({ credentials: stored })
    if (written.ok) this.#stored = stored
    return written
  }
}

const withoutCiphertext = ({ id, label, lastFour, protection, createdAt }: StoredCredential): Credential => ({
  id,
  label,
  lastFour,
  protection,
  createdAt
})

function readCredentials(value: unknown): {
  stored: readonly StoredCredential[]
  unreadable: readonly string[]
} {
  const entries = v.safeParse(v.optional(v.array(v.unknown()), []), value)
  if (!entries.success)
    return { stored: [], unreadable: ['The stored tokens could not be read. Enter them again.'] }
  const stored: StoredCredential[] = []
  const unreadable: string[] = []
  entries.output.forEach((entry, index) => {
    const parsed = v.safeParse(StoredCredentialSchema, entry)
    if (parsed.success) stored.push(parsed.output)
    else unreadable.push(`Stored token ${index + 1} could not be read and was left out. Enter it again.`)
  })
  return { stored, unreadable }
}
