import { describe, expect, it } from 'vitest'
import {
  createSecretCipher,
  pageErrorOf,
  type SafeStorageCalls
} from '../../../src-main/shell/runtime-compat'

const encrypted = (text: string, mark: string) => Buffer.from(mark + Buffer.from(text).toString('base64'))
const decrypted = (bytes: Buffer) => Buffer.from(bytes.toString().slice(3), 'base64').toString()

const never = (): never => {
  throw new Error('The asynchronous calls are there.')
}

/** Electron 33; without a keyring it encrypts only on request, and then with a fixed key. */
function electron33(hasKeyring: boolean): SafeStorageCalls {
  let isAllowed = hasKeyring
  return {
    setUsePlainTextEncryption: (usePlainText) => (isAllowed ||= usePlainText),
    encryptString: (text) => {
      if (!isAllowed) throw new Error('Encryption is not available.')
      return encrypted(text, hasKeyring ? 'v11' : 'v10')
    },
    decryptString: decrypted
  }
}

/** Electron 45; without a keyring it uses the fixed key without being asked. */
const electron45 = (mark: string): SafeStorageCalls => ({
  setUsePlainTextEncryption: () => {},
  encryptString: never,
  decryptString: never,
  encryptStringAsync: (text) => Promise.resolve(encrypted(text, mark)),
  decryptStringAsync: (bytes) => Promise.resolve({ result: decrypted(bytes), shouldReEncrypt: false })
})

const broken: SafeStorageCalls = {
  ...electron45('v11'),
  encryptStringAsync: () => Promise.reject(new Error('Encryption is not available.'))
}

describe('token encryption by the runtime', () => {
  it.each([
    ['Electron 33 with a keyring', electron33(true), 'linux', 'os'],
    ['Electron 33 without one', electron33(false), 'linux', 'weak'],
    ['Electron 45 with a keyring', electron45('v11'), 'linux', 'os'],
    ['Electron 45 without one', electron45('v10'), 'linux', 'weak'],
    ['Electron 45 on macOS', electron45('v10'), 'darwin', 'os'],
    ['Electron 45 on Windows', electron45('v10'), 'win32', 'os'],
    ['encryption that fails', broken, 'linux', 'unavailable']
  ] as const)('%s', async (_, safeStorage, platform, protection) => {
    const cipher = createSecretCipher(safeStorage, platform)
    expect(await cipher.protection()).toBe(protection)
    expect(await cipher.protection(), 'asked again').toBe(protection)
  })

  it.each([
    ['Electron 33', electron33(true)],
    ['Electron 45', electron45('v11')]
  ])('gives back what it has encrypted in %s', async (_, safeStorage) => {
    const cipher = createSecretCipher(safeStorage, 'linux')
    expect(await cipher.decrypt(await cipher.encrypt('a token'))).toBe('a token')
  })
})

describe('an error on the console of a page', () => {
  it('is read from the arguments of older Electrons', () => {
    expect(pageErrorOf({}, 3, 'Uncaught Error: no', 12, 'app://rallydesk/index.js')).toBe(
      'Uncaught Error: no (app://rallydesk/index.js:12)'
    )
    expect(pageErrorOf({}, 2, 'only a warning', 1, '')).toBeNull()
  })

  it('is read from the event of newer ones', () => {
    const event = { level: 'error', message: 'Uncaught Error: no', lineNumber: 12, sourceId: 'app://a.js' }
    expect(pageErrorOf(event, 0, '', 0, '')).toBe('Uncaught Error: no (app://a.js:12)')
    expect(pageErrorOf({ ...event, level: 'info' }, 3, '', 0, '')).toBeNull()
  })
})
