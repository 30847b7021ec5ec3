/** A third sport that is only in the lists of sports: live, alarmed, captured, replayed, exported, inspected. */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { discardFolder } from '../../scripts/discard-folder.mjs'
import { AUTHORISED, HEARTBEAT, TestProvider } from '../support/test-provider'
import { callOf } from './support/calls'
import { launch, makeProfileFolder, type Console } from './support/launch'
import { expect, test } from './support/test'

const run = promisify(execFile)
const APP = path.resolve('out/third-sport')
const COURT = '[data-court-id="feed:table-1"]'
/** 11–0, then 1–2. */
const WINNERS = [...Array.from({ length: 11 }, () => 'A'), 'B', 'A', 'B']

const point = (winner: string, index: number): string =>
  JSON.stringify({ seq: index + 1, at: new Date().toISOString(), winner })

/** Accepts the newest connection, if it has just come, and sends over it. */
let accepted = 0
function send(...messages: readonly string[]): void {
  const { visits } = provider
  const visit = visits.at(-1)
  if (visit === undefined || visit.heard.length === 0) return
  if (accepted < visits.length) visit.send(AUTHORISED)
  accepted = visits.length
  visit.send(...messages)
}

const isOpen = (): boolean => provider.visits.at(-1)?.closeCode === null

let provider: TestProvider
let rallydesk: Console
let profileFolder: string
let exportFolder: string
let capture = ''
let heartbeats: NodeJS.Timeout

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  const config = ['--config', 'test/third-sport/electron.vite.config.ts', '--logLevel', 'error']
  await run(process.execPath, ['node_modules/electron-vite/bin/electron-vite.js', 'build', ...config])
  await mkdir(APP, { recursive: true })
  const manifest = { name: 'rallydesk', productName: 'Rallydesk', version: '0.1.0', main: 'main/main.cjs' }
  await writeFile(path.join(APP, 'package.json'), JSON.stringify(manifest))

  provider = await TestProvider.start()
  profileFolder = await makeProfileFolder()
  exportFolder = await mkdtemp(path.join(tmpdir(), 'rallydesk-third-sport-'))
  const court = { sport: 'table-tennis', courtId: 'feed:table-1', eventId: 'table-1', credentialId: '' }
  const stored = { settings: { demo: { enabled: false } }, courts: [{ ...court, host: provider.host }] }
  await writeFile(path.join(profileFolder, 'settings.json'), JSON.stringify({ schemaVersion: 1, ...stored }))
  rallydesk = await launch({ profileFolder, appFolder: APP })
  heartbeats = setInterval(() => send(HEARTBEAT), 1_000)
  await provider.visit(1)
})

test.afterAll(async () => {
  clearInterval(heartbeats)
  await rallydesk.close()
  await provider.stop()
  discardFolder(profileFolder)
  discardFolder(exportFolder)
})

test('its court is live on the wall, point by point', async () => {
  const card = rallydesk.page.locator(COURT)
  await expect(card).toContainText('Table 1')
  send(...WINNERS.slice(0, 3).map(point))
  await expect(card).toHaveAttribute('data-points', '3-0')
  send(...WINNERS.slice(3).map((winner, index) => point(winner, index + 3)))
  await expect(card).toHaveAttribute('data-points', '1-2')
  await expect(card).toHaveAttribute('data-trust', 'LIVE')
})

test('its court view has the score, the timeline and its feed', async () => {
  const { page } = rallydesk
  await page.locator(COURT).getByText('Table 1').click()
  await page.keyboard.press('Enter')
  const court = page.locator('article')
  await expect(court).toContainText('Point for B, 11–0 1–2')
  await page.keyboard.press('d')
  await expect(court).toContainText('Table tennis points')
  await page.keyboard.press('d')
})

test('unreadable messages raise an alarm of its feed', async () => {
  const { page } = rallydesk
  // After each of them the console connects again to have it sent once more.
  for (const count of [1, 2, 3]) {
    const undecodable = async () => {
      const { feeds } = await callOf(page, 'court.feeds', { courtId: 'feed:table-1' })
      return (feeds as { undecodable: number }[])[0]?.undecodable
    }
    await expect.poll(() => accepted === provider.visits.length && isOpen()).toBe(true)
    send('{broken')
    await expect.poll(undecodable).toBe(count)
  }
  await expect
    .poll(async () => {
      const { entries } = await callOf(page, 'alarms.journal', { before: null, count: 50 })
      return (entries as { kind: string; transition: string }[]).map(
        ({ kind, transition }) => `${kind} ${transition}`
      )
    })
    .toContain('DECODE_FAIL raised')
})

test('its log replays to the same score', async () => {
  const { page } = rallydesk
  const { rows } = await callOf(page, 'captures.list', {})
  const [row] = rows as { fileName: string; sport: string }[]
  capture = row?.fileName ?? ''
  const { courtId } = await callOf(page, 'replay.open', { fileName: capture })
  await callOf(page, 'replay.command', { courtId, command: { kind: 'seek-position', position: 1_000_000 } })
  await page.getByRole('navigation').getByText('Wall').click()
  const replay = page.locator(`[data-court-id="${String(courtId)}"]`)
  await expect(replay).toHaveAttribute('data-trust', 'REPLAY')
  await expect(replay).toHaveAttribute('data-points', '1-2')
})

test('its log is exported to CSV and HTML', async () => {
  const { app, page } = rallydesk
  await app.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] })
  }, exportFolder)
  await callOf(page, 'exports.start', {
    sources: [{ kind: 'court', courtId: 'feed:table-1' }],
    formats: ['events-csv', 'report-html'],
    options: { range: null, byteOrderMark: false }
  })
  await expect(page.locator('[data-export-state]')).toHaveAttribute('data-export-state', 'done')
  const files = await readdir(exportFolder)
  const read = (ending: string) =>
    readFile(path.join(exportFolder, files.find((file) => file.endsWith(ending)) ?? ''), 'utf8')
  expect(await read(' report.html')).toContain('<h1>11–0 1–2</h1>')
  const points = (await read(' events.csv')).split('\r\n').filter((line) => line.includes('Point for'))
  expect(points).toHaveLength(WINNERS.length)
})

test('its log is inspected on the command line', async () => {
  const log = path.join(profileFolder, 'captures', capture)
  const script = path.join(APP, 'main/rallydesk-log.cjs')
  const { stdout } = await run(process.execPath, [script, 'inspect', '--json', log])
  expect(JSON.parse(stdout)).toEqual([{ file: log, score: '11–0 1–2' }])
})
