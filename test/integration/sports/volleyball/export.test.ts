/** Exports of volleyball logs, with everything that the provider does to a match afterwards. */
import { execFile } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { EVENT_COLUMNS } from '@shared/export/event-columns'
import type { VolleyballMatchView } from '@shared/sports/volleyball/view/volleyball-view'
import { ensureReaders } from '../../../../scripts/debian-packages.mjs'
import { nodeFileSystem } from '../../../../src-main/platform/files'
import { CaptureWriter } from '../../../../src-main/capture/capture-writer'
import type { RecordedCourt } from '../../../../src-main/match/recorded-court'
import { EVENTFUL_VOLLEYBALL } from '../../../../src-main/simulator/volleyball/match/incidents'
import {
  courtAfter,
  expectedCells,
  exportedFiles,
  PDF,
  runExport,
  timelineOf,
  type Wanted
} from '../../../support/exported-log'
import { ManualClock } from '../../../support/manual-clock'
import { readCsv, unguarded } from '../../../support/read-csv'
import { volleyballBook } from '../../../support/volleyball-courts'
import { useTemporaryFolder } from '../../../support/temporary-folder'
import { playedMatch } from '../../../support/volleyball-play'

const folder = useTemporaryFolder()
const NAME = '123456789'
/** One without early end, and one that has every kind of correction. */
const MATCH = playedMatch(31, {
  variant: 'indoor',
  bestOf: 3,
  incidents: { rates: { ...EVENTFUL_VOLLEYBALL, retirement: 0, abandonment: 0, walkover: 0 } }
})
const LINES = MATCH.envelopes.map(({ text }) => text)

let recording = ''
beforeEach(async () => {
  recording = path.join(folder.path, `${NAME}.ndjson`)
  await writeFile(recording, `${LINES.join('\n')}\n`)
})

const exported = (logFile = recording, wanted?: Wanted) => exportedFiles(folder.path, logFile, wanted)
const court = (logFile = recording): Promise<RecordedCourt> => courtAfter(logFile)

const matchOf = ({ book }: RecordedCourt): VolleyballMatchView => volleyballBook(book).matchView()

/** A capture of the messages, told as a live court would. */
async function captured(skipped: ReadonlySet<number> = new Set()): Promise<string> {
  const clock = new ManualClock()
  const source = { feed: 'volleyball-events', eventId: NAME, host: 'api.example', clientVersion: '1.2.3' }
  const log = new CaptureWriter({
    folder: folder.path,
    courtName: '',
    source,
    clock,
    files: nodeFileSystem
  })
  const teams = { Home: 'Norway', Away: '=Japan' }
  log.appendConnectionEvent({ kind: 'fixture', teams, rules: null }, clock.utcMs())
  for (const [index, line] of LINES.entries()) {
    clock.advance(1_000)
    if (skipped.has(index)) continue
    const { feed } = source
    const times = { receivedAt: clock.utcMs(), monotonicMs: clock.monotonicMs() }
    log.appendFrame({ bytes: Buffer.from(line), ...times, feed })
    if (skipped.has(index - 5)) log.appendConnectionEvent({ kind: 'holes-given-up' }, clock.utcMs())
  }
  await log.seal()
  return path.join(folder.path, log.status().fileName)
}

interface ExportedEvent extends Record<string, unknown> {
  readonly seq_num: number | null
  readonly marks: string
  readonly history: readonly {
    readonly seq_num: number
    readonly source_utc: string
    readonly text: string
  }[]
}

const cellText = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string' ? String(value) : ''

