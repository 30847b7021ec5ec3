/** Menus and dialogs by keyboard and mouse: where the focus goes, and that each dialog does what it is for. */
import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { launch, type Console } from './support/launch'
import { expect, test } from './support/test'

let rallydesk: Console

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  rallydesk = await launch()
  const { page } = rallydesk
  await expect(page.locator('[data-court-id]')).toHaveCount(10)
  // So that no card changes its place meanwhile.
  await opener(page, 0).click()
  await item(page, /^Arrange/).click()
})
test.afterAll(() => rallydesk.close())

const opener = (page: Page, card = 1): Locator =>
  page
    .locator('[data-court-id]')
    .nth(card)
    .getByRole('button', { name: /^Actions for/ })
const item = (page: Page, name: string | RegExp): Locator => page.getByRole('menuitem', { name })
/** By key, and waits until it has the focus. */
async function openByKey(page: Page, card = 1): Promise<void> {
  await opener(page, card).focus()
  await page.keyboard.press('Enter')
  await expect(item(page, /^Open/)).toBeFocused()
}
const dialog = (page: Page): Locator => page.getByRole('dialog')

test.describe('a menu', () => {
  test('opens by key on its first item, and the arrow keys wrap around', async () => {
    const { page } = rallydesk
    await openByKey(page)
    await page.keyboard.press('ArrowDown')
    await expect(item(page, 'Reconnect')).toBeFocused()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await expect(item(page, /^Remove/)).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(item(page, /^Open/)).toBeFocused()
    await expectAccessible(page)
  })

  test('End and Home go to the ends', async () => {
    const { page } = rallydesk
    await page.keyboard.press('End')
    await expect(item(page, /^Remove/)).toBeFocused()
    await page.keyboard.press('Home')
    await expect(item(page, /^Open/)).toBeFocused()
  })

  test('a typed letter goes to the item that starts with it, and does nothing else', async () => {
    const { page } = rallydesk
    await page.keyboard.type('e')
    await expect(item(page, /^Export/)).toBeFocused()
    await expect(dialog(page)).toHaveCount(0)
  })

  test('Escape closes it and returns to its button', async () => {
    const { page } = rallydesk
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toHaveCount(0)
    await expect(opener(page)).toBeFocused()
  })

  test('skips disabled items', async () => {
    const { page } = rallydesk
    await openByKey(page, 0)
    await expect(item(page, /^Move (back|left)/)).toBeDisabled()
    await item(page, /^Export/).focus()
    await page.keyboard.press('ArrowDown')
    await expect(item(page, /^Move (on|right)/)).toBeFocused()
    await page.keyboard.press('Escape')
  })

  test('a click outside closes it', async () => {
    const { page } = rallydesk
    await opener(page).click()
    await expect(page.getByRole('menu')).toBeVisible()
    await page.mouse.click(5, 450)
    await expect(page.getByRole('menu')).toHaveCount(0)
  })

  test('stays within the window', async () => {
    const { page } = rallydesk
    for (const card of [0, 9]) {
      await opener(page, card).click()
      const box = await page.getByRole('menu').boundingBox()
      const size =
        page.viewportSize() ?? (await page.evaluate(() => ({ width: innerWidth, height: innerHeight })))
      expect(box?.x).toBeGreaterThanOrEqual(0)
      expect(box?.y).toBeGreaterThanOrEqual(0)
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(size.width)
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(size.height)
      await page.keyboard.press('Escape')
    }
  })
})

test.describe('a dialog from a menu', () => {
  test('returns the focus to the menu’s button', async () => {
    const { page } = rallydesk
    await openByKey(page)
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await expect(dialog(page)).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
    await expect(opener(page)).toBeFocused()
  })

  test('keeps the focus while it is open', async () => {
    const { page } = rallydesk
    await openByKey(page)
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await expect(dialog(page)).toBeVisible()
    for (let press = 0; press < 8; press += 1) {
      await page.keyboard.press(press < 4 ? 'Tab' : 'Shift+Tab')
      const outside = await page.evaluate(() => {
        const { activeElement } = document
        return activeElement !== document.body && activeElement?.closest('[role="dialog"], dialog') === null
      })
      expect(outside).toBe(false)
    }
  })

  test('blocks clicks and keys from whatever is behind it', async () => {
    const { page } = rallydesk
    await page.mouse.click(200, 300)
    await page.keyboard.press('2')
    await expect(dialog(page)).toBeVisible()
    await expect(page.getByRole('heading', { name: /^Feeds:/ })).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
  })

  test('acts when confirmed', async () => {
    const { page } = rallydesk
    await opener(page, 9).click()
    await item(page, /^Remove/).click()
    await dialog(page).getByRole('button').last().click()
    await expect(page.locator('[data-court-id]')).toHaveCount(9)
  })
})

test.describe('each dialog works:', () => {
  test('Export', async () => {
    const { page, app, profileFolder } = rallydesk
    await app.evaluate(({ dialog: system }, folder) => {
      system.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] })
    }, profileFolder)
    await opener(page).click()
    await item(page, /^Export/).click()
    await dialog(page).getByRole('button').last().click()
    await expect(dialog(page)).toHaveCount(0)
    await expect(page.getByText(/files? (in|written)|Exported/i).first()).toBeVisible({ timeout: 15_000 })
  })

  test('Note', async () => {
    const { page } = rallydesk
    await page.locator('[data-court-id]').first().dblclick()
    await page.keyboard.press('w')
    await expect(dialog(page).getByLabel('Note')).toBeFocused()
    await page.keyboard.type('The umpire has left')
    await page.keyboard.press('Enter')
    await expect(dialog(page)).toHaveCount(0)
    await expect(page.getByRole('region', { name: /^Timeline of/ })).toContainText('The umpire has left')
  })

  test('Copy, with the clipboard blocked', async () => {
    const { page } = rallydesk
    await page.keyboard.press('d')
    const button = page.getByRole('button', { name: 'Copy diagnostics' })
    await button.click()
    const text = dialog(page).getByRole('textbox')
    await expect(text).toBeFocused()
    await expect(text).toHaveValue(/Court 1/)
    expect(
      await text.evaluate((area: HTMLTextAreaElement) => area.selectionEnd - area.selectionStart)
    ).toBeGreaterThan(100)
    await page.keyboard.press('Escape')
    await expect(button).toBeFocused()
  })

  test('Add courts', async () => {
    const { page } = rallydesk
    await page.keyboard.press('Control+n')
    await expect(dialog(page).getByLabel('Event ids')).toBeVisible()
    await dialog(page).getByLabel('Event ids').fill('2026-0042-MS003')
    await dialog(page)
      .getByLabel(/^Token name/)
      .fill('Tour')
    await dialog(page).getByLabel('Token', { exact: true }).fill('a-token-for-a-test')
    await dialog(page)
      .getByRole('button', { name: /^Save token/ })
      .click()
    await dialog(page).getByRole('button', { name: /^Add/ }).last().click()
    await expect(dialog(page)).toContainText(/Added/)
    await page.keyboard.press('Escape')
    await expect(page.locator('[data-court-id="feed:2026-0042-MS003"]')).toBeVisible()
  })
})
