/** The captures view: what a match left behind is found, pinned, noted, verified and deleted, by keyboard alone. */
import type { Page } from '@playwright/test'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { expectAccessible } from './support/axe'
import { launch, type Console } from './support/launch'
import { expect, test } from './support/test'

const RECORDING = path.resolve('fixtures/recordings/womens-singles.ndjson')

let rallydesk: Console

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  rallydesk = await launch({ args: ['--recording', RECORDING, '--speed', '2000'] })
})
test.afterAll(() => rallydesk.close())

const rows = (page: Page) => page.getByRole('grid', { name: 'Logs' }).locator('[aria-selected]')
const details = (page: Page) => page.getByRole('complementary', { name: 'Log details' })
const captureFiles = async () => {
  const names = await readdir(path.join(rallydesk.profileFolder, 'captures'))
  return names.filter((name) => name.endsWith('.mcap'))
}

test('a finished match is a sealed log with its court and players', async () => {
  const { page } = rallydesk
  await expect(page.locator('[data-trust="ENDED"]')).toBeVisible()
  await page.getByRole('button', { name: /^Capturing|^Capture is/ }).click()
  await expect(page.getByRole('heading', { name: 'Captures' })).toBeVisible()
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('sealed')
  await expect(rows(page)).toContainText('Court 2')
  await expect(rows(page)).toContainText('RAVEONDRA')
  await expectAccessible(page)
})

test('a log can be pinned and verified by key, and keeps its note', async () => {
  const { page } = rallydesk
  await rows(page).focus()
  await page.keyboard.press('p')
  await expect(rows(page).getByRole('img', { name: 'pinned' })).toBeVisible()
  await page.keyboard.press('v')
  await expect(details(page).getByRole('status')).toContainText(/\d/)
  await details(page).getByLabel('Note').fill('Disputed in the second set')
  await page.getByRole('button', { name: 'Save note' }).click()
  await expect(rows(page)).toContainText('Disputed in the second set')
})

test('a search finds it by its note, ignoring accents and case, or says that nothing matches', async () => {
  const { page } = rallydesk
  await rows(page).focus()
  await page.keyboard.press('/')
  await page.keyboard.type('JOEVEER disputed')
  await expect(rows(page)).toHaveCount(1)
  await page.keyboard.type(' nobody')
  await expect(page.getByText('No matching logs')).toBeVisible()
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(rows(page)).toHaveCount(1)
})

test('it can be renamed, and is deleted only after confirmation', async () => {
  const { page } = rallydesk
  await page.getByRole('button', { name: 'Rename' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('The long final')
  await page.keyboard.press('Enter')
  await expect(details(page)).toContainText('The long final.mcap')
  await expect.poll(captureFiles).toEqual(['The long final.mcap'])

  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByRole('dialog')).toContainText('The long final.mcap')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await captureFiles()).toHaveLength(1)
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Delete log' }).click()
  await expect(page.getByText('No logs yet')).toBeVisible()
  await expect.poll(captureFiles).toEqual([])
  await expectAccessible(page)
})
