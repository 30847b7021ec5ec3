/** The rallies of a demo court, in both generations of the feed: list, plot, overlays, statistics. */
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { launch, type Console } from './support/launch'
import { expect, test } from './support/test'

let rallydesk: Console

test.beforeAll(async () => {
  rallydesk = await launch()
})

test.afterAll(() => rallydesk.close())

/** How many colours the plot shows: an empty canvas has one. */
const coloursOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('[role="application"] canvas, canvas')
    const context = canvas?.getContext('2d')
    if (!canvas || !context) return 0
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
    const colours = new Set<number>()
    for (let at = 0; at < data.length; at += 4)
      colours.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0))
    return colours.size
  })

async function openRallies(page: Page, courtId: string): Promise<void> {
  await page.keyboard.press('Escape')
  await page.locator(`[data-court-id="${courtId}"]`).getByRole('button').first().click()
  await page.keyboard.press('r')
}

for (const { generation, courtId } of [
  { generation: 2024, courtId: 'demo:2026-0991-MS005' },
  { generation: 2022, courtId: 'demo:2026-0991-LS006' }
])
  test(`rallies of generation ${generation} are listed, drawn and counted`, async () => {
    const { page } = rallydesk
    await openRallies(page, courtId)
    const panel = page.getByRole('region', { name: 'Rallies', exact: true })
    const rows = panel.getByRole('grid', { name: 'Rallies, newest first' }).getByRole('row')
    // One of the courts has only just begun: its first rallies are yet to be played.
    await expect.poll(() => rows.count(), { timeout: 60_000 }).toBeGreaterThan(1)
    await expect.poll(() => coloursOf(page)).toBeGreaterThan(8)
    await panel.getByRole('button', { name: 'Next shot' }).click()
    await expect(panel.getByText(/Shot \d+ of \d+/)).toBeVisible()
    const statistics = panel.getByRole('region', { name: 'Rally statistics' })
    await expect(statistics.getByText('Points won by shots')).toBeVisible()
    await panel.getByRole('button', { name: 'Serves', exact: true }).click()
    await expect(panel.getByRole('application', { name: /^Serves on the court/ })).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('r')
    await expect(panel).toBeHidden()
  })
