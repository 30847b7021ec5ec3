/** What an export tells of rallies, read back from its files. */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { RALLY_SHOT_COLUMNS } from '@shared/sports/tennis/export/rally-shot-columns'
import type { ExportFormat } from '@shared/logs/export-view'
import { exportCourt } from '../../../../src-main/export/export-court'
import { messages2022, rallyText } from '../../../support/rally-fixtures'
import { readCsv } from '../../../support/read-csv'
import { useTemporaryFolder } from '../../../support/temporary-folder'

const folder = useTemporaryFolder()
const FORMATS: readonly ExportFormat[] = ['rally-shots-csv', 'json', 'report-html', 'raw-ndjson']
const RALLY = JSON.stringify(JSON.parse(rallyText('2024-one-rally')))
const events = async (): Promise<string[]> =>
  (await readFile('fixtures/recordings/womens-singles.ndjson', 'utf8')).trim().split('\n')

async function exported(lines: readonly string[]) {
  const logFile = path.join(folder.path, 'log.ndjson')
  await writeFile(logFile, lines.join('\n'))
  const outcome = await exportCourt(
    {
      logFiles: [logFile],
      folder: folder.path,
      baseName: 'log',
      formats: FORMATS,
      options: { range: null, byteOrderMark: false },
      isGrowing: false,
      alarms: [],
      program: 'Rallydesk 1.2.3',
      exportedAt: 0
    },
    {
      signal: new AbortController().signal,
      progress: () => undefined,
      print: () => Promise.reject(new Error('Nothing is printed here.'))
    }
  )
  if (!outcome.ok) throw new Error(outcome.error)
  return (ending: string): Promise<string> => readFile(path.join(folder.path, `log ${ending}`), 'utf8')
}

it('has a row per shot with the values of the packet', async () => {
  const text = await exported([...(await events()), RALLY])
  const [head = [], ...rows] = readCsv(await text('rally shots.csv'))
  expect(head).toEqual(RALLY_SHOT_COLUMNS.map(({ name }) => name))
  expect(rows).toHaveLength(5)
  const first = Object.fromEntries(head.map((name, index) => [name, rows[0]?.[index]]))
  expect(first).toMatchObject({
    set: '1',
    game: '2',
    point: '3',
    serve: '1',
    rally: '1',
    shot: '1',
    team: 'TeamB',
    stroke: 'serve',
    side: 'right',
    spin: 'topspin',
    spin_rpm: '1800',
    speed_ms: '41.93',
    speed_kmh: '150.948',
    call: 'in',
    out_m: '',
    time_s: '0',
    duration_s: '0.76',
    hit_x: '11.6',
    hit_y: '-0.9',
    hit_z: '2.75',
    hit_utc: '2031-08-14T06:10:13.750Z'
  })
  expect(Number(first.bounce_x)).toBeCloseTo(11.6 - 40.952381 * 0.42, 2)
  // Where x is 0 the ball has flown for 11.6 / 40.952381 seconds; off the middle the net is a little higher.
  const t = 11.6 / 40.952381
  const height = 2.75 - 4.39228095 * t - 4.905 * t * t
  expect(Number(first.net_clearance_m)).toBeLessThan(height - 0.914)
  expect(Number(first.net_clearance_m)).toBeGreaterThan(height - 1.07)
})

it('counts rallies in the JSON document and in the report', async () => {
  const text = await exported([RALLY, ...(await events())])
  expect(JSON.parse(await text('match.json'))).toMatchObject({
    rallies: { rallies: 1, averageShots: 5 },
    court: expect.objectContaining({}) as object
  })
  const report = await text('report.html')
  expect(report).toContain('<h2>Rallies</h2>')
  expect(report).toContain('1 rally, 5.0 shots per point on average')
  expect(report).toContain('Points won in 5–8 shots')
  expect(report).toContain('151 km/h')
})

it('does not mention rallies if there are none', async () => {
  const text = await exported(await events())
  expect(readCsv(await text('rally shots.csv'))).toHaveLength(1)
  expect(JSON.parse(await text('match.json'))).toMatchObject({ rallies: null })
  expect(await text('report.html')).not.toContain('Rallies')
})

it('keeps the packets of all rally feeds in a file of their own, as received', async () => {
  const packets = messages2022().slice(3)
  const text = await exported([...(await events()), ...packets])
  expect(await text('raw rallies.ndjson')).toBe(packets.map((packet) => `${packet}\n`).join(''))
  expect((await text('raw events.ndjson')).trim().split('\n')).toEqual(await events())
  expect(readCsv(await text('raw rallies times.csv'))).toHaveLength(packets.length + 1)
})
