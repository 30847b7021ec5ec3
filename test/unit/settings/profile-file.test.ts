import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { ProfileFile } from '../../../src-main/settings/profile-file'
import { ManualClock } from '../../support/manual-clock'
import { useTemporaryFolder } from '../../support/temporary-folder'

const disk = vi.hoisted(() => ({ refusesToRename: false }))

vi.mock('node:fs', async (importOriginal) => {
  const original = await importOriginal<typeof import('node:fs')>()
  const renameSync: typeof original.renameSync = (from, to) => {
    if (disk.refusesToRename) throw new Error('EBUSY: simulated')
    original.renameSync(from, to)
  }
  return { ...original, renameSync }
})

const folder = useTemporaryFolder()

test('does not overwrite a damaged file that is in use elsewhere until it can be moved away', () => {
  const filePath = path.join(folder.path, 'settings.json')
  writeFileSync(filePath, 'damaged')
  disk.refusesToRename = true
  const clock = new ManualClock(Date.UTC(2026, 10, 21, 14, 32, 7))
  const { file, problems } = ProfileFile.open({
    folder: folder.path,
    name: 'settings',
    label: 'settings file',
    schemaVersion: 1,
    clock
  })
  expect(problems).toEqual([
    'The settings file is damaged. It is not used, and nothing can be saved until it is moved away (EBUSY: simulated).'
  ])
  expect(file.write({ courts: [] })).toMatchObject({ ok: false })
  expect(readFileSync(filePath, 'utf8')).toBe('damaged')

  disk.refusesToRename = false
  expect(file.write({ courts: [] })).toEqual({ ok: true, value: null })
  expect(JSON.parse(readFileSync(filePath, 'utf8'))).toEqual({ schemaVersion: 1, courts: [] })
  expect(readdirSync(folder.path).sort()).toEqual(['settings.corrupt-20261121T143207Z.json', 'settings.json'])
})
