import { describe, expect, it } from 'vitest'
import { createSecretCipher, pageErrorOf, type SafeStorageLike } from '../../../src-main/shell/runtime-compat'

const sealed = (text: string, by: string) => Buffer.from(`${by}:${Buffer.from(text).toString('base64')}`)
const opened = (bytes: Buffer, by: string) => {
  const [sealedBy, text = ''] = bytes.toString().split(':')
  if (sealedBy !== by) throw new Error('wrong key')
  return Buffer.from(text, 'base64').toString()
}

/** Electron 25: synchronous calls only, no backend to ask for, no weak store. */
const old = (available: boolean): SafeStorageLike => ({
  isEncryptionAvailable: () => available,
  encryptString: (text) => sealed(text, 'sync'),
  decryptString: (bytes) => opened(bytes, 'sync')
})

/** Electron 45 on Linux: asynchronous calls, and the name of the store. */
function recent(backend: string): SafeStorageLike {
  let plainText = false
  return {
    ...old(false),
    encryptString: (text) => {
      if (!plainText) throw new Error('not available')
      return sealed(text, 'weak')
    },
    decryptString: (bytes) => opened(bytes, 'weak'),
    isAsyncEncryptionAvailable: () => Promise.resolve(backend !== 'basic_text'),
    encryptStringAsync: (text) => Promise.resolve(sealed(text, 'async')),
    decryptStringAsync: (bytes) => Promise.resolve({ result: opened(bytes, 'async') }),
    getSelectedStorageBackend: () => backend,
    setUsePlainTextEncryption: (use) => (plainText = use)
  }
}

describe('token encryption by the runtime', () => {
  it.each([
    ['Electron 25 with a secret service', old(true), 'os'],
    ['Electron 25 without one', old(false), 'unavailable'],
    ['Electron 45 with a secret service', recent('gnome_libsecret'), 'os'],
    ['Electron 45 with the weak store only', recent('basic_text'), 'weak']
  ])('%s', async (_, safeStorage, protection) => {
    expect(await createSecretCipher(safeStorage).protection()).toBe(protection)
  })

  it.each([
    ['sync', old(true)],
    ['async', recent('gnome_libsecret')]
  ])('uses the %s calls where they are the best available', async (by, safeStorage) => {
    const cipher = createSecretCipher(safeStorage)
    const bytes = await cipher.encrypt('a token')
    expect(Buffer.from(bytes).toString()).toMatch(new RegExp(`^${by}:`))
    expect(await cipher.decrypt(bytes)).toBe('a token')
  })

  it('uses the weak store only after the user has agreed', async () => {
    const cipher = createSecretCipher(recent('basic_text'))
    cipher.allowWeak()
    const bytes = await cipher.encrypt('a token')
    expect(Buffer.from(bytes).toString()).toMatch(/^weak:/)
    expect(await cipher.decrypt(bytes)).toBe('a token')
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
