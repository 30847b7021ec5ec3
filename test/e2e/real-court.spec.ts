/** A court of a provider: token, wall, a provider that dies and comes back, a restart of the console. */
import type { Page } from '@playwright/test'
import path from 'node:path'
import { discardFolder } from '../../scripts/discard-folder.mjs'
import { ProviderProcess } from '../support/provider-process'
import { openCredentialForm } from './support/credential-form'
import { launch, makeProfileFolder, type Console } from './support/launch'
import { expectNoSecretInProfile } from './support/secrets'
import { expect, test } from './support/test'

const TOKEN = 'e2e-secret-token-7731-QWERTY'
const EVENT_ID = '2026-0042-LS003'

let profileFolder: string
let rallydesk: Console
let provider: ProviderProcess
/** Twenty minutes of match time ago: the players are past their warm-up. */
const startAt = new Date(Date.now() - 60_000).toISOString()

const court = (page: Page) => page.locator(`[data-court-id="feed:${EVENT_ID}"]`)

/** Distinct packets and the last sequence number: equal when none is lost and none is doubled. */
async function packets(page: Page): Promise<{ total: number; lastSeqNum: number; seqNums: number[] }> {
  return page.evaluate(async (courtId) => {
    const bridge = Reflect.get(window, 'rallydesk') as { call(name: string, args: unknown): Promise<unknown> }
    const reply = (await bridge.call('timeline.range', { courtId, from: 0, count: 500, filter: 'all' })) as {
      value: { rows: { seqNum: number | null }[] }
    }
    const seqNums = reply.value.rows.flatMap(({ seqNum }) => (seqNum === null ? [] : [seqNum]))
    return { total: seqNums.length, lastSeqNum: Math.max(...seqNums), seqNums }
  }, `feed:${EVENT_ID}`)
}

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  provider = await ProviderProcess.prepare('out/main/simulate.cjs', {
    token: TOKEN,
    recording: path.resolve('fixtures/recordings/womens-singles.ndjson'),
    speed: 20,
    'event-id': EVENT_ID,
    'start-at': startAt
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

test('the provider’s address can be set', async () => {
  const { page } = rallydesk
  await page.getByRole('navigation').getByText('Settings').click()
  const host = page.getByLabel('First host')
  await host.fill('ws://feeds.example.com')
  await expect(page.getByText('Use wss://host, or ws:// only for this computer')).toBeVisible()
  await host.fill(provider.host)
  await page.getByRole('button', { name: 'Save feeds' }).click()
  await expect(page.getByText('Saved')).toBeVisible()
})

test('a wrong token is refused with a message, without retries', async () => {
  const { page } = rallydesk
  await addCourt(page, 'Wrong', 'not-the-right-token')
  await expect(court(page)).toHaveAttribute('data-trust', 'DOWN')
  await expect(court(page)).toContainText(/refused/i)
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

test('the right token makes the court live', async () => {
  const { page } = rallydesk
  await addCourt(page, 'Day 4', TOKEN)
  await expect(court(page)).toHaveAttribute('data-trust', /LIVE|QUIET/)
  await expect.poll(async () => (await packets(page)).total).toBeGreaterThan(5)
})

test('a killed provider is noticed, and no packet is lost or repeated', async () => {
  const { page } = rallydesk
  await provider.kill()
  await expect(court(page)).toHaveAttribute('data-trust', 'DOWN')
  const before = await packets(page)
  await provider.start()
  await expect(court(page)).toHaveAttribute('data-trust', /LIVE|QUIET/)
  await expect.poll(async () => (await packets(page)).lastSeqNum).toBeGreaterThan(before.lastSeqNum)
  await expect
    .poll(async () => {
      const { seqNums, lastSeqNum } = await packets(page)
      return seqNums.join() === Array.from({ length: lastSeqNum }, (_, index) => index + 1).join()
    })
    .toBe(true)
})

test('the token shows its last four characters only, and is in no file', async () => {
  const { page } = rallydesk
  await page.getByRole('navigation').getByText('Settings').click()
  const tokens = page.getByRole('list', { name: 'Stored tokens and keys' })
  await expect(tokens).toContainText('ERTY')
  await expect(tokens).toContainText('encrypted by the operating system')
  expect(await page.content()).not.toContain(TOKEN)
  await expectNoSecretInProfile(profileFolder, TOKEN)
})

test('courts, layout and settings survive a restart', async () => {
  await rallydesk.close()
  await expectNoSecretInProfile(profileFolder, TOKEN)
  rallydesk = await launch({ profileFolder })
  const { page } = rallydesk
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await expect(page.getByLabel('First host')).toHaveValue(provider.host)
  await page.getByRole('navigation').getByText('Wall').click()
  await expect(court(page)).toHaveAttribute('data-trust', /LIVE|QUIET/)
  await expect(page.locator('[data-court-id]')).toHaveCount(1)
})

async function addCourt(page: Page, label: string, token: string): Promise<void> {
  await page.getByRole('button', { name: /Add courts/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Event ids').fill(`${EVENT_ID.toLowerCase()}\nnonsense`)
  await expect(dialog.getByText('An event id looks like')).toBeVisible()
  await expect(dialog.getByText(/1 event id ready/)).toBeVisible()
  const addToken = dialog.getByRole('button', { name: 'Add token…' })
  const nameField = dialog.getByLabel('Token name')
  await openCredentialForm(addToken, nameField)
  await nameField.fill(label)
  await dialog.getByLabel('Token', { exact: true }).fill(token)
  await dialog.getByRole('button', { name: 'Save token' }).click()
  await dialog.getByRole('button', { name: 'Add court' }).click()
  await expect(dialog.getByText('Added, connecting')).toBeVisible()
  await dialog.getByRole('button', { name: 'Done' }).click()
}