describe('an export of a volleyball log', () => {
  it('reads back from CSV, NDJSON and JSON as the timeline', async () => {
    const { text, facts, files } = await exported()
    const now = await court()
    const expected = expectedCells(now, NAME)
    const [head, ...rows] = readCsv(await text(' events.csv'))
    expect(head).toEqual(EVENT_COLUMNS.map((column) => column.name))
    expect(rows.map((row) => row.map(unguarded))).toEqual(expected)
    expect(facts.rows).toBe(expected.length)
    const point = EVENT_COLUMNS.findIndex(({ name }) => name === 'point')
    expect(rows.filter((row) => row[point] === 'true')).toHaveLength(MATCH.truth.rallies.length)
    const lines = (await text(' events.ndjson')).trimEnd().split('\n')
    const objects = lines.map((line) => JSON.parse(line) as ExportedEvent)
    expect(objects.map(({ history: _, ...cells }) => Object.values(cells).map(cellText))).toEqual(expected)
    const document = JSON.parse(await text(' match.json')) as { events: unknown[] }
    expect(document.events).toEqual(objects)
    expect(files.map(({ fileName }) => fileName)).toHaveLength(11)
    expect(await readFile(path.join(folder.path, `${NAME} report.pdf`))).toEqual(PDF)
  })

  it('records changes to actions, message by message', async () => {
    const { text } = await exported(recording, { formats: ['events-ndjson'] })
    const lines = (await text(' events.ndjson')).trimEnd().split('\n')
    const events = lines.map((line) => JSON.parse(line) as ExportedEvent)
    const rows = timelineOf(await court())
    expect(events.map(({ marks }) => marks)).toEqual(rows.map(({ marks }) => marks.join(' ')))
    expect(events.map(({ history }) => history.map((change) => [change.seq_num, change.text]))).toEqual(
      rows.map(({ history }) => history.map(({ seqNum, text: told }) => [seqNum, told]))
    )
    for (const mark of ['inserted', 'modified', 'cancelled'])
      expect(events.some(({ marks }) => marks.split(' ').includes(mark))).toBe(true)
    const cancelled = events.find(({ marks }) => marks.includes('cancelled'))
    expect(cancelled?.history.at(-1)?.source_utc).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  })

  it('of a capture holds the names and the missing messages', async () => {
    const file = await captured(new Set([40]))
    const { text } = await exported(file, { formats: ['events-csv', 'report-html', 'statistics-csv'] })
    const rows = readCsv(await text(' events.csv')).slice(1)
    expect(rows.map((row) => row.map(unguarded))).toEqual(expectedCells(await court(file), NAME))
    expect(rows.some((row) => row.join().includes('Message 41 is missing'))).toBe(true)
    expect(await text(' report.html')).toContain('<h1>Norway – =Japan</h1>')
  })

  it('of a damaged recording holds the match and what could not be read', async () => {
    const [first = '', second = ''] = LINES
    const file = path.join(folder.path, 'damaged.ndjson')
    await writeFile(file, [first.slice(0, 20), ...LINES, second.slice(0, 30)].join('\n'))
    const { text } = await exported(file, { formats: ['json'] })
    const document = JSON.parse(await text(' match.json')) as Record<string, unknown>
    expect(document).toMatchObject({
      score: { setsWon: MATCH.truth.setsWon },
      court: { 'Unreadable messages': '2' }
    })
  })

  it('keeps every message byte for byte, readable as a log again', async () => {
    const { text } = await exported(recording, { formats: ['raw-ndjson'] })
    expect(await text(' raw events.ndjson')).toBe(`${LINES.join('\n')}\n`)
    const again = path.join(folder.path, `${NAME} raw events.ndjson`)
    expect(timelineOf(await court(again))).toEqual(timelineOf(await court()))
  })

  it('of a range holds what was received in it, with the score at its end', async () => {
    const all = timelineOf(await court())
    const [fromMs = 0, toMs = 0] = [all[100]?.receivedAt, all[300]?.receivedAt]
    const { text, facts } = await exported(recording, {
      formats: ['json'],
      options: { range: { fromMs, toMs }, byteOrderMark: false }
    })
    expect(facts).toMatchObject({ firstAt: fromMs })
    const { events, score } = JSON.parse(await text(' match.json')) as {
      events: { received_utc: string }[]
      score: { set: { points: { Home: number; Away: number } } | null; finishedSets: unknown[] }
    }
    for (const { received_utc: received } of events)
      expect(Date.parse(received)).toSatisfy((at: number) => at >= fromMs && at <= toMs)
    expect(score.finishedSets.length).toBeLessThan(MATCH.truth.sets.length)
  })

  it('has the court’s figures in its statistics, by set and side', async () => {
    const { text } = await exported(recording, { formats: ['statistics-csv', 'json'] })
    const [, ...rows] = readCsv(await text(' statistics.csv'))
    const figure = (part: string, name: string): (string | undefined)[] =>
      rows.find(([of, one]) => of === part && one === name)?.slice(3, 5) ?? []
    const { sets, statistics } = matchOf(await court())
    const text2 = (home: number, away: number): string[] => [String(home), String(away)]
    const { Home, Away } = statistics
    expect(figure('Match', 'points')).toEqual(text2(Home.points, Away.points))
    expect(figure('Match', 'sideOutsWon')).toEqual(text2(Home.sideOut.won, Away.sideOut.won))
    for (const { number, statistics: ofSet, timeOuts } of sets) {
      const part = `Set ${number}`
      expect(figure(part, 'aces')).toEqual(text2(ofSet.Home.aces, ofSet.Away.aces))
      expect(figure(part, 'pointsByKill')).toEqual(
        text2(ofSet.Home.pointsByKind['Kill'] ?? 0, ofSet.Away.pointsByKind['Kill'] ?? 0)
      )
      expect(figure(part, 'timeOuts')).toEqual(text2(timeOuts.Home, timeOuts.Away))
      expect(figure(part, 'rotation1SideOutsPlayed')).toEqual(
        text2(ofSet.Home.rotations[0]?.sideOut.played ?? -1, ofSet.Away.rotations[0]?.sideOut.played ?? -1)
      )
    }
    const document = JSON.parse(await text(' match.json')) as Record<string, unknown>
    expect(document).toMatchObject({ sets, statistics, score: { setsWon: MATCH.truth.setsWon } })
    expect(document['challenges']).toHaveLength(MATCH.truth.challenges)
    expect(document['sanctions']).toHaveLength(MATCH.truth.sanctions)
  })

  it('has no rally shots, and says so if nothing else is requested', async () => {
    const shots = ['rally-shots-csv'] as const
    expect(await runExport(folder.path, recording, { formats: shots })).toEqual({
      ok: false,
      error: 'This log has nothing to export in this format.'
    })
    expect(await readdir(folder.path)).toEqual([`${NAME}.ndjson`])
    const { files } = await exported(recording, { formats: [...shots, 'events-csv'] })
    expect(files.map(({ fileName }) => fileName)).toEqual([`${NAME} events.csv`, `${NAME} manifest.json`])
  })
})

