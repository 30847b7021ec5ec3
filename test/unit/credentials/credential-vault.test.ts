import { readdirSync, readFileSync, rmSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { format, inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { SecretCipher } from '../../../src-main/credentials/secret-cipher'
import { CredentialVault } from '../../../src-main/credentials/credential-vault'
import { ManualClock } from '../../support/manual-clock'
import { useTemporaryFolder } from '../../support/temporary-folder'

const TOKEN = 'eyJhbGciOi.very-secret-token.0a1b2c'
const KEYS = {
  clientId: 'client-of-the-tour-7f3e',
  clientSecret: 'very-secret-indeed',
  apiKey: 'very-secret-api-key'
}
const folder = useTemporaryFolder()
const clock = new ManualClock(Date.UTC(2026, 10, 21, 14, 32, 7))
const filePath = (): string => path.join(folder.path, 'credentials.json')

/** Turns bytes over; refuses as a keyring does that is locked, quoting what it was given. */
class StubCipher implements SecretCipher {
  offered: 'os' | 'weak' | 'unavailable' = 'os'
  locked = false

  protection(): Promise<'os' | 'weak' | 'unavailable'> {
    return Promise.resolve(this.offered)
  }

  encrypt(text: string): Promise<Uint8Array> {
    if (this.locked || !this.usable) return Promise.reject(new Error(`Cannot encrypt ${text}`))
    return Promise.resolve(Buffer.from(text).map((byte) => byte ^ 255))
  }

  decrypt(bytes: Uint8Array): Promise<string> {
    if (this.locked || !this.usable) return Promise.reject(new Error('Cannot decrypt'))
    return Promise.resolve(Buffer.from(bytes.map((byte) => byte ^ 255)).toString())
  }

  private get usable(): boolean {
    return this.offered !== 'unavailable'
  }
}

const openWith = (cipher: SecretCipher): ReturnType<typeof CredentialVault.open> =>
  CredentialVault.open(folder.path, cipher, clock)

async function addToken(vault: CredentialVault, weakProtectionAccepted = false): Promise<string> {
  const added = await vault.add({
    label: 'Tour token',
    secret: { kind: 'token', token: TOKEN },
    weakProtectionAccepted
  })
  if (!added.ok) throw new Error(added.error.code)
  return added.value.id
}

async function addKeys(vault: CredentialVault): Promise<string> {
  const secret = { kind: 'volleyball', keys: KEYS } as const
  const added = await vault.add({ label: 'Tour keys', secret, weakProtectionAccepted: true })
  if (!added.ok) throw new Error(added.error.code)
  return added.value.id
}

describe('a computer with a keyring', () => {
  test('keeps a token across restarts', async () => {
    const cipher = new StubCipher()
    const first = openWith(cipher)
    expect(first.problems).toEqual([])
    const id = await addToken(first.vault)
    const { vault } = openWith(cipher)
    expect(vault.list()).toEqual([
      { id, kind: 'token', label: 'Tour token', lastFour: '1b2c', protection: 'os', createdAt: clock.utcMs() }
    ])
    expect(await vault.readToken(id)).toEqual({ ok: true, value: TOKEN })
    expect(await vault.explanation()).toMatchObject({
      protection: 'os',
      explanation: expect.stringContaining('encrypted') as string
    })
  })

  test('forgets a token that is removed', async () => {
    const { vault } = openWith(new StubCipher())
    const id = await addToken(vault)
    expect(vault.remove(id)).toEqual({ ok: true, value: null })
    expect(vault.list()).toEqual([])
    expect(openWith(new StubCipher()).vault.list()).toEqual([])
    expect(vault.remove(id)).toMatchObject({ ok: false, error: { code: 'UNKNOWN_CREDENTIAL' } })
  })

  test('asks again for a token that it can no longer decrypt', async () => {
    const cipher = new StubCipher()
    const { vault } = openWith(cipher)
    const id = await addToken(vault)
    cipher.locked = true
    expect(await vault.readToken(id)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/“Tour token” can no longer be decrypted.*Enter it again/) as string
    })
    expect(await vault.readToken('never seen')).toMatchObject({ ok: false })
  })
})

