/** Alarms on the desktop: for an operator who looks at something else, and only for him. */
import type { ElectronApplication, Page } from '@playwright/test'
import path from 'node:path'
import { ProviderProcess } from '../support/provider-process'
import { addCourt, callOf, watchOnly } from './support/calls'
import { launch, type Console } from './support/launch'
import { expect, test } from './support/test'

const TOKEN = 'e2e-notification-token-7723-QWERTZ'
const WRONG_TOKEN = 'e2e-notification-wrong-0001-YXCVBN'
const EVENT_ID = '2026-0042-LS007'
const COURT_ID = `feed:${EVENT_ID}`

interface Shown {
  readonly title: string
  readonly body: string
}

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
  rallydesk = await launch()
  await observeNotifications(rallydesk.app)
})

test.afterAll(async () => {
  await rallydesk.close()
  await provider.kill()
})

test('a critical alarm shows on the desktop when no window has the focus', async () => {
  const { app, page } = rallydesk
  await takeFocusAway(rallydesk)
  await watchOnly(page, { host: provider.host, eventId: EVENT_ID, token: WRONG_TOKEN })
  await expectAlarm(page)
  const alarm = { title: EVENT_ID, body: expect.stringContaining('refused the token') }
  await expect.poll(() => shownOn(app)).toContainEqual(alarm)
  expect(JSON.stringify(await shownOn(app))).not.toContain(WRONG_TOKEN)
})

test('a click on the notification brings the console to the front', async () => {
  const { app } = rallydesk
  await letHaveFocus(app)
  await app.evaluate(() => {
    const latest = Reflect.get(globalThis, 'latestNotification') as { emit(event: 'click'): void }
    latest.emit('click')
  })
  await expect.poll(() => hasFocus(app)).toBe(true)
})

test('nothing shows while the operator looks at the console', async () => {
  const { app, page } = rallydesk
  const before = await shownOn(app)
  await callOf(page, 'courts.remove', { courtId: COURT_ID })
  await expect(page.getByRole('region', { name: 'Alarms' })).toContainText('No alarms')
  expect(await hasFocus(app)).toBe(true)
  await addCourt(page, { eventId: EVENT_ID, token: WRONG_TOKEN })
  await expectAlarm(page)
  // What is announced at all is announced before the window shows it.
  expect(await shownOn(app)).toEqual(before)
})

const expectAlarm = (page: Page): Promise<void> =>
  expect(page.getByRole('region', { name: 'Alarms' })).toContainText('1 critical')

/** Whether this machine has a desktop that shows notifications must not matter. */
const observeNotifications = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ Notification }) => {
    const shown: Shown[] = []
    Reflect.set(globalThis, 'shownNotifications', shown)
    Notification.isSupported = () => true
    Notification.prototype.show = function () {
      shown.push({ title: this.title, body: this.body })
      Reflect.set(globalThis, 'latestNotification', this)
    }
  })

const shownOn = (app: ElectronApplication): Promise<Shown[]> =>
  app.evaluate(() => Reflect.get(globalThis, 'shownNotifications') as Shown[])

/** A window takes the focus when it is shown, and perhaps once more when it has been painted: it is not let have it. */
async function takeFocusAway({ app, page }: Console): Promise<void> {
  await expect(page.locator('[data-court-id]').first()).toBeVisible()
  await expect.poll(() => hasFocus(app)).toBe(true)
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      window.on('focus', () => {
        if (Reflect.get(globalThis, 'mayHaveFocus') !== true) window.blur()
      })
      window.blur()
    }
  })
  await expect.poll(() => hasFocus(app)).toBe(false)
}

const letHaveFocus = (app: ElectronApplication): Promise<boolean> =>
  app.evaluate(() => Reflect.set(globalThis, 'mayHaveFocus', true))

const hasFocus = (app: ElectronApplication): Promise<boolean> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow() !== null)
