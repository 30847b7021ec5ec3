/** The calls for the user's credentials. A secret goes to the main process and never comes back. */
import * as v from 'valibot'
import { call, KILOBYTE, Nothing } from './call'

/** How a stored secret is protected: by the OS, by a fixed key only, or not stored (this session only). */
export const PROTECTIONS = ['os', 'weak', 'session'] as const
export type Protection = (typeof PROTECTIONS)[number]

/** `token`: the access token of the tennis and rally feeds. `volleyball`: the keys of the match events. */
export const CREDENTIAL_KINDS = ['token', 'volleyball'] as const
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number]

export const CredentialSchema = v.object({
  id: v.string(),
  kind: v.picklist(CREDENTIAL_KINDS),
  label: v.string(),
  /** Of the token, or of the client id. */
  lastFour: v.string(),
  protection: v.picklist(PROTECTIONS),
  createdAt: v.number()
})
export type Credential = v.InferOutput<typeof CredentialSchema>

const TokenSchema = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(8, 'A token has at least 8 characters.'),
  v.maxLength(8192)
)

/** Sent in forms and headers: visible ASCII only. */
const keySchema = (missing: string) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, missing),
    v.maxLength(1024, 'This is too long for a key.'),
    v.regex(/^[\x21-\x7e]+$/, 'A key has no spaces or accented letters.')
  )

export const VolleyballKeysSchema = v.strictObject({
  clientId: keySchema('Enter the client id.'),
  clientSecret: keySchema('Enter the client secret.'),
  apiKey: keySchema('Enter the API key.')
})

export const SecretSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('token'), token: TokenSchema }),
  v.strictObject({ kind: v.literal('volleyball'), keys: VolleyballKeysSchema })
])
export type Secret = v.InferOutput<typeof SecretSchema>

export const NewCredentialSchema = v.strictObject({
  label: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'Enter a name, such as the customer’s.'),
    v.maxLength(80)
  ),
  secret: SecretSchema,
  /** The user has read that the protection is `weak` or `session` and agrees to it. */
  weakProtectionAccepted: v.boolean()
})
export type NewCredential = v.InferOutput<typeof NewCredentialSchema>

export const CredentialIdSchema = v.pipe(v.string(), v.maxLength(80))

export const CREDENTIAL_CALLS = {
  /** Lists stored tokens and keys without their secrets. */
  'credentials.list': call({
    args: Nothing,
    result: v.object({
      credentials: v.array(CredentialSchema),
      /** How a secret stored now would be protected, and a text about it for the user. */
      protection: v.picklist(PROTECTIONS),
      explanation: v.string()
    })
  }),
  /** Encrypts and stores a token or keys. */
  'credentials.add': call({
    args: NewCredentialSchema,
    result: v.object({ credential: CredentialSchema }),
    errors: ['PROTECTION_NOT_ACCEPTED', 'STORE_FAILED'],
    maxBytes: 16 * KILOBYTE,
    perSecond: 5
  }),
  /** Deletes a stored token or keys. */
  'credentials.remove': call({
    args: v.strictObject({ credentialId: CredentialIdSchema }),
    result: Nothing,
    errors: ['UNKNOWN_CREDENTIAL', 'STORE_FAILED'],
    perSecond: 5
  })
}