describe('a computer with only a fixed key', () => {
  test('stores nothing until the user accepts the weak protection', async () => {
    const cipher = new StubCipher()
    cipher.offered = 'weak'
    const { vault } = openWith(cipher)
    const refused = await vault.add({
      label: 'Tour token',
      secret: { kind: 'token', token: TOKEN },
      weakProtectionAccepted: false
    })
    expect(refused).toMatchObject({ ok: false, error: { code: 'PROTECTION_NOT_ACCEPTED' } })
    expect(readdirSync(folder.path)).toEqual([])
  })

  test('keeps an accepted token across restarts', async () => {
    const cipher = new StubCipher()
    cipher.offered = 'weak'
    const id = await addToken(openWith(cipher).vault, true)
    const afterRestart = new StubCipher()
    afterRestart.offered = 'weak'
    const { vault } = openWith(afterRestart)
    expect(vault.list()).toMatchObject([{ id, protection: 'weak' }])
    expect(await vault.readToken(id)).toEqual({ ok: true, value: TOKEN })
  })
})

describe('a computer without encryption', () => {
  test('keeps an accepted token in memory, for this session only', async () => {
    const cipher = new StubCipher()
    cipher.offered = 'unavailable'
    const { vault } = openWith(cipher)
    expect(
      await vault.add({
        label: 'Tour token',
        secret: { kind: 'token', token: TOKEN },
        weakProtectionAccepted: false
      })
    ).toMatchObject({
      error: { code: 'PROTECTION_NOT_ACCEPTED', detail: expect.stringContaining('memory only') as string }
    })
    const id = await addToken(vault, true)
    expect(vault.list()).toMatchObject([{ id, protection: 'session' }])
    expect(await vault.readToken(id)).toEqual({ ok: true, value: TOKEN })
    expect(readdirSync(folder.path)).toEqual([])
    expect(openWith(cipher).vault.list()).toEqual([])
    expect(vault.remove(id)).toEqual({ ok: true, value: null })
    expect(await vault.readToken(id)).toMatchObject({ ok: false })
  })
})

describe('volleyball keys', () => {
  test.each(['os', 'weak'] as const)('are kept across restarts (%s)', async (offered) => {
    const cipher = new StubCipher()
    cipher.offered = offered
    const id = await addKeys(openWith(cipher).vault)
    const afterRestart = new StubCipher()
    afterRestart.offered = offered
    const { vault, problems } = openWith(afterRestart)
    expect(problems).toEqual([])
    expect(vault.list()).toEqual([
      {
        id,
        kind: 'volleyball',
        label: 'Tour keys',
        lastFour: '7f3e',
        protection: offered,
        createdAt: clock.utcMs()
      }
    ])
    expect(await vault.readVolleyballKeys(id)).toEqual({ ok: true, value: KEYS })
  })

  test('are kept for the session only where nothing can be encrypted', async () => {
    const cipher = new StubCipher()
    cipher.offered = 'unavailable'
    const { vault } = openWith(cipher)
    const id = await addKeys(vault)
    expect(await vault.readVolleyballKeys(id)).toEqual({ ok: true, value: KEYS })
    expect(JSON.stringify(vault.list())).not.toContain('very-secret')
    expect(readdirSync(folder.path)).toEqual([])
  })

  test('are never mistaken for a token, nor a token for keys', async () => {
    const { vault } = openWith(new StubCipher())
    const token = await addToken(vault)
    const keys = await addKeys(vault)
    expect(await vault.readToken(keys)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/“Tour keys” is a set of keys.*needs a token/) as string
    })
    expect(await vault.readVolleyballKeys(token)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/“Tour token” is a token.*needs a set of keys/) as string
    })
  })

  test('are asked for again when the stored ones are unusable', async () => {
    const cipher = new StubCipher()
    const id = await addKeys(openWith(cipher).vault)
    const content = readFileSync(filePath(), 'utf8')
    const other = Buffer.from(await cipher.encrypt('{"clientId":"half"}')).toString('base64')
    writeFileSync(filePath(), content.replace(/"ciphertext": "[^"]*"/, `"ciphertext": "${other}"`))
    expect(await openWith(cipher).vault.readVolleyballKeys(id)).toMatchObject({
      ok: false,
      error: expect.stringContaining('Enter them again') as string
    })
  })
})

