/** The console itself is killed, or finds its files damaged: it says so and goes on. */
import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { discardFolder } from '../../scripts/discard-folder.mjs'
import { launch, makeProfileFolder } from './support/launch'
import { expect, test } from './support/test'

let profileFolder: string

test.beforeEach(async () => {
  profileFolder = await makeProfileFolder()
})

test.afterEach(() => discardFolder(profileFolder))

test('logs left open by a kill are sealed at the next start', async () => {
  const killed = await launch({ profileFolder })
  await expect(killed.page.locator('[data-trust="LIVE"]').first()).toBeVisible()
  const captures = path.join(profileFolder, 'captures')
  const liveLogs = async () => (await readdir(captures)).filter((name) => name.endsWith('.live.mcap'))
  await expect.poll(async () => (await liveLogs()).length).toBeGreaterThan(3)
  const left = await liveLogs()
  const ended = new Promise((resolve) => killed.app.process().once('exit', resolve))
  killed.app.process().kill('SIGKILL')
  await ended

  const { page, close } = await launch({ profileFolder })
  await expect(page.getByText('The console exited unexpectedly last time')).toBeVisible()
  const eventIds = left.map((name) => name.replace('.live.mcap', '').split(' ').at(-1) ?? '')
  const unsealed = async () => {
    const sealed = (await readdir(captures)).filter((name) => !name.endsWith('.live.mcap'))
    return eventIds.filter((eventId) => !sealed.some((name) => name.includes(eventId)))
  }
  await expect.poll(unsealed).toEqual([])
  await page
    .getByRole('button', { name: /dismiss/i })
    .first()
    .click()
  await expect(page.getByText('The console exited unexpectedly last time')).toHaveCount(0)
  await close()
})

test('a damaged settings file is set aside and reported', async () => {
  await writeFile(path.join(profileFolder, 'settings.json'), '{"settings": broken')
  const { page, close } = await launch({ profileFolder })
  await expect(page.getByText(/settings.*renamed to|kept as/i).first()).toBeVisible()
  await expect(page.locator('[data-court-id]')).toHaveCount(10)
  expect(await readdir(profileFolder)).toContainEqual(expect.stringMatching(/^settings\.corrupt-/))
  await close()
})
