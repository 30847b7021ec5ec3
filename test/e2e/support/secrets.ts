/** Looks for a secret in everything that the console has written. */
import { expect } from '@playwright/test'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** Fails when a file below the profile holds the secret, as UTF-8 or as UTF-16 text; names the files. */
export async function expectNoSecretInProfile(profileFolder: string, secret: string): Promise<void> {
  const needles = [Buffer.from(secret, 'utf8'), Buffer.from(secret, 'utf16le')]
  const entries = await readdir(profileFolder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
  expect(files, 'the profile has files to look through').not.toEqual([])

  const leaks: string[] = []
  for (const file of files) {
    const bytes = await readFile(file)
    if (needles.some((needle) => bytes.includes(needle))) leaks.push(path.relative(profileFolder, file))
  }
  expect(leaks, 'files that hold the secret in clear text').toEqual([])
}
