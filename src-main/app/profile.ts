import { randomUUID } from 'node:crypto'
import { CaptureRemarks } from '../capture/capture-remarks'
import { CredentialVault } from '../credentials/credential-vault'
import type { SecretCipher } from '../credentials/secret-cipher'
import type { Clock } from '../platform/clock'
import { SettingsStore } from '../settings/settings-store'
import type { Notices } from '../workspace/notices'

export interface Profile {
  readonly settings: SettingsStore
  readonly remarks: CaptureRemarks
  readonly vault: CredentialVault
}

/** Opens the files of the profile folder. What cannot be read becomes a notice; the console starts without it. */
export function openProfile(folder: string, cipher: SecretCipher, clock: Clock, notices: Notices): Profile {
  const settings = SettingsStore.open(folder)
  const remarks = CaptureRemarks.open(folder, clock)
  const vault = CredentialVault.open(folder, cipher)
  for (const text of [...settings.problems, ...vault.problems, ...remarks.problems])
    notices.raise({ id: randomUUID(), tone: 'high', text })
  return { settings: settings.store, remarks: remarks.remarks, vault: vault.vault }
}
