/** Tokens and keys. */
import type { CREDENTIAL_CALLS } from '@shared/calls/credential-calls'
import { succeed } from '@shared/result'
import type { CredentialVault } from '../credentials/credential-vault'
import type { Handlers } from '../calls/handlers'
import { doneOr } from './outcomes'

export interface CredentialCallServices {
  readonly vault: CredentialVault
}

export const createCredentialHandlers = ({
  vault
}: CredentialCallServices): Pick<Handlers, keyof typeof CREDENTIAL_CALLS> => ({
  'credentials.list': async () => {
    const { protection, explanation } = await vault.explanation()
    return succeed({ credentials: [...vault.list()], protection, explanation })
  },
  'credentials.add': async (args) => {
    const added = await vault.add(args)
    return added.ok ? succeed({ credential: added.value }) : added
  },
  'credentials.remove': ({ credentialId }) => doneOr(vault.remove(credentialId))
})
