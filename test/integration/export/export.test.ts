/** Whole exports on a real disk: what is in the files, and what is left when one does not come to its end. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { EVENT_COLUMNS } from '@shared/export/event-columns'
import { nodeFileSystem } from '../../../src-main/platform/files'
import { CaptureWriter } from '../../../src-main/capture/capture-writer'
import { ensureReaders } from '../../../scripts/debian-packages.mjs'
import {
  courtAfter,
  expectedCells,
  exportedFiles,
  PDF,
  runExport,
  timelineOf,
  type Wanted
} from '../../support/exported-log'
import { ManualClock } from '../../support/manual-clock'
import { readCsv, unguarded } from '../../support/read-csv'
import { useTemporaryFolder } from '../../support/temporary-folder'
import { tennisBook } from '../../support/tennis-courts'

const folder = useTemporaryFolder()
const fixture = (name: string): string => path.resolve('fixtures/recordings', `${name}.ndjson`)
const exported = (logFile: string, wanted?: Wanted) => exportedFiles(folder.path, logFile, wanted)
const run = (logFile: string, wanted?: Wanted) => runExport(folder.path, logFile, wanted)

/** A capture of the fixture's packets, with whatever `change` makes of the order in which they came. */
async function captureOf(
  name: string,
  write: (log: CaptureWriter, packets: readonly Buffer[], clock: ManualClock) => void
): Promise<string> {
  const clock = new ManualClock()
  const log = new CaptureWriter({
    folder: folder.path,
    courtName: 'Court 1',
    source: {
      feed: 'tennis-events',
      eventId: '2031-0042-LS003',
      host: 'feeds.example',
      clientVersion: '1.2.3'
    },
    clock,
    files: nodeFileSystem
  })
  const lines = (await readFile(fixture(name), 'utf8')).split('\n').filter((line) => line !== '')
  write(
    log,
    lines.map((line) => Buffer.from(line)),
    clock
  )
  await log.seal()
  return path.join(folder.path, log.status().fileName)
}