test('reads what an earlier version stored as a token', async () => {
  const cipher = new StubCipher()
  const id = await addToken(openWith(cipher).vault)
  writeFileSync(filePath(), readFileSync(filePath(), 'utf8').replace(/"kind": "token",/, ''))
  const { vault, problems } = openWith(cipher)
  expect(problems).toEqual([])
  expect(vault.list()).toMatchObject([{ id, kind: 'token' }])
  expect(await vault.readToken(id)).toEqual({ ok: true, value: TOKEN })
})

describe('a secret in clear text', () => {
  test.each(['os', 'weak', 'unavailable'] as const)(
    'is in no file, log text or view of the vault (%s)',
    async (offered) => {
      const cipher = new StubCipher()
      cipher.offered = offered
      const { vault } = openWith(cipher)
      await addToken(vault, true)
      await addKeys(vault)
      const files = readdirSync(folder.path).map((name) => readFileSync(path.join(folder.path, name), 'utf8'))
      const pictures = [
        inspect(vault, { depth: null, showHidden: true }),
        inspect(vault.list(), { depth: null }),
        JSON.stringify(vault),
        format('%s', vault)
      ]
      for (const text of [...files, ...pictures]) {
        expect(text).not.toContain(TOKEN)
        expect(text).not.toContain(Buffer.from(TOKEN).toString('base64'))
        expect(text).not.toContain('very-secret')
      }
    }
  )

  test('is in no error message, even when the keyring quotes it', async () => {
    const cipher = new StubCipher()
    const { vault } = openWith(cipher)
    cipher.locked = true
    const refused = await vault.add({
      label: 'Tour token',
      secret: { kind: 'token', token: TOKEN },
      weakProtectionAccepted: true
    })
    expect(refused).toMatchObject({ ok: false, error: { code: 'STORE_FAILED' } })
    expect(JSON.stringify(refused)).not.toContain('very-secret')

    cipher.locked = false
    mkdirSync(filePath())
    const notWritten = await vault.add({
      label: 'Tour token',
      secret: { kind: 'token', token: TOKEN },
      weakProtectionAccepted: true
    })
    expect(notWritten).toMatchObject({ ok: false, error: { code: 'STORE_FAILED' } })
    expect(JSON.stringify(notWritten)).not.toContain('very-secret')
    expect(vault.list()).toEqual([])
  })
})

describe('an unusable token file', () => {
  test('is set aside and reported', () => {
    writeFileSync(filePath(), 'x')
    const { vault, problems } = openWith(new StubCipher())
    expect(vault.list()).toEqual([])
    expect(problems).toEqual([
      'The file with the stored tokens and keys is damaged. It was renamed to credentials.corrupt-20261121T143207Z.json and is not used. Enter the tokens and keys again.'
    ])
  })

  test('loses only its broken entries', async () => {
    const cipher = new StubCipher()
    const id = await addToken(openWith(cipher).vault)
    const content = readFileSync(filePath(), 'utf8')
    writeFileSync(filePath(), content.replace('"credentials": [', '"credentials": [{ "id": "half" },'))
    const { vault, problems } = openWith(cipher)
    expect(vault.list()).toMatchObject([{ id }])
    expect(problems).toEqual([
      'Entry 1 of the stored tokens and keys could not be read and was skipped. Enter it again.',
      'The original file with the stored tokens and keys was kept as credentials.corrupt-20261121T143207Z.json.'
    ])
  })

  test('keeps its entries when the disk refuses a removal', async () => {
    const { vault } = openWith(new StubCipher())
    const id = await addToken(vault)
    rmSync(filePath())
    mkdirSync(filePath())
    expect(vault.remove(id)).toMatchObject({ ok: false, error: { code: 'STORE_FAILED' } })
    expect(vault.list()).toHaveLength(1)
  })
})
