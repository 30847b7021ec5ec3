/** A court of a provider: token, wall, a provider that dies and comes back, a restart of the console. */
import { expect, test, type Page } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { launch, makeProfileFolder, type Console } from './support/launch'
import { expectNoSecretInProfile } from './support/secrets'

const TOKEN = 'e2e-secret-token-7731-QWERTY'
const EVENT_ID = '2026-0042-LS003'

let profileFolder: string
let rallydesk: Console
let provider: ChildProcess
let port: number
/** Twenty minutes of match time ago: the players are past their warm-up. */
const startAt = new Date(Date.now() - 60_000).toISOString()

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function startProvider(): Promise<void> {
  const recording = path.resolve('fixtures/recordings/womens-singles.ndjson')
  const flags = { port, token: TOKEN, recording, speed: 20, 'event-id': EVENT_ID, 'start-at': startAt }
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)])
  const started = spawn(process.execPath, ['out/main/simulate.cjs', ...args], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  provider = started
  await new Promise<void>((resolve) => started.stdout.once('data', () => resolve()))
}

async function killProvider(): Promise<void> {
  const ended = new Promise((resolve) => provider.once('exit', resolve))
  provider.kill('SIGKILL')
  await ended
}

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
  port = await freePort()
  await startProvider()
  profileFolder = await makeProfileFolder()
  rallydesk = await launch({ profileFolder })
})

test.afterAll(async () => {
  await rallydesk.close()
  await killProvider()
  await rm(profileFolder, { recursive: true, force: true })
})

test('the address of the provider is set', async () => {
  const { page } = rallydesk
  await page.getByRole('navigation').getByText('Settings').click()
  const host = page.getByLabel('First host')
  await host.fill('ws://feeds.example.com')
  await expect(page.getByText('Use wss://host, or ws:// only for this computer')).toBeVisible()
  await host.fill(`ws://127.0.0.1:${port}`)
  await page.getByRole('button', { name: 'Save the feeds' }).click()
  await expect(page.getByText('Saved')).toBeVisible()
})

test('a wrong token is refused in words, without trying on', async () => {
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

test('the right token brings the court to life', async () => {
  const { page } = rallydesk
  await addCourt(page, 'Day 4', TOKEN)
  await expect(court(page)).toHaveAttribute('data-trust', /LIVE|QUIET/)
  await expect.poll(async () => (await packets(page)).total).toBeGreaterThan(5)
})

test('a killed provider is noticed and healed without a lost or doubled packet', async () => {
  const { page } = rallydesk
  await killProvider()
  await expect(court(page)).toHaveAttribute('data-trust', 'DOWN')
  const before = await packets(page)
  await startProvider()
  await expect(court(page)).toHaveAttribute('data-trust', /LIVE|QUIET/, { timeout: 30_000 })
  await expect.poll(async () => (await packets(page)).lastSeqNum).toBeGreaterThan(before.lastSeqNum)
  const { seqNums, lastSeqNum } = await packets(page)
  expect(seqNums).toEqual(Array.from({ length: lastSeqNum }, (_, index) => index + 1))
})

test('the token is known by its last four characters only, and is in no file', async () => {
  const { page } = rallydesk
  await page.getByRole('navigation').getByText('Settings').click()
  const tokens = page.getByRole('list', { name: 'Stored tokens' })
  await expect(tokens).toContainText('ERTY')
  await expect(tokens).toContainText('encrypted by the operating system')
  expect(await page.content()).not.toContain(TOKEN)
  await expectNoSecretInProfile(profileFolder, TOKEN)
})

test('courts, layout and settings are there after a restart', async () => {
  await rallydesk.close()
  await expectNoSecretInProfile(profileFolder, TOKEN)
  rallydesk = await launch({ profileFolder })
  const { page } = rallydesk
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await expect(page.getByLabel('First host')).toHaveValue(`ws://127.0.0.1:${port}`)
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
  const addToken = dialog.getByRole('button', { name: 'Add a token …' })
  const nameField = dialog.getByLabel('Name of the token')
  await expect(addToken.or(nameField)).toBeVisible()
  if (await addToken.isVisible()) await addToken.click()
  await nameField.fill(label)
  await dialog.getByLabel('Token', { exact: true }).fill(token)
  await dialog.getByRole('button', { name: 'Store the token' }).click()
  await dialog.getByRole('button', { name: 'Add the court' }).click()
  await expect(dialog.getByText('Added. It connects now')).toBeVisible()
  await dialog.getByRole('button', { name: 'To the wall' }).click()
}