describe('an export', () => {
  it.each(['womens-singles', 'mens-singles-incidents', 'doubles-incidents', 'damaged'])(
    'of %s reads back from CSV and NDJSON as the timeline',
    async (name) => {
      const { text, facts } = await exported(fixture(name))
      const expected = expectedCells(await courtAfter(fixture(name)), name)
      const [head, ...rows] = readCsv(await text(' events.csv'))
      expect(head).toEqual(EVENT_COLUMNS.map((column) => column.name))
      expect(rows.map((row) => row.map(unguarded))).toEqual(expected)
      expect(facts.rows).toBe(expected.length)

      const lines = (await text(' events.ndjson')).trimEnd().split('\n')
      const objects = lines.map(
        (line) => JSON.parse(line) as Record<string, string | number | boolean | null | unknown[]>
      )
      expect(
        objects.map(({ history: _, ...cells }) => Object.values(cells).map((value) => String(value ?? '')))
      ).toEqual(expected)
      expect(objects.every(({ history }) => Array.isArray(history) && history.length === 0)).toBe(true)
      const document = JSON.parse(await text(' match.json')) as { events: unknown[] }
      expect(document.events).toEqual(objects)
    }
  )

  it('puts a late packet in its place, as the court itself does', async () => {
    const file = await captureOf('womens-singles', (log, packets, clock) => {
      const late = 100
      for (const [index, bytes] of packets.entries()) {
        clock.advance(1_000)
        if (index !== late) log.appendFrame({ bytes, receivedAt: clock.utcMs() })
        if (index === late + 50) log.appendConnectionEvent({ kind: 'holes-given-up' }, clock.utcMs())
        if (index === late + 60) log.appendFrame({ bytes: packets[late] ?? bytes, receivedAt: clock.utcMs() })
      }
    })
    const { text } = await exported(file, { formats: ['events-csv'] })
    const court = await courtAfter(file)
    expect(court.book.timeline.revision).toBeGreaterThan(0)
    const rows = readCsv(await text(' events.csv')).slice(1)
    expect(rows.map((row) => row.map(unguarded))).toEqual(expectedCells(court, '2031-0042-LS003'))
  })

  it('keeps every frame byte for byte, readable as a log again', async () => {
    const { text } = await exported(fixture('doubles-incidents'), { formats: ['raw-ndjson'] })
    expect(await text(' raw events.ndjson')).toBe(await readFile(fixture('doubles-incidents'), 'utf8'))
    const again = path.join(folder.path, 'doubles-incidents raw events.ndjson')
    const before = await courtAfter(fixture('doubles-incidents'))
    expect(timelineOf(await courtAfter(again))).toEqual(timelineOf(before))
  })

  it('returns the bytes of a frame with line breaks in it', async () => {
    const frame = Buffer.from('{\r\n "command": "heartbeat"\n}')
    const file = await captureOf('womens-singles', (log) =>
      log.appendFrame({ bytes: frame, receivedAt: 1_000 })
    )
    const { text } = await exported(file, { formats: ['raw-ndjson'] })
    const line = Buffer.from((await text(' raw events.ndjson')).slice(0, -1))
    const [, row = []] = readCsv(await text(' raw events times.csv'))
    for (const change of row.at(-1)?.split(' ') ?? []) {
      const [byte = 0, place = 0] = change.split('@').map(Number)
      line[place] = byte
    }
    expect(line).toEqual(frame)
  })

  it('of a range holds what was received in it, with the score at its end', async () => {
    const file = fixture('womens-singles')
    const all = timelineOf(await courtAfter(file))
    const fromMs = all[100]?.receivedAt ?? 0
    const toMs = all[200]?.receivedAt ?? 0
    const { text, facts } = await exported(file, {
      formats: ['events-csv'],
      options: { range: { fromMs, toMs }, byteOrderMark: true }
    })
    const csv = await text(' events.csv')
    expect(csv.startsWith('\uFEFF')).toBe(true)
    const numbers = readCsv(csv.slice(1))
      .slice(1)
      .map(([number]) => Number(number) - 1)
    const within = all.filter(({ receivedAt }) => receivedAt >= fromMs && receivedAt <= toMs)
    expect(numbers).toEqual(within.map(({ index }) => index))
    expect(facts).toMatchObject({ firstAt: fromMs, lastAt: toMs, rows: within.length })
  })

  it('lists its content in a manifest, with a checksum for every file', async () => {
    const { text, files } = await exported(fixture('womens-singles'))
    const manifest = JSON.parse(await text(' manifest.json')) as {
      files: { fileName: string; sha256: string }[]
    }
    expect(manifest).toMatchObject({
      program: 'Rallydesk 1.2.3',
      exportedAt: '2031-05-05T12:00:00.000Z',
      timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      venueOffsetMs: 7_200_000,
      logFiles: ['womens-singles.ndjson'],
      range: null,
      records: 459,
      problem: ''
    })
    expect(manifest.files.map(({ fileName }) => fileName)).toEqual(
      files.slice(0, -1).map(({ fileName }) => fileName)
    )
    for (const { fileName, sha256 } of manifest.files) {
      const bytes = await readFile(path.join(folder.path, fileName))
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    }
  })

  it('never overwrites a file', async () => {
    await exported(fixture('womens-singles'), { formats: ['events-csv'] })
    const second = await exported(fixture('womens-singles'), { formats: ['events-csv'] })
    expect(second.files[0]?.fileName).toBe('womens-singles (2) events.csv')
    expect(await readdir(folder.path)).toHaveLength(4)
  })

  it('reports what was left out of a damaged log, and exports the rest', async () => {
    const file = await captureOf('womens-singles', (log, packets) => {
      for (const bytes of packets) log.appendFrame({ bytes, receivedAt: 1_000 })
    })
    fs.truncateSync(file, Math.floor(fs.statSync(file).size * 0.7))
    const { facts } = await exported(file, { formats: ['report-html'] })
    expect(facts.problem).not.toBe('')
  })
})

