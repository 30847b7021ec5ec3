/** An alarm through its life: a provider dies, the operator sees it, the provider comes back, the journal remembers. */
import { expect, test, type Page } from '@playwright/test'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { ProviderProcess } from '../support/provider-process'
import { callOf, watchOnly } from './support/calls'
import { expectAccessible } from './support/axe'
import { launch, makeProfileFolder, type Console } from './support/launch'

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
  await rm(profileFolder, { recursive: true, force: true })
})

const strip = (page: Page) => page.getByRole('region', { name: 'Alarms' })
const feedDown = (page: Page) => page.locator(`[data-alarm-id="FEED_DOWN:${COURT_ID}"]`)

test('a console with nothing wrong says so', async () => {
  const { page } = rallydesk
  await watchOnly(page, { host: provider.host, eventId: EVENT_ID, token: TOKEN })
  await expect(page.locator(`[data-court-id="${COURT_ID}"]`)).toHaveAttribute('data-trust', /LIVE|QUIET/)
  await expect(strip(page)).toContainText('No alarms')
})

test('a dead provider is a critical alarm after 20 s; A acknowledges it, and it stays until it is over', async () => {
  const { page } = rallydesk
  await provider.kill()
  await expect(strip(page)).toContainText('1 critical', { timeout: 30_000 })
  await expect(strip(page)).toContainText('oldest unseen')
  await expect(page.locator(`[data-court-id="${COURT_ID}"]`).getByLabel(/1 alarm, critical/)).toBeVisible()

  await page.keyboard.press('n')
  await expect(feedDown(page)).toBeFocused()
  await expect(feedDown(page)).toHaveAttribute('data-state', 'UNACK')
  await expect(feedDown(page)).toContainText('Suspend the court')
  await expectAccessible(page)
  await page.keyboard.press('a')
  await expect(feedDown(page)).toHaveAttribute('data-state', 'ACKED')
  await expect(strip(page)).toContainText('1 critical')

  await provider.start()
  await callOf(page, 'courts.reconnect', { courtId: COURT_ID })
  await expect(feedDown(page)).toHaveCount(0, { timeout: 15_000 })
})

test('the journal has it all, also after a restart', async () => {
  await expectJournal(rallydesk.page)
  await rallydesk.close()
  rallydesk = await launch({ profileFolder })
  await expectJournal(rallydesk.page)
})

async function expectJournal(page: Page): Promise<void> {
  await page.getByRole('navigation').getByText('Alarms').click()
  await page.getByRole('button', { name: 'Journal' }).click()
  const rows = page.getByRole('table', { name: 'Journal' }).getByRole('row', { name: /FEED_DOWN/ })
  await expect(rows).toHaveCount(3)
  // Newest first.
  await expect(rows).toContainText([/cleared/, /acknowledged/, /raised/])
  await expectAccessible(page)
}
