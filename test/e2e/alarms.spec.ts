/** An alarm through its life: a provider dies, the operator sees it, the provider comes back, the journal remembers. */
import type { Page } from '@playwright/test'
import path from 'node:path'
import { discardFolder } from '../../scripts/discard-folder.mjs'
import { ProviderProcess } from '../support/provider-process'
import { callOf, watchOnly } from './support/calls'
import { expectAccessible } from './support/axe'
import { launch, makeProfileFolder, type Console } from './support/launch'
import { expect, test } from './support/test'

const TOKEN = 'e2e-alarm-token-4410-ASDFGH'
const EVENT_ID = '2026-0042-LS004'
const COURT_ID = `feed:${EVENT_ID}`

let profileFolder: string
let rallydesk: Console
let provider: ProviderProcess

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  provider = await ProviderProcess.prepare('out/main/simulate.cjs', {
    token: TOKEN,
    recording: path.resolve('fixtures/recordings/womens-singles.ndjson'),
    speed: 20,
    'event-id': EVENT_ID,
    'start-at': new Date(Date.now() - 60_000).toISOString()
  })
  await provider.start()
  profileFolder = await makeProfileFolder()
  rallydesk = await launch({ profileFolder })
})

test.afterAll(async () => {
  await rallydesk.close()
  await provider.kill()
  discardFolder(profileFolder)
})

const strip = (page: Page) => page.getByRole('region', { name: 'Alarms' })
const feedDown = (page: Page) => page.locator(`[data-alarm-id="FEED_DOWN:${COURT_ID}"]`)

test('the strip says that nothing is wrong', async () => {
  const { page } = rallydesk
  await watchOnly(page, { host: provider.host, eventId: EVENT_ID, token: TOKEN })
  await expect(page.locator(`[data-court-id="${COURT_ID}"]`)).toHaveAttribute('data-trust', /LIVE|QUIET/)
  await expect(strip(page)).toContainText('No alarms')
})

test('a dead provider raises a critical alarm after 20 s, which stays after A acknowledges it', async () => {
  const { page } = rallydesk
  await provider.kill()
  await expect(strip(page)).toContainText('1 critical', { timeout: 60_000 })
  await expect(strip(page)).toContainText('oldest unacknowledged')
  await expect(page.locator(`[data-court-id="${COURT_ID}"]`).getByLabel(/1 alarm, critical/)).toBeVisible()

  await page.keyboard.press('n')
  await expect(feedDown(page)).toBeFocused()
  await expect(feedDown(page)).toHaveAttribute('data-state', 'UNACK')
  await expect(feedDown(page)).toContainText('Suspend the court')
  await expectAccessible(page)
  await page.keyboard.press('a')
  await expect(feedDown(page)).toHaveAttribute('data-state', 'ACKED')
  await expect(strip(page)).toContainText('1 critical')
})

test('S shelves it for a time and a reason, and it is new again when unshelved', async () => {
  const { page } = rallydesk
  await page.keyboard.press('s')
  await page.getByRole('dialog').getByLabel('Reason').fill('Maintenance until 15:00')
  await page.getByRole('dialog').getByRole('button', { name: 'Shelve' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(feedDown(page)).toHaveAttribute('data-state', 'SHELVED')
  await expect(feedDown(page)).toContainText('Maintenance until 15:00')
  await expect(strip(page)).toContainText('1 shelved')
  await feedDown(page).getByRole('button', { name: 'Unshelve' }).click()
  await expect(feedDown(page)).toHaveAttribute('data-state', 'UNACK')
  await feedDown(page).focus()
  await page.keyboard.press('a')
  await expect(feedDown(page)).toHaveAttribute('data-state', 'ACKED')
})

test('it clears once the provider is back', async () => {
  const { page } = rallydesk
  await provider.start()
  await callOf(page, 'courts.reconnect', { courtId: COURT_ID })
  await expect(feedDown(page)).toHaveCount(0)
})

test('the journal has every step, even after a restart', async () => {
  await expectJournal(rallydesk.page)
  await rallydesk.close()
  rallydesk = await launch({ profileFolder })
  await expectJournal(rallydesk.page)
})

async function expectJournal(page: Page): Promise<void> {
  await page.getByRole('navigation').getByText('Alarms').click()
  await page.getByRole('button', { name: 'Journal' }).click()
  const rows = page.getByRole('table', { name: 'Journal' }).getByRole('row', { name: /FEED_DOWN/ })
  // Newest first.
  await expect(rows).toContainText([
    /cleared/,
    /acknowledged/,
    /raised/,
    /unshelved/,
    /shelved for 15 min/,
    /acknowledged/,
    /raised/
  ])
  await expectAccessible(page)
}
