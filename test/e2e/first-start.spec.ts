/** What a new user sees: `npm start`, no token, no settings. */
import { expectAccessible } from './support/axe'
import { launch, type Console } from './support/launch'
import { expect, test } from './support/test'

let rallydesk: Console

test.beforeAll(async () => {
  rallydesk = await launch()
})

test.afterAll(() => rallydesk.close())

test('shows tennis and volleyball courts, most of them live', async () => {
  const { page } = rallydesk
  await expect(page.locator('[data-court-id]')).toHaveCount(10)
  await expect(page.locator('[data-trust="NOT OPEN"]')).toHaveCount(1)
  await expect(page.locator('[data-trust="ENDED"]')).toHaveCount(1)
  await expect
    .poll(() => page.locator('[data-trust="LIVE"], [data-trust="QUIET"]').count())
    .toBeGreaterThan(6)
  await expect(page.getByText('Demo · invented players')).toBeVisible()
})

test('scores move by themselves', async () => {
  const scores = () =>
    rallydesk.page
      .locator('[data-court-id]')
      .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-points')).join(' | '))
  const before = await scores()
  await expect.poll(scores).not.toBe(before)
})

test('opens a court whose timeline grows', async () => {
  const { page } = rallydesk
  await page.keyboard.press('1')
  await page.keyboard.press('Enter')
  const count = page.getByText(/^\d[\d,]* packets$/)
  await expect(count).toBeVisible()
  const before = await count.textContent()
  await expect(count).not.toHaveText(before ?? '')
  const newest = page.locator('[data-seq]:not([data-seq=""])').first()
  await expect(newest).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-court-id]')).toHaveCount(10)
})

test('opens a volleyball court whose rallies are listed and drawn', async () => {
  const { page } = rallydesk
  const card = page.locator('[data-court-id^="demo:volleyball:"]').first()
  await expect(card).toHaveAttribute('data-trust', /LIVE|QUIET/)
  await card.getByRole('button').first().click()
  const count = page.getByText(/^\d[\d,]* messages$/)
  await expect(count).toBeVisible()
  const before = await count.textContent()
  await expect(count).not.toHaveText(before ?? '')
  await expect(page.getByRole('heading', { name: 'Rallies by set' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Rotation', exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-court-id]')).toHaveCount(10)
})

for (const view of ['Wall', 'Court', 'Captures', 'Settings'])
  test(`the ${view} view passes the accessibility rules of WCAG 2.2 AA`, async () => {
    const { page } = rallydesk
    await page.getByRole('navigation').getByText(view, { exact: true }).click()
    await expect(page.locator('main')).toBeVisible()
    await expectAccessible(page)
  })
