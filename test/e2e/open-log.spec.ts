/** Logs come in by the command line, by a second start, and by a file dropped on a window; what is no log says so. */
import type { Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { discardFolder } from '../../scripts/discard-folder.mjs'
import { launch } from './support/launch'
import { expect, test } from './support/test'

test.use({ provokedErrors: /Not allowed to load local resource/ })

const recording = (name: string): string => path.resolve('fixtures/recordings', name)
const LOG = recording('mens-singles-incidents.ndjson')
const replays = (page: Page) => page.locator('[data-court-id^="replay:"]')

const call = (page: Page, name: string, args: object): Promise<unknown> =>
  page.evaluate(([callName, callArgs]) => window.rallydesk?.call(callName, callArgs), [name, args] as const)

/** What the window's own drag and drop does, without a pointer: the file reaches Chromium as from a file manager. */
async function drop(page: Page, file: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [file], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
  await session.detach()
}

test('a log on the command line becomes a court, and can be played', async () => {
  const { page, close } = await launch({ args: [LOG] })
  try {
    await expect(replays(page)).toHaveCount(1)
    const courtId = await replays(page).getAttribute('data-court-id')
    await call(page, 'replay.command', { courtId, command: { kind: 'seek-position', position: 384 } })
    await expect(replays(page)).toContainText(/won|Match over/)
    expect(await call(page, 'court.note', { courtId, text: 'late' })).toMatchObject({ code: 'READ_ONLY' })
    expect(await call(page, 'courts.remove', { courtId })).toMatchObject({ ok: true })
    await expect(replays(page)).toHaveCount(0)
  } finally {
    await close()
  }
})

test('a second start with a log opens it in the running console', async () => {
  const { page, profileFolder, close } = await launch()
  try {
    await expect(page.locator('[data-court-id]').first()).toBeVisible()
    const electron = process.env['ELECTRON_EXEC_PATH'] ?? ''
    const second = spawn(
      electron,
      ['--no-sandbox', `--user-data-dir=${profileFolder}`, path.resolve('.'), path.basename(LOG)],
      { cwd: path.dirname(LOG), stdio: 'ignore' }
    )
    await once(second, 'exit')
    await expect(replays(page)).toHaveCount(1)
  } finally {
    await close()
  }
})

test('a dropped log opens as a court, and the window stays on its own page', async () => {
  const { page, close } = await launch()
  try {
    await expect(page.locator('[data-court-id]').first()).toBeVisible()
    const url = page.url()
    for (const count of [1, 2]) {
      await drop(page, LOG)
      await expect(page.getByRole('region', { name: 'Replay' })).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(replays(page)).toHaveCount(count)
    }
    expect(page.url()).toBe(url)
  } finally {
    await close()
  }
})

test('a dropped file that is not a log is rejected with a message', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'rallydesk-drop-'))
  const file = path.join(folder, 'holiday.html')
  await writeFile(file, '<script>document.title = "taken over"</script>')
  const { page, close } = await launch()
  try {
    await expect(page.locator('[data-court-id]').first()).toBeVisible()
    await drop(page, file)
    await expect(page.getByText('holiday.html cannot be opened')).toBeVisible()
    await expect(replays(page)).toHaveCount(0)
    expect(await page.title()).not.toBe('taken over')
  } finally {
    await close()
    discardFolder(folder)
  }
})

test('a page cannot open a log by itself', async () => {
  const { page, close } = await launch()
  try {
    await expect(page.locator('[data-court-id]').first()).toBeVisible()
    const url = page.url()
    await page.evaluate((file) => {
      window.open(file)
      location.href = file
    }, pathToFileURL(LOG).href)
    // Only once the window has answered would a navigation have been seen.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    await drop(page, LOG)
    await expect(replays(page)).toHaveCount(1)
    expect(page.url()).toBe(url)
  } finally {
    await close()
  }
})

test('a second window shows the same courts', async () => {
  const { app, page, close } = await launch({ args: [LOG] })
  try {
    await expect(replays(page)).toHaveCount(1)
    const opened = app.waitForEvent('window')
    await app.evaluate(({ Menu }) => {
      const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'File')
      file?.submenu?.items.find(({ label }) => label === 'New window')?.click()
    })
    const second = await opened
    await expect(replays(second)).toHaveCount(1)
    expect(await call(second, 'court.statistics', { courtId: 'replay:1' })).toMatchObject({ ok: true })
  } finally {
    await close()
  }
})
