/** The log of the console's own problems: what gets into it, what never does, and how a user finds it. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { watchOnly } from './support/calls'
import { launch, type Console } from './support/launch'
import { expectNoSecretInProfile } from './support/secrets'
import { expect, test } from './support/test'

test.use({ provokedErrors: /page bug/ })

const TOKEN = 'e2e-planted-token-4402-QWERTY'

let rallydesk: Console
const logFile = (): string => path.join(rallydesk.profileFolder, 'rallydesk.log')
const logged = () => expect.poll(() => readFile(logFile(), 'utf8'))

test.beforeEach(async () => {
  rallydesk = await launch()
})
test.afterEach(() => rallydesk.close())

test('errors of the page and the main process are in it, but not the token', async () => {
  const { page, app, profileFolder } = rallydesk
  await logged().toMatch(/note: Rallydesk \d+\.\d+\.\d+, Electron \d+/)
  await watchOnly(page, { host: 'ws://127.0.0.1:9', eventId: '2026-0042-LS003', token: TOKEN })
  // The token has been used once the connection has failed.
  await expect(page.locator('[data-court-id="feed:2026-0042-LS003"]')).toContainText(/retrying/i)
  await page.evaluate((token) => {
    setTimeout(() => {
      throw new Error(`page bug with ${token}`)
    })
  }, TOKEN)
  await app.evaluate((_electron, token) => {
    setTimeout(() => {
      throw new Error(`main bug with ${token}`)
    })
  }, TOKEN)
  await logged().toMatch(/page: Uncaught Error: page bug with ••• \(.*:\d+\)/)
  await logged().toMatch(/uncaught exception: Error: main bug with •••\n +at /)
  await expectNoSecretInProfile(profileFolder, TOKEN)
})

test('a crashed window is in it', async () => {
  await rallydesk.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents()[0]?.forcefullyCrashRenderer()
  )
  await logged().toMatch(/page process: (crashed|killed), exit code \d+/)
})

test('the settings and the feed details show it in the file manager', async () => {
  const { page, app } = rallydesk
  await app.evaluate(({ shell }) => {
    shell.showItemInFolder = (filePath) => void Reflect.set(globalThis, 'shownFile', filePath)
  })
  const shown = () =>
    expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'shownFile') as string | undefined))
  await page.getByRole('navigation').getByText('Settings').click()
  await page.getByRole('button', { name: 'Show log file' }).click()
  await shown().toBe(logFile())
  await app.evaluate(() => void Reflect.deleteProperty(globalThis, 'shownFile'))
  await page.getByRole('navigation').getByText('Wall').click()
  await page.locator('[data-court-id]').first().dblclick()
  await page.keyboard.press('d')
  await page.getByRole('button', { name: 'Show log file' }).click()
  await shown().toBe(logFile())
})
