/** Two volleyball and two tennis courts at once; a set point that is taken back; a provider that dies, briefly and for long. */
import type { Page } from '@playwright/test'
import { ProviderProcess } from '../support/provider-process'
import { callOf } from '../e2e/support/calls'
import { launch, type Console } from '../e2e/support/launch'
import { expect, test } from '../e2e/support/test'

const TOKEN = 'e2e-volleyball-token-9021-ZXCVBN'
/** Of the simulator's courts, those without trouble of their own. */
const TENNIS = ['2026-0991-LS006', '2026-0991-MD003']
const SOURCE_ID = 'Simulator'
/** The first is in its first set, the second comes to a set point that is taken back. */
const [INDOOR, BEACH] = ['9910004', '9910002'] as const
const VOLLEYBALL = [INDOOR, BEACH]

interface Row {
  readonly kind: string
  readonly seqNum: number | null
  readonly marks: readonly string[]
  readonly history: readonly { readonly seqNum: number }[]
}

let rallydesk: Console
let tennis: ProviderProcess
let volleyball: ProviderProcess

const courtIdOf = (fixtureId: string): string => `feed:${SOURCE_ID}:${fixtureId}`
const card = (page: Page, courtId: string) => page.locator(`[data-court-id="${courtId}"]`)
const tennisCards = (page: Page) => TENNIS.map((eventId) => card(page, `feed:${eventId}`))
const volleyballCards = (page: Page) => VOLLEYBALL.map((fixtureId) => card(page, courtIdOf(fixtureId)))

/** All rows of a court, in the order of play. */
async function rowsOf(page: Page, courtId: string): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (;;) {
    const args = { courtId, from: rows.length, count: 500, filter: 'all' }
    const range = (await callOf(page, 'timeline.range', args)) as unknown as { length: number; rows: Row[] }
    rows.push(...range.rows)
    if (rows.length >= range.length) return rows
  }
}

/** Every message that the rows of a court come from. */
async function messagesOf(page: Page, fixtureId: string): Promise<ReadonlySet<number>> {
  const rows = await rowsOf(page, courtIdOf(fixtureId))
  return new Set(
    rows.flatMap(({ seqNum, history }) => [
      ...(seqNum === null ? [] : [seqNum]),
      ...history.map((told) => told.seqNum)
    ])
  )
}

const lastMessageOf = async (page: Page, fixtureId: string): Promise<number> =>
  Math.max(0, ...(await messagesOf(page, fixtureId)))

/** A match that went on without us may be over. */
async function expectAllLive(page: Page, orEnded = ''): Promise<void> {
  const words = new RegExp(`LIVE|QUIET${orEnded}`)
  for (const each of [...tennisCards(page), ...volleyballCards(page)])
    await expect(each).toHaveAttribute('data-trust', words)
  await expect(card(page, courtIdOf(INDOOR))).toHaveAttribute('data-trust', /LIVE|QUIET/)
}

/** That the matches have gone on, and that no gap is left in any. */
async function expectHealed(page: Page, before: readonly number[]): Promise<void> {
  for (const [index, fixtureId] of VOLLEYBALL.entries()) {
    await expect.poll(() => lastMessageOf(page, fixtureId)).toBeGreaterThan(before[index] ?? 0)
    const { feeds } = (await callOf(page, 'court.feeds', { courtId: courtIdOf(fixtureId) })) as {
      feeds: { gapsOpen: number; lastSeqApplied: number; lastSeqReceived: number; undecodable: number }[]
    }
    expect(feeds[0]).toMatchObject({ gapsOpen: 0, undecodable: 0 })
    expect(feeds[0]?.lastSeqApplied).toBe(feeds[0]?.lastSeqReceived)
  }
}

const lastMessages = (page: Page): Promise<number[]> =>
  Promise.all(VOLLEYBALL.map((fixtureId) => lastMessageOf(page, fixtureId)))

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  const startAt = new Date().toISOString()
  const flags = { token: TOKEN, 'start-at': startAt }
  tennis = await ProviderProcess.prepare('out/main/simulate.cjs', { ...flags, courts: 3, volleyball: 0 })
  volleyball = await ProviderProcess.prepare('out/main/simulate.cjs', {
    ...flags,
    courts: 0,
    volleyball: 4,
    // The beach match lasts another 3 min at this speed, the indoor match another 11 min.
    speed: 6
  })
  await Promise.all([tennis.start(), volleyball.start()])
  rallydesk = await launch()
  await watchFour(rallydesk.page)
})

test.afterAll(async () => {
  await rallydesk.close()
  await Promise.all([tennis.kill(), volleyball.kill()])
})

