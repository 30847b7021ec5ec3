/** Text of the shared controls. */
import type { CredentialKind, Protection } from '@shared/calls/credential-calls'

const CREDENTIALS: Readonly<
  Record<CredentialKind, { readonly name: string; readonly placeholder: string; readonly save: string }>
> = {
  token: { name: 'Token name', placeholder: 'Tournament 2026', save: 'Save token' },
  volleyball: { name: 'Name for these keys', placeholder: 'League 2026', save: 'Save keys' }
}

const CONSENTS: Readonly<Record<Protection, string>> = {
  os: '',
  weak: 'I understand that this protection is weak. Store it anyway',
  session: 'I understand that it is kept for this session only'
}

export const TEXT = {
  cancel: 'Cancel',
  close: 'Close',
  copyHint: 'Selected. Press Ctrl C to copy.',

  credential: {
    kinds: CREDENTIALS,
    consents: CONSENTS,
    consentMissing: 'Tick this box to continue.',
    token: 'Token',
    clientId: 'Client id',
    clientSecret: 'Client secret',
    apiKey: 'API key',
    saving: 'Saving…',
    failed: (failure: string) => `■ ${failure} The secrets you entered were cleared. Paste them again.`
  },

  settings: {
    saved: 'Saved. Applies to new connections.'
  },

  hosts: {
    label: (noun: string, index: number) => (index === 0 ? `First ${noun}` : `Fallback ${noun} ${index}`),
    remove: 'Remove',
    removeLabel: (noun: string, index: number) => `Remove ${noun} ${index + 1}`,
    add: (noun: string) => `Add ${noun}`
  },

  stepper: {
    previous: (name: string) => `Previous ${name}`,
    next: (name: string) => `Next ${name}`,
    withKey: (label: string, key: string) => `${label} (${key})`
  },

  probability: (name: string) => `${name} to win`,
  probabilityHint: (name: string, percent: number) => `${name} to win: ${percent}%. A model, not a price`
} as const