describe('an unfinished export leaves nothing', () => {
  it('when cancelled', async () => {
    const controller = new AbortController()
    const print = (): Promise<Uint8Array> => {
      controller.abort()
      return Promise.resolve(PDF)
    }
    const outcome = await run(fixture('womens-singles'), { control: { signal: controller.signal, print } })
    expect(outcome).toEqual({ ok: false, error: 'Cancelled.' })
    expect(await readdir(folder.path)).toEqual([])
  })

  it.each([1, 5, 9])('when the disk is full at write %d, and says so', async (lastWrite) => {
    let writes = 0
    const disk = {
      ...fs,
      writeSync: (...args: Parameters<typeof fs.writeSync>): number => {
        writes += 1
        if (writes >= lastWrite) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
        return fs.writeSync(...args)
      }
    }
    const outcome = await run(fixture('womens-singles'), { control: { disk: disk as typeof fs } })
    expect(outcome).toMatchObject({ ok: false, error: expect.stringContaining('is full') as string })
    expect(await readdir(folder.path)).toEqual([])
  })

  it('when the report cannot be printed', async () => {
    const print = (): Promise<Uint8Array> => Promise.reject(new Error('no paper'))
    const outcome = await run(fixture('womens-singles'), { control: { print } })
    expect(outcome).toMatchObject({ ok: false, error: expect.stringContaining('no paper') as string })
    expect(await readdir(folder.path)).toEqual([])
  })

  it('when the file is not a log', async () => {
    const file = path.join(folder.path, 'empty.ndjson')
    await writeFile(file, '')
    expect(await run(file)).toMatchObject({ ok: false })
    expect(await readdir(folder.path)).toEqual(['empty.ndjson'])
  })
})

describe('the workbook', () => {
  beforeAll(() => ensureReaders('soffice'), 600_000)

  it('opens in LibreOffice with the figures of the court', async () => {
    const file = fixture('mens-singles-incidents')
    await exported(file, { formats: ['xlsx'] })
    const profile = `-env:UserInstallation=file://${path.join(folder.path, 'office')}`
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'
    const args = [profile, '--headless', '--convert-to', filter, '--outdir', folder.path]
    await promisify(execFile)('soffice', [
      ...args,
      path.join(folder.path, 'mens-singles-incidents match.xlsx')
    ])
    const sheet = async (name: string): Promise<string[][]> => {
      const text = await readFile(path.join(folder.path, `mens-singles-incidents match-${name}.csv`), 'utf8')
      return readCsv(text.replaceAll(/\r?\n/g, '\r\n'))
    }
    const court = await courtAfter(file)
    const asShown = (cell: string): string => cell.replace(/^(true|false)$/, (word) => word.toUpperCase())
    const [head, ...rows] = await sheet('Events')
    expect(head).toEqual(EVENT_COLUMNS.map(({ name }) => name))
    expect(rows).toEqual(expectedCells(court, 'mens-singles-incidents').map((row) => row.map(asShown)))

    const [match] = tennisBook(court.book).statistics(0).parts
    const statistics = await sheet('Statistics')
    const aces = statistics.find(([part, figure]) => part === 'Match' && figure === 'aces')
    expect(aces?.slice(3, 5)).toEqual([String(match?.ours.TeamA.aces), String(match?.ours.TeamB.aces)])
    const facts = new Map((await sheet('Match')).map(([name = '', text = '']) => [name, text]))
    expect(facts.get('Score')).toBe('4–6 2–6')
    expect(facts.get('Exported by')).toBe('Rallydesk 1.2.3')
    expect((await sheet('Alarms'))[0]).toContain('transition')
  })
})
