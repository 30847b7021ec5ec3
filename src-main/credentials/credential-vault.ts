/** Keeps access tokens and keys: encrypted by the system where it can, in memory only where it cannot. */
import type { VolleyballKeys } from '@shared/sports/volleyball/feed/access'
import type {
  Credential,
  CredentialKind,
  CREDENTIAL_CALLS,
  NewCredential,
  Protection
} from '@shared/calls/credential-calls'
import { fail, succeed, type Result } from '@shared/result'
import { randomUUID } from 'node:crypto'
import { systemClock, type Clock } from '../platform/clock'
import { ProfileFile } from '../settings/profile-file'
import type { SecretCipher } from './secret-cipher'
import { keysFrom, lastFourOf, textOf } from './secret-text'
import { publicPart, readCredentials, type StoredCredential } from './stored-credentials'

export interface VaultFailure<Code extends string> {
  readonly code: Code
  /** A description, never containing the secret. */
  readonly detail: string
}
type AddFailure = VaultFailure<(typeof CREDENTIAL_CALLS)['credentials.add']['errors'][number]>
type RemoveFailure = VaultFailure<(typeof CREDENTIAL_CALLS)['credentials.remove']['errors'][number]>

/** If nothing can be encrypted. */
type SessionCredential = Credential & { readonly text: string }

const SCHEMA_VERSION = 1

const EXPLANATIONS: Readonly<Record<Protection, string>> = {
  os: 'Stored encrypted; the operating system keeps the key for your user account.',
  weak: 'This computer has no keyring: stored data is only scrambled with a fixed key, readable by anyone who can read your files.',
  session:
    'This computer cannot encrypt: your entries are kept in memory only and must be entered again after every start.'
}

const NOUNS: Readonly<Record<CredentialKind, string>> = {
  token: 'token for the tennis feeds',
  volleyball: 'set of keys for volleyball'
}

export class CredentialVault {
  readonly #file: ProfileFile
  readonly #cipher: SecretCipher
  readonly #clock: Pick<Clock, 'utcMs'>
  #stored: readonly StoredCredential[]
  readonly #session = new Map<string, SessionCredential>()

  private constructor(
    file: ProfileFile,
    stored: readonly StoredCredential[],
    cipher: SecretCipher,
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
    cipher: SecretCipher,
    clock: Pick<Clock, 'utcMs'> = systemClock
  ): { vault: CredentialVault; problems: readonly string[] } {
    const opened = ProfileFile.open({
      folder,
      name: 'credentials',
      label: 'file with the stored tokens and keys',
      schemaVersion: SCHEMA_VERSION,
      clock
    })
    const { stored, unreadable } = readCredentials(opened.content?.credentials)
    return {
      vault: new CredentialVault(opened.file, stored, cipher, clock),
      problems: [
        ...opened.problems.map((problem) => `${problem} Enter the tokens and keys again.`),
        ...unreadable,
        ...(unreadable.length > 0 ? [opened.file.keepCopy()] : [])
      ]
    }
  }

  /** Oldest first. */
  list(): readonly Credential[] {
    const all = [...this.#stored, ...this.#session.values()]
    return all.map(publicPart).sort((a, b) => a.createdAt - b.createdAt)
  }

  has(credentialId: string, kind: CredentialKind): boolean {
    return this.list().some((credential) => credential.id === credentialId && credential.kind === kind)
  }

  /** How a secret added now would be protected, and a text about it. */
  async explanation(): Promise<{ protection: Protection; explanation: string }> {
    const offered = await this.#cipher.protection()
    const protection = offered === 'unavailable' ? 'session' : offered
    return { protection, explanation: EXPLANATIONS[protection] }
  }

  async add({
    label,
    secret,
    weakProtectionAccepted
  }: NewCredential): Promise<Result<Credential, AddFailure>> {
    const { protection, explanation } = await this.explanation()
    if (protection !== 'os' && !weakProtectionAccepted) {
      return fail({ code: 'PROTECTION_NOT_ACCEPTED', detail: explanation })
    }
    const identity = {
      id: randomUUID(),
      kind: secret.kind,
      label,
      lastFour: lastFourOf(secret),
      createdAt: this.#clock.utcMs()
    }
    if (protection === 'session') {
      this.#session.set(identity.id, { ...identity, protection, text: textOf(secret) })
      return succeed({ ...identity, protection })
    }
    const ciphertext = await this.#encrypt(textOf(secret))
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
      return fail({ code: 'UNKNOWN_CREDENTIAL', detail: 'This is no longer stored.' })
    }
    const written = this.#replace(others)
    return written.ok ? written : fail({ code: 'STORE_FAILED', detail: written.error })
  }

  /** The clear token, for the connection only. The error tells the user what to do. */
  readToken(credentialId: string): Promise<Result<string, string>> {
    return this.#read(credentialId, 'token')
  }

  /** As `readToken`. */
  async readVolleyballKeys(credentialId: string): Promise<Result<VolleyballKeys, string>> {
    const text = await this.#read(credentialId, 'volleyball')
    if (!text.ok) return text
    const keys = keysFrom(text.value)
    return keys === null
      ? fail('The stored keys are no longer usable. Enter them again in the settings.')
      : succeed(keys)
  }

  async #read(credentialId: string, kind: CredentialKind): Promise<Result<string, string>> {
    const found = this.#session.get(credentialId) ?? this.#stored.find(({ id }) => id === credentialId)
    if (!found)
      return fail(`The ${NOUNS[kind]} is not stored on this computer. Enter it again in the settings.`)
    if (found.kind !== kind)
      return fail(
        `“${found.label}” is a ${NOUNS[found.kind]}; this court needs a ${NOUNS[kind]}. Remove the court and add it again.`
      )
    return 'text' in found ? succeed(found.text) : this.#decrypt(found)
  }

  async #decrypt({ label, ciphertext }: StoredCredential): Promise<Result<string, string>> {
    try {
      return succeed(await this.#cipher.decrypt(Buffer.from(ciphertext, 'base64')))
    } catch {
      return fail(
        `“${label}” can no longer be decrypted because the user account or its keyring has changed. Enter it again in the settings.`
      )
    }
  }

  /** The cipher's own error is dropped on purpose: it might quote the secret. */
  async #encrypt(text: string): Promise<Result<string, string>> {
    try {
      return succeed(Buffer.from(await this.#cipher.encrypt(text)).toString('base64'))
    } catch {
      return fail(
        'The operating system did not encrypt it, so it was not stored. Unlock the keyring and try again.'
      )
    }
  }

  #replace(stored: readonly StoredCredential[]): Result<null, string> {
    const written = this.#file.write({ credentials: stored })
    if (written.ok) this.#stored = stored
    return written
  }
}
