/** A Linux desktop without a keyring: tokens are scrambled with a fixed key, and only with the user's consent. */
import type { Page } from '@playwright/test'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { ProviderProcess } from '../support/provider-process'
import { callOf } from './support/calls'
import { launch, makeProfileFolder, type Console } from './support/launch'
import { expect, test } from './support/test'

const TOKEN = 'e2e-weakly-kept-token-5520'
const EVENT_ID = '2026-0042-LS003'

let profileFolder: string
let rallydesk: Console

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  profileFolder = await makeProfileFolder()
  rallydesk = await launch({ profileFolder, keyring: false })
})

test.afterAll(async () => {
  await rallydesk.close()
  await rm(profileFolder, { recursive: true, force: true })
})

const tokens = (page: Page) => page.getByRole('list', { name: 'Stored tokens and keys' })

test('stores a token only after the user has accepted the weak protection', async () => {
  const { page } = rallydesk
  await page.getByRole('navigation').getByText('Settings').click()
  await expect(page.getByText('This computer has no keyring')).toBeVisible()
  await page.getByLabel('Token name').fill('Tour')
  await page.getByLabel('Token', { exact: true }).fill(TOKEN)
  await page.getByRole('button', { name: 'Save token' }).click()
  await expect(page.getByText('Tick this')).toBeVisible()
  await expect(tokens(page)).toHaveCount(0)

  await page.getByRole('checkbox', { name: 'this protection is weak' }).check()
  await page.getByRole('button', { name: 'Save token' }).click()
  await expect(tokens(page)).toContainText('weakly protected')
})

test('asks again for the next token', async () => {
  const { page } = rallydesk
  await expect(page.getByText('This computer has no keyring')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'this protection is weak' })).not.toBeChecked()
  expect(await callOf(page, 'credentials.list', {})).toMatchObject({ protection: 'weak' })
})

test('connects a court with the token after a restart', async () => {
  await rallydesk.close()
  const provider = await ProviderProcess.prepare('out/main/simulate.cjs', {
    token: TOKEN,
    recording: path.resolve('fixtures/recordings/womens-singles.ndjson'),
    speed: 20,
    'event-id': EVENT_ID,
    'start-at': new Date(Date.now() - 60_000).toISOString()
  })
  await provider.start()
  try {
    rallydesk = await launch({ profileFolder, keyring: false })
    const { page } = rallydesk
    const { credentials } = await callOf(page, 'credentials.list', {})
    const [{ id: credentialId }] = credentials as [{ id: string }]
    const settings = await callOf(page, 'settings.get', {})
    const tennisEvents = { ...(settings['tennisEvents'] as object), hosts: [provider.host] }
    await callOf(page, 'settings.replace', { ...settings, tennisEvents })
    await callOf(page, 'courts.add', { eventIds: [EVENT_ID], credentialId })
    await page.getByRole('navigation').getByText('Wall').click()
    await expect(page.locator(`[data-court-id="feed:${EVENT_ID}"]`)).toHaveAttribute(
      'data-trust',
      /LIVE|QUIET/
    )
  } finally {
    await provider.kill()
  }
})
