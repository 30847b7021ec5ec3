/** The entries of `credentials.json`, and salvaging as many as possible. */
import { CredentialSchema, type Credential } from '@shared/calls/credential-calls'
import * as v from 'valibot'

const StoredCredentialSchema = v.object({
  ...CredentialSchema.entries,
  // Missing in files of earlier versions.
  kind: v.optional(CredentialSchema.entries.kind, 'token'),
  protection: v.picklist(['os', 'weak']),
  /** Base64; decrypted, a token is plain text and keys are JSON. */
  ciphertext: v.pipe(v.string(), v.base64())
})
export type StoredCredential = v.InferOutput<typeof StoredCredentialSchema>

/** What windows may see. */
export const publicPart = ({ id, kind, label, lastFour, protection, createdAt }: Credential): Credential => ({
  id,
  kind,
  label,
  lastFour,
  protection,
  createdAt
})

/** Accepts every valid entry; `unreadable` are sentences for the user. */
export function readCredentials(value: unknown): {
  stored: readonly StoredCredential[]
  unreadable: readonly string[]
} {
  const entries = v.safeParse(v.optional(v.array(v.unknown()), []), value)
  if (!entries.success)
    return { stored: [], unreadable: ['The stored tokens and keys could not be read. Enter them again.'] }
  const stored: StoredCredential[] = []
  const unreadable: string[] = []
  entries.output.forEach((entry, index) => {
    const parsed = v.safeParse(StoredCredentialSchema, entry)
    if (parsed.success) stored.push(parsed.output)
    else
      unreadable.push(
        `Entry ${index + 1} of the stored tokens and keys could not be read and was skipped. Enter it again.`
      )
  })
  return { stored, unreadable }
}