describe('the report', () => {
  it('shows the score by set, every rally and every correction', async () => {
    const { text } = await exported(recording, { formats: ['report-html'] })
    const page = await text(' report.html')
    const { sets, challenges, sanctions } = matchOf(await court())
    for (const { number, points, rallies } of sets) {
      const strip = page.split(`aria-label="Set ${number}, ${points.Home}–${points.Away}"`)[1] ?? ''
      const ticks = strip.slice(0, strip.indexOf('</svg>')).match(/<rect /g)
      expect(ticks).toHaveLength(rallies.length)
      expect(page).toContain(`<td>${points.Home}–${points.Away}</td>`)
    }
    const rows = timelineOf(await court())
    const count = (mark: string): number =>
      page.match(new RegExp(`<tr class="[^"]*\\b${mark}\\b`, 'g'))?.length ?? 0
    for (const mark of ['inserted', 'modified', 'cancelled'] as const) {
      expect(count(mark)).toBe(rows.filter(({ marks }) => marks.includes(mark)).length)
      expect(count(mark)).toBeGreaterThan(0)
    }
    expect(challenges.length).toBeGreaterThan(0)
    expect(sanctions.length).toBeGreaterThan(0)
    const escaped = (telling: string): string => telling.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    for (const { text: telling } of [...challenges, ...sanctions]) expect(page).toContain(escaped(telling))
    expect(page).not.toMatch(/<script|https?:/)
  })

  it('of an unfinished match shows what is not confirmed yet', async () => {
    const provisional = LINES.findLastIndex(
      (line) => line.includes('"isConfirmed":false') && line.includes('.Point,')
    )
    const file = path.join(folder.path, 'open.ndjson')
    await writeFile(file, LINES.slice(0, provisional + 1).join('\n'))
    const { text } = await exported(file, { formats: ['report-html'] })
    const page = await text(' report.html')
    expect(page).toContain('not confirmed')
    expect(page).toMatch(/class="bar-[ab] open"/)
    expect(page).toMatch(/<tr class="[^"]*\bprovisional\b/)
  })
})

describe('the workbook', () => {
  beforeAll(() => ensureReaders('soffice'), 600_000)

  it('opens in LibreOffice with the figures of the court', async () => {
    await exported(recording, { formats: ['xlsx'] })
    const profile = `-env:UserInstallation=file://${path.join(folder.path, 'office')}`
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'
    const args = [profile, '--headless', '--convert-to', filter, '--outdir', folder.path]
    await promisify(execFile)('soffice', [...args, path.join(folder.path, `${NAME} match.xlsx`)])
    const sheet = async (name: string): Promise<string[][]> => {
      const text = await readFile(path.join(folder.path, `${NAME} match-${name}.csv`), 'utf8')
      return readCsv(text.replaceAll(/\r?\n/g, '\r\n'))
    }
    const now = await court()
    const asShown = (cell: string): string => cell.replace(/^(true|false)$/, (word) => word.toUpperCase())
    const [, ...rows] = await sheet('Events')
    expect(rows).toEqual(expectedCells(now, NAME).map((row) => row.map(asShown)))
    const points = (await sheet('Statistics')).find(
      ([part, figure]) => part === 'Match' && figure === 'points'
    )
    const { Home, Away } = matchOf(now).statistics
    expect(points?.slice(3, 5)).toEqual([String(Home.points), String(Away.points)])
    const facts = new Map((await sheet('Match')).map(([name = '', text = '']) => [name, text]))
    const { setsWon } = MATCH.truth
    expect(facts.get('Sets')).toBe(`${setsWon.Home}–${setsWon.Away}`)
  })
})
