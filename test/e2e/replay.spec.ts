/** A recording opened as a replay beside the live courts: the frame and the word, and the ways through the log. */
import type { Page } from '@playwright/test'
import path from 'node:path'
import { expectAccessible } from './support/axe'
import { launch, type Console } from './support/launch'
import { expect, test } from './support/test'

const RECORDING = path.resolve('fixtures/recordings/womens-singles.ndjson')
const PACKETS = 459

let rallydesk: Console

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  rallydesk = await launch()
  await rallydesk.app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] })
  }, RECORDING)
})
test.afterAll(() => rallydesk.close())

const replay = (page: Page) => page.getByRole('region', { name: 'Replay' })
const positionOf = async (page: Page): Promise<number> =>
  Number(await replay(page).getAttribute('data-position'))
const newestSeq = (page: Page) =>
  page
    .getByRole('region', { name: /^Timeline of/ })
    .locator('[data-seq]:not([data-seq=""])')
    .first()

test('a picked file opens as a court of its own, framed and labelled as a replay', async () => {
  const { page } = rallydesk
  await expect(page.locator('[data-court-id]')).toHaveCount(10)
  await page.getByRole('navigation').getByText('Captures').click()
  await page.getByRole('button', { name: 'Open file' }).click()
  await expect(replay(page)).toBeVisible()
  await expect(replay(page)).toContainText('REPLAY')
  await expect(page.getByRole('main').getByText('REPLAY', { exact: true })).toHaveCount(2)
  await expect(replay(page)).toContainText(`of ${PACKETS}`)
})

test('steps by packet and by point, and a step forward and back ends where it started', async () => {
  const { page } = rallydesk
  await page.keyboard.press('.')
  await expect.poll(() => positionOf(page)).toBe(1)
  for (let point = 0; point < 3; point += 1) {
    const before = await positionOf(page)
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => positionOf(page)).toBeGreaterThan(before)
  }
  const there = await positionOf(page)
  await page.keyboard.press('.')
  await expect.poll(() => positionOf(page)).toBe(there + 1)
  await page.keyboard.press(',')
  await expect.poll(() => positionOf(page)).toBe(there)
})

test('scrubs on the bar, with the score and timeline of that time', async () => {
  const { page } = rallydesk
  const slider = page.getByRole('slider', { name: 'Position in the log' })
  const box = await slider.boundingBox()
  if (!box) throw new Error('The bar has no place')
  await slider.click({ position: { x: box.width * 0.5, y: box.height / 2 } })
  await expect.poll(() => positionOf(page)).toBeGreaterThan(50)
  const middle = await positionOf(page)
  await expect(page.getByText(new RegExp(`^${middle} packets$`)).first()).toBeVisible()

  await slider.focus()
  await page.keyboard.press('End')
  await expect.poll(() => positionOf(page)).toBe(PACKETS)
  await expect(newestSeq(page)).toContainText('wins the match')
  await page.keyboard.press('Home')
  await expect.poll(() => positionOf(page)).toBeLessThan(middle)
})

test('goes to a sequence number, and says what is not in the log', async () => {
  const { page } = rallydesk
  await page.keyboard.press('g')
  await page.getByRole('button', { name: 'Sequence number' }).click()
  await page.getByLabel('Sequence number', { exact: true }).fill('99999')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText(/no|not/i)
  await expectAccessible(page)
  await page.getByLabel('Sequence number', { exact: true }).fill('120')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(newestSeq(page)).toHaveAttribute('data-seq', '120')
})

test('plays faster than real time, and pauses', async () => {
  const { page } = rallydesk
  await replay(page).getByLabel('Speed').selectOption('60')
  const before = await positionOf(page)
  await page.keyboard.press('k')
  await expect(replay(page)).toHaveAttribute('data-replay-state', 'playing')
  await expect.poll(() => positionOf(page)).toBeGreaterThan(before)
  await replay(page).getByRole('button', { name: 'Pause' }).click()
  await expect(replay(page)).toHaveAttribute('data-replay-state', 'paused')
  await expectAccessible(page)
})

test('is a framed card on the wall beside the live ones, and closes', async () => {
  const { page } = rallydesk
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-court-id]')).toHaveCount(11)
  const card = page.locator('[data-trust="REPLAY"]')
  await expect(card).toContainText('REPLAY')
  await expect(card).toHaveCSS('border-top-style', 'double')
  await card.getByRole('button').first().click()
  await replay(page).getByRole('button', { name: 'Close replay' }).click()
  await page.getByRole('navigation').getByText('Wall').click()
  await expect(page.locator('[data-court-id]')).toHaveCount(10)
})

test('a file dropped on the window opens too', async () => {
  const { page } = rallydesk
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [RECORDING], dragOperationsMask: 1 }
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data })
  await drag('dragEnter')
  await drag('dragOver')
  await expect(page.getByText('Drop to replay')).toBeVisible()
  await drag('drop')
  await expect(page.locator('[data-trust="REPLAY"]')).toBeVisible()
  await expect(page.getByText('Drop to replay')).toHaveCount(0)
})
