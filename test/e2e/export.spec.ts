/** An export through the dialog: by key, into a folder that the user picks, until the files are there. */
import type { Page } from '@playwright/test'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { discardFolder } from '../../scripts/discard-folder.mjs'
import { expectAccessible } from './support/axe'
import { launch, type Console } from './support/launch'
import { expect, test } from './support/test'

const RECORDING = path.resolve('fixtures/recordings/womens-singles.ndjson')

let rallydesk: Console
let folder: string

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rallydesk-export-'))
  rallydesk = await launch({ args: ['--recording', RECORDING, '--speed', '2000'] })
})
test.afterAll(async () => {
  await rallydesk.close()
  discardFolder(folder)
})

/** What the user picks next; null for a user who changes his mind. */
const pick = (file: string | null) =>
  rallydesk.app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: filePath === null, filePaths: filePath === null ? [] : [filePath] })
  }, file)

const dialogOf = (page: Page) => page.getByRole('dialog')
const job = (page: Page) => page.locator('[data-export-state]')

test('the dialog stays open if no folder is picked, and asks for a format', async () => {
  const { page } = rallydesk
  await expect(page.locator('[data-trust="ENDED"]')).toBeVisible()
  await page.getByRole('navigation').getByText('Captures').click()
  await expect(page.getByRole('grid', { name: 'Logs' })).toContainText('sealed')
  await page.keyboard.press('e')
  await expect(dialogOf(page)).toContainText('Export Court 2')
  await expectAccessible(page)

  await pick(null)
  await dialogOf(page).getByRole('button', { name: 'Choose folder' }).click()
  await expect(dialogOf(page)).toBeVisible()
  await dialogOf(page).getByLabel('Events, CSV').uncheck()
  await dialogOf(page).getByRole('button', { name: 'Choose folder' }).click()
  await expect(dialogOf(page)).toContainText('Choose at least one format.')
})

test('a sealed log is exported as CSV, one row per event', async () => {
  const { page } = rallydesk
  await pick(folder)
  await dialogOf(page).getByLabel('Events, CSV').check()
  await dialogOf(page).getByRole('button', { name: 'Choose folder' }).click()
  await expect(dialogOf(page)).toHaveCount(0)
  await expect(job(page)).toHaveAttribute('data-export-state', 'done')
  await expect(job(page).getByRole('button', { name: 'Show in folder' })).toBeVisible()

  const csv = (await filesBelow(folder)).find((file) => file.endsWith('.csv'))
  if (csv === undefined) throw new Error('There is no CSV file')
  const text = await readFile(csv, 'utf8')
  expect(text.startsWith('\uFEFF')).toBe(true)
  expect(text).toContain('RAVEONDRA')
  expect(text.trim().split('\r\n').length).toBeGreaterThan(459)
  await job(page).getByRole('button', { name: 'Dismiss' }).click()
  await expect(job(page)).toHaveCount(0)
})

test('E on the wall exports the focused court, and checks the range', async () => {
  const { page } = rallydesk
  await page.keyboard.press('Escape')
  await page.keyboard.press('1')
  await page.keyboard.press('e')
  await expect(dialogOf(page)).toContainText('Export Court')
  await dialogOf(page).getByLabel('From – to').check()
  await dialogOf(page).getByLabel('To', { exact: true }).fill('1999-01-01 00:00:00')
  await dialogOf(page).getByRole('button', { name: 'Choose folder' }).click()
  await expect(dialogOf(page)).toContainText('The end is before the start.')
  await page.keyboard.press('Escape')
  await expect(dialogOf(page)).toHaveCount(0)
})

async function filesBelow(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
}
