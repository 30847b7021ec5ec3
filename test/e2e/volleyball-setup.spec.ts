/** Volleyball as a user sets it up: addresses, keys, a fixture; what is stored, and what is not. */
import type { Page } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { discardFolder } from '../../scripts/discard-folder.mjs'
import { expectAccessible } from './support/axe'
import { openCredentialForm } from './support/credential-form'
import { launch, makeProfileFolder, type Console } from './support/launch'
import { expectNoSecretInProfile } from './support/secrets'
import { expect, test } from './support/test'

/** Client id, client secret and API key of the simulator. */
const KEY = 'e2e-secret-keys-5521-ASDFGH'

let profileFolder: string
let rallydesk: Console
let provider: ChildProcess
/** What the simulator says is to be entered. */
let words = ''

const wordsAfter = (beginning: string): string => new RegExp(`${beginning} ([^\\s,]+)`).exec(words)?.[1] ?? ''
const court = (page: Page) =>
  page.locator(`[data-court-id="feed:${wordsAfter('source')}:${wordsAfter('fixture')}"]`)

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  const flags = ['--port', '0', '--courts', '0', '--volleyball', '1', '--token', KEY]
  provider = spawn(process.execPath, ['out/main/simulate.cjs', ...flags], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  provider.stdout?.on('data', (chunk: Buffer) => (words += chunk.toString()))
  await expect.poll(() => words).toContain('Stop with')
  profileFolder = await makeProfileFolder()
  rallydesk = await launch({ profileFolder })
})

test.afterAll(async () => {
  await rallydesk.close()
  const ended = once(provider, 'exit')
  provider.kill()
  await ended
  discardFolder(profileFolder)
})

test('the addresses can be corrected in the settings, which say what is wrong with each', async () => {
  const { page } = rallydesk
  await page.getByRole('navigation').getByText('Settings').click()
  const volleyball = page.getByRole('region', { name: 'Volleyball', exact: true })
  await volleyball.getByLabel('Token address').fill('http://auth.example.com/token')
  await expect(volleyball.getByText('Use https://host/path, or http:// only')).toBeVisible()
  await volleyball.getByLabel('Path of the match events').fill('/events')
  await expect(volleyball.getByText('It must say where the fixture goes')).toBeVisible()
  await expect(volleyball.getByRole('button', { name: 'Save volleyball' })).toBeDisabled()
  // Half hidden controls would be taken for small ones.
  await page.getByRole('heading', { name: 'Settings' }).scrollIntoViewIfNeeded()
  await expectAccessible(page)
  await volleyball.getByRole('button', { name: 'Back to defaults' }).click()
  await volleyball.getByLabel('Source id').fill(wordsAfter('source'))
  await volleyball.getByLabel('Token address').fill(wordsAfter('token address'))
  await volleyball.getByLabel('API address').fill(wordsAfter('API address'))
  await volleyball.getByLabel('Push service of your own').fill(wordsAfter('push service'))
  await volleyball.getByRole('button', { name: 'Save volleyball' }).click()
  await expect(volleyball.getByText('Saved.')).toBeVisible()
})

test('wrong keys are refused with a message', async () => {
  const { page } = rallydesk
  await addCourt(page, 'Wrong keys', 'not-the-right-secret')
  await expect(court(page)).toHaveAttribute('data-trust', 'DOWN')
  await expect(court(page)).toContainText('rejected the client id or secret')
  await court(page)
    .getByRole('button', { name: /actions|menu/i })
    .click()
  await page.getByRole('menuitem', { name: /remove/i }).click()
  await page
    .getByRole('button', { name: /remove/i })
    .last()
    .click()
  await expect(court(page)).toHaveCount(0)
})

test('the right keys make the court live, with the given team names', async () => {
  const { page } = rallydesk
  await addCourt(page, 'League', KEY)
  await expect(court(page)).toHaveAttribute('data-trust', /LIVE|QUIET/)
  await expect(court(page)).toContainText('Norway')
  await expect(court(page)).toContainText('Sweden')
})

test('the keys show four characters only, are in no file, and survive a restart', async () => {
  const { page } = rallydesk
  await page.getByRole('navigation').getByText('Settings').click()
  const stored = page.getByRole('list', { name: 'Stored tokens and keys' })
  await expect(stored).toContainText('volleyball keys, client id ends in DFGH')
  expect(await page.content()).not.toContain(KEY)
  await rallydesk.close()
  await expectNoSecretInProfile(profileFolder, KEY)
  rallydesk = await launch({ profileFolder })
  await rallydesk.page.getByRole('navigation').getByText('Wall').click()
  await expect(court(rallydesk.page)).toHaveAttribute('data-trust', /LIVE|QUIET/)
  await expect(court(rallydesk.page)).toContainText('Norway')
})

async function addCourt(page: Page, label: string, clientSecret: string): Promise<void> {
  await page.getByRole('button', { name: /Add courts/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Volleyball', exact: true }).click()
  await dialog.getByLabel('Fixture ids').fill(`${wordsAfter('fixture')} Norway – Sweden\nFinland – Denmark`)
  await expect(dialog.getByText('1 fixture ready, 1 invalid (skipped)')).toBeVisible()
  await expect(dialog.getByLabel('Source id')).toHaveValue(wordsAfter('source'))
  const addKeys = dialog.getByRole('button', { name: 'Add keys…' })
  const nameField = dialog.getByLabel('Name for these keys')
  await openCredentialForm(addKeys, nameField)
  await nameField.fill(label)
  await dialog.getByLabel('Client id').fill(KEY)
  await dialog.getByLabel('Client secret').fill(clientSecret)
  await dialog.getByLabel('API key').fill(KEY)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save keys' }).click()
  await dialog.getByRole('button', { name: 'Add court' }).click()
  await expect(dialog.getByText('Added, connecting')).toBeVisible()
  await dialog.getByRole('button', { name: 'Done' }).click()
}
