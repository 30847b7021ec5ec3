/**
 * What differs between the Electron that users run (45) and the older ones that the code must also run on (25,
 * the test fallback): asked for by feature, never by version, and nowhere else than here.
 */
import type { SecretCipher } from '../credentials/secret-cipher'

/** The parts of Electron's safeStorage that we know, old and new. */
export interface SafeStorageLike {
  isEncryptionAvailable(): boolean
  encryptString(text: string): Buffer
  decryptString(bytes: Buffer): string
  isAsyncEncryptionAvailable?(): Promise<boolean>
  encryptStringAsync?(text: string): Promise<Buffer>
  decryptStringAsync?(bytes: Buffer): Promise<{ result: string }>
  getSelectedStorageBackend?(): string
  setUsePlainTextEncryption?(usePlainText: boolean): void
}

/** The storage of Linux desktops without a secret service: a key that everybody knows. */
const WEAK_BACKEND = 'basic_text'

/**
 * Encryption by the OS: the asynchronous calls where Electron has them, else the synchronous ones. The weak store
 * exists for the synchronous calls only, and only once the user has agreed to it.
 */
export function createSecretCipher(safeStorage: SafeStorageLike): SecretCipher {
  let weak = false
  const isAvailable = async (): Promise<boolean> =>
    safeStorage.isAsyncEncryptionAvailable
      ? safeStorage.isAsyncEncryptionAvailable()
      : safeStorage.isEncryptionAvailable()
  return {
    async protection() {
      if (await isAvailable()) return 'os'
      const canBeWeak = safeStorage.getSelectedStorageBackend?.() === WEAK_BACKEND
      return canBeWeak && safeStorage.setUsePlainTextEncryption ? 'weak' : 'unavailable'
    },
    async encrypt(text) {
      return safeStorage.encryptStringAsync && !weak
        ? safeStorage.encryptStringAsync(text)
        : safeStorage.encryptString(text)
    },
    async decrypt(bytes) {
      const buffer = Buffer.from(bytes)
      return safeStorage.decryptStringAsync && !weak
        ? (await safeStorage.decryptStringAsync(buffer)).result
        : safeStorage.decryptString(buffer)
    },
    allowWeak() {
      weak = true
      safeStorage.setUsePlainTextEncryption?.(true)
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
