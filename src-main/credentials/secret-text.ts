/** Converts a secret to the text that is encrypted, and back. */
import type { VolleyballKeys } from '@shared/sports/volleyball/feed/access'
import { VolleyballKeysSchema, type Secret } from '@shared/calls/credential-calls'
import * as v from 'valibot'

export const textOf = (secret: Secret): string =>
  secret.kind === 'token' ? secret.token : JSON.stringify(secret.keys)

/** Null if the text does not contain keys. */
export function keysFrom(text: string): VolleyballKeys | null {
  try {
    const parsed = v.safeParse(VolleyballKeysSchema, JSON.parse(text))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

/** What distinguishes it for the user without revealing it: the secret and the API key stay hidden. */
export const lastFourOf = (secret: Secret): string =>
  (secret.kind === 'token' ? secret.token : secret.keys.clientId).slice(-4)
