/** Exports as a user makes them, and the report opened for real: in a window of the app, and as a PDF. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { CallArgs, CallName, CallResult } from '@shared/ipc/contract'
import { ensureReaders } from '../../scripts/debian-packages.mjs'
import { discardFolder } from '../../scripts/discard-folder.mjs'
import { launch, type Console } from './support/launch'
import { expect, test } from './support/test'

let rallydesk: Console
let folder: string

test.beforeAll(async () => {
  ensureReaders('pdftotext')
  folder = await mkdtemp(path.join(tmpdir(), 'rallydesk-export-'))
  const recording = path.resolve('fixtures/recordings/mens-singles-incidents.ndjson')
  rallydesk = await launch({ args: ['--recording', recording, '--speed', '5000'] })
  await expect(rallydesk.page.locator('[data-trust="ENDED"]')).toBeVisible()
})

test.afterAll(async () => {
  await rallydesk.close()
  discardFolder(folder)
})

async function call<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<CallResult<Name>> {
  const answer = await rallydesk.page.evaluate(
    ([callName, callArgs]) => {
      const bridge = Reflect.get(window, 'rallydesk') as { call: (name: string, args: unknown) => unknown }
      return bridge.call(callName, callArgs)
    },
    [name, args] as const
  )
  const { ok, value } = answer as { ok: boolean; value: CallResult<Name> }
  expect(ok, JSON.stringify(answer)).toBe(true)
  return value
}

async function exportCourt(formats: CallArgs<'exports.start'>['formats']): Promise<readonly string[]> {
  await rallydesk.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, folder)
  const courtId = await rallydesk.page.locator('[data-court-id]').first().getAttribute('data-court-id')
  const { exportId } = await call('exports.start', {
    sources: [{ kind: 'court', courtId: courtId ?? '' }],
    formats,
    options: { range: null, byteOrderMark: false }
  })
  expect(exportId).not.toBeNull()
  await expect
    .poll(async () => (await readdir(folder)).filter((name) => name.endsWith('manifest.json')))
    .toHaveLength(1)
  return readdir(folder)
}

test('a court is exported in every format, and the report shows its figures on screen and in the PDF', async () => {
  const files = await exportCourt([
    'events-csv',
    'events-ndjson',
    'raw-ndjson',
    'json',
    'xlsx',
    'statistics-csv',
    'alarms-csv',
    'report-html',
    'report-pdf'
  ])
  const named = (ending: string): string =>
    path.join(folder, files.find((name) => name.endsWith(ending)) ?? ending)
  expect(files.filter((name) => name.endsWith('.partial'))).toEqual([])

  const manifest = JSON.parse(await readFile(named('manifest.json'), 'utf8')) as {
    files: { fileName: string; sha256: string }[]
  }
  expect(manifest.files).toHaveLength(files.length - 1)
  for (const { fileName, sha256 } of manifest.files) {
    const bytes = await readFile(path.join(folder, fileName))
    expect(createHash('sha256').update(bytes).digest('hex'), fileName).toBe(sha256)
  }

  const raw = await readFile(named('raw events.ndjson'), 'utf8')
  const recorded = (await readFile('fixtures/recordings/mens-singles-incidents.ndjson', 'utf8'))
    .trim()
    .split('\n')
  const packets = raw.split('\n').filter((line) => line.includes('eventElementType'))
  expect(packets).toEqual(recorded)

  const courtId = await rallydesk.page.locator('[data-court-id]').first().getAttribute('data-court-id')
  const { parts } = await call('court.statistics', { courtId: courtId ?? '' })
  const ours = parts[0]?.ours
  const figures = [
    ['Aces', ours?.TeamA.aces, ours?.TeamB.aces],
    ['Double faults', ours?.TeamA.doubleFaults, ours?.TeamB.doubleFaults],
    ['Points won', ours?.TeamA.pointsWon, ours?.TeamB.pointsWon],
    ['Games won', ours?.TeamA.gamesWon, ours?.TeamB.gamesWon]
  ] as const

  const opened = rallydesk.app.waitForEvent('window')
  await rallydesk.app.evaluate(({ BrowserWindow }, file) => {
    const window = new BrowserWindow({
      width: 900,
      height: 1200,
      webPreferences: { partition: 'test', sandbox: true }
    })
    void window.loadFile(file)
  }, named('report.html'))
  const report = await opened
  for (const [label, teamA, teamB] of figures) {
    const row = report.locator('.figures tr', { has: report.getByText(label, { exact: true }) })
    await expect(row.locator('td').first()).toHaveText(String(teamA))
    await expect(row.locator('td').last()).toHaveText(String(teamB))
  }
  await expect(report.locator('.board tbody tr').first().locator('.set')).toHaveText(['4', '2'])
  await expect(report.locator('svg')).toHaveCount(3)
  expect(await report.locator('script, link, img, iframe').count()).toBe(0)

  const { stdout: text } = await promisify(execFile)('pdftotext', ['-layout', named('report.pdf'), '-'])
  for (const [label, teamA, teamB] of figures)
    expect(text).toMatch(new RegExp(`\\b${String(teamA)}\\s+${label}\\s+${String(teamB)}\\b`))
  expect(text).toContain('Match report')
  expect(text).toContain('About this report')
})
