/**
 * What differs between the declared Electron and Electron 33, in which the tests run where the declared one cannot be
 * fetched. Asked for by feature, never by version, and only here; test/e2e/electron-versions.spec.ts has the whole list.
 */
import type { SafeStorage } from 'electron'
import type { SecretCipher } from '../credentials/secret-cipher'

type AsyncCalls = 'encryptStringAsync' | 'decryptStringAsync'
type SyncCalls = 'encryptString' | 'decryptString' | 'setUsePlainTextEncryption'

/** What we use of Electron's safeStorage; Electron 33 lacks the asynchronous calls. */
export type SafeStorageCalls = Pick<SafeStorage, SyncCalls> & Partial<Pick<SafeStorage, AsyncCalls>>

/** How text begins that Chromium has encrypted on Linux without a keyring: with a key that is the same everywhere. */
const FIXED_KEY_MARK = 'v10'

/**
 * Encryption by the operating system. On Linux without a keyring, Electron calls encryption available and uses a fixed
 * key; only the encrypted text shows which key it was.
 */
export function createSecretCipher(safeStorage: SafeStorageCalls, platform = process.platform): SecretCipher {
  // Electron 33 wants to be asked before it uses the fixed key; the vault asks the user.
  safeStorage.setUsePlainTextEncryption(true)
  const encrypt = async (text: string): Promise<Buffer> =>
    safeStorage.encryptStringAsync?.(text) ?? safeStorage.encryptString(text)
  return {
    async protection() {
      try {
        const encrypted = await encrypt('Which key is it?')
        const hasFixedKey = platform === 'linux' && encrypted.toString('latin1').startsWith(FIXED_KEY_MARK)
        return hasFixedKey ? 'weak' : 'os'
      } catch {
        return 'unavailable'
      }
    },
    encrypt,
    async decrypt(bytes) {
      const buffer = Buffer.from(bytes)
      const decrypted = await safeStorage.decryptStringAsync?.(buffer)
      return decrypted?.result ?? safeStorage.decryptString(buffer)
    }
  }
}

/** The event of a line on a page's console: from Electron 35 on its parts are on the event, before behind it. */
export interface ConsoleLineEvent {
  readonly level?: string
  readonly message?: string
  readonly lineNumber?: number
  readonly sourceId?: string
}

const OLD_ERROR_LEVEL = 3

/** Where and what of an error on a page's console; null for any other line. */
export function pageErrorOf(
  event: ConsoleLineEvent,
  level: number,
  message: string,
  line: number,
  sourceId: string
): string | null {
  const isError = event.level === undefined ? level === OLD_ERROR_LEVEL : event.level === 'error'
  if (!isError) return null
  return `${event.message ?? message} (${event.sourceId ?? sourceId}:${event.lineNumber ?? line})`
}
