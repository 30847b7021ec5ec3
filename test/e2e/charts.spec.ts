/** A chart's picture: the only file that a window may save. */
import type { ElectronApplication } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { launch, type Console } from './support/launch'
import { expect, test } from './support/test'

let rallydesk: Console

test.beforeAll(async () => {
  const recording = path.resolve('fixtures/recordings/womens-singles.ndjson')
  rallydesk = await launch({ args: ['--recording', recording, '--speed', '2000'] })
  await saveInto(rallydesk.app, rallydesk.profileFolder)
})

test.afterAll(() => rallydesk.close())

test('a chart is saved as a PNG with a descriptive name', async () => {
  const { app, page } = rallydesk
  await expect(page.locator('[data-court-id]')).toHaveAttribute('data-trust', 'ENDED')
  await page.keyboard.press('1')
  await page.keyboard.press('Enter')
  await page.locator('[data-chart="win-probability"]').getByRole('button', { name: 'Save picture' }).click()
  await expect.poll(() => savedBy(app)).toMatch(/win-probability \d{4}-\d\d-\d\d \d{4}\.png$/)
  const bytes = await readFile((await savedBy(app)) ?? '')
  // The signature of a PNG, and room for more than an empty ground.
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  expect(bytes.length).toBeGreaterThan(10_000)
})

test('nothing else is saved', async () => {
  const { app, page } = rallydesk
  const before = await savedBy(app)
  const files = [
    { type: 'text/html', name: 'page.html' },
    { type: 'image/png', name: 'program.exe' },
    { type: 'application/octet-stream', name: 'picture.png' }
  ]
  for (const [index, file] of files.entries()) {
    await page.evaluate(({ type, name }) => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob(['x'], { type }))
      link.download = name
      link.click()
    }, file)
    await expect.poll(() => refusedBy(app)).toBe(index + 1)
  }
  expect(await savedBy(app)).toBe(before)
})

/** Stands in for the user in the system's dialog; after the policy has decided. */
const saveInto = (app: ElectronApplication, folder: string): Promise<void> =>
  app.evaluate(({ session }, target) => {
    session.defaultSession.on('will-download', (event, item) => {
      if (event.defaultPrevented) {
        Reflect.set(globalThis, 'refused', Number(Reflect.get(globalThis, 'refused') ?? 0) + 1)
        return
      }
      const file = `${target}/${item.getFilename()}`
      item.setSavePath(file)
      item.once('done', (_event, state) => {
        if (state === 'completed') Reflect.set(globalThis, 'saved', file)
      })
    })
  }, folder)

const savedBy = (app: ElectronApplication): Promise<string | undefined> =>
  app.evaluate(() => Reflect.get(globalThis, 'saved') as string | undefined)
const refusedBy = (app: ElectronApplication): Promise<number | undefined> =>
  app.evaluate(() => Reflect.get(globalThis, 'refused') as number | undefined)