test('two volleyball and two tennis courts are live at once', async () => {
  const { page } = rallydesk
  await expect(page.locator('[data-court-id]')).toHaveCount(4)
  await expectAllLive(page)
  await expect(card(page, courtIdOf(INDOOR))).toContainText('Norway')
  for (const courtId of [...TENNIS.map((id) => `feed:${id}`), ...VOLLEYBALL.map(courtIdOf)])
    await expect.poll(async () => (await rowsOf(page, courtId)).length).toBeGreaterThan(5)
})

test('a set point that is taken back remains visible, and the set continues', async () => {
  const { page } = rallydesk
  const courtId = courtIdOf(BEACH)
  const cancelled = async (): Promise<readonly string[]> =>
    (await rowsOf(page, courtId)).filter(({ marks }) => marks.includes('cancelled')).map(({ kind }) => kind)
  await expect.poll(cancelled, { timeout: 90_000 }).toEqual(expect.arrayContaining(['Point', 'SetEnd']))
  await card(page, courtId).getByRole('button').first().click()
  await page.getByRole('button', { name: 'Trouble' }).click()
  await expect(
    page
      .getByRole('region', { name: /^Timeline of/ })
      .getByText('cancelled')
      .first()
  ).toBeVisible()
  await page.keyboard.press('Escape')
  const before = await lastMessageOf(page, BEACH)
  await expect.poll(() => lastMessageOf(page, BEACH)).toBeGreaterThan(before + 2)
})

test('a provider that is down for 10 s comes back without a gap, while tennis continues', async () => {
  const { page } = rallydesk
  const before = await lastMessages(page)
  const diedAt = Date.now()
  await volleyball.kill()
  for (const each of volleyballCards(page)) await expect(each).toHaveAttribute('data-trust', /DOWN|UNKNOWN/)
  for (const each of tennisCards(page)) await expect(each).toHaveAttribute('data-trust', /LIVE|QUIET/)
  await passedSince(page, diedAt, 10_000)
  await volleyball.start()
  await expectAllLive(page)
  await expectHealed(page, before)
})

test('a provider that is down for 3 min raises critical alarms, and leaves no gap afterwards', async () => {
  test.setTimeout(600_000)
  const { page } = rallydesk
  const before = await lastMessages(page)
  const diedAt = Date.now()
  await volleyball.kill()
  const strip = page.getByRole('region', { name: 'Alarms' })
  await expect(strip).toContainText('2 critical', { timeout: 60_000 })
  for (const each of volleyballCards(page)) {
    await expect(each).toHaveAttribute('data-trust', 'DOWN')
    await expect(each).toContainText('Suspend advised')
  }
  await passedSince(page, diedAt, 180_000)
  for (const each of tennisCards(page)) await expect(each).toHaveAttribute('data-trust', /LIVE|QUIET/)
  await volleyball.start()
  await expectAllLive(page, '|ENDED')
  await expectHealed(page, before)
  await expect(strip).not.toContainText('critical')
})

/** As the clock on the wall has it. */
const passedSince = (page: Page, startMs: number, ms: number): Promise<void> =>
  expect
    .poll(() => Date.now() - startMs, { timeout: ms + 30_000, intervals: [500] })
    .toBeGreaterThanOrEqual(ms)

async function watchFour(page: Page): Promise<void> {
  const settings = await callOf(page, 'settings.get', {})
  const base = `127.0.0.1:${volleyball.port}`
  const { access } = settings['volleyball'] as { access: object }
  await callOf(page, 'settings.replace', {
    ...settings,
    tennisEvents: { ...(settings['tennisEvents'] as object), hosts: [tennis.host] },
    volleyball: {
      ...(settings['volleyball'] as object),
      access: {
        ...access,
        tokenUrl: `http://${base}/oauth2/token`,
        apiUrl: `http://${base}/api/v1`,
        realtimeUrl: `ws://${base}`
      }
    },
    demo: { enabled: false }
  })
  const tokenId = await store(page, { kind: 'token', token: TOKEN })
  const keysId = await store(page, {
    kind: 'volleyball',
    keys: { clientId: TOKEN, clientSecret: TOKEN, apiKey: TOKEN }
  })
  await callOf(page, 'courts.add', { eventIds: TENNIS, credentialId: tokenId })
  await callOf(page, 'courts.addVolleyball', {
    matches: [
      { fixtureId: INDOOR, teams: { Home: 'Norway', Away: 'Sweden' } },
      { fixtureId: BEACH, teams: { Home: '', Away: '' } }
    ],
    sourceId: SOURCE_ID,
    sportId: 91_189,
    rules: 'from-match',
    credentialId: keysId
  })
}

async function store(page: Page, secret: object): Promise<string> {
  const label = 'End to end'
  const added = await callOf(page, 'credentials.add', { label, secret, weakProtectionAccepted: true })
  return (added['credential'] as { id: string }).id
}
