/** The exports of the console: jobs in the real thread, as windows are told about them. */
import { copyFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import type { ExportJob } from '@shared/logs/export-view'
import { systemClock } from '../../../src-main/platform/clock'
import { SliceBoard } from '../../../src-main/engine/slice-board'
import { ExportService } from '../../../src-main/export/export-service'
import { threadRunner } from '../../../src-main/export/export-thread'
import type { ExportedLog } from '../../../src-main/export/exported-log'
import { useBundle } from '../../support/bundle'
import { eventually } from '../../support/eventually'
import { useTemporaryFolder } from '../../support/temporary-folder'

const folder = useTemporaryFolder()
const script = useBundle('src-main/export/export-worker.ts')
const PDF = Buffer.from('%PDF-1.4')
let board: SliceBoard
let print: () => Promise<Uint8Array>
let service: ExportService
const leased = new Set<string>()

beforeEach(() => {
  board = new SliceBoard()
  print = () => Promise.resolve(PDF)
  service = new ExportService({
    board,
    clock: systemClock,
    program: 'Rallydesk 1.2.3',
    run: threadRunner(script.path),
    print: () => print(),
    lease: (file) => {
      leased.add(file)
      return () => leased.delete(file)
    }
  })
})

const logOf = (name: string): ExportedLog => ({
  title: name,
  files: () => Promise.resolve([path.resolve('fixtures/recordings', `${name}.ndjson`)]),
  alarms: () => Promise.resolve([])
})

function jobs(): readonly ExportJob[] {
  const slice = board.slices.get('exports')?.slice
  return slice?.kind === 'exports' ? slice.jobs : []
}

async function ended(exportId: string): Promise<ExportJob> {
  const find = (): ExportJob | undefined => jobs().find((job) => job.exportId === exportId)
  await eventually('the end of the export', () => find()?.state !== 'running')
  const job = find()
  if (job === undefined) throw new Error('The job is gone')
  return job
}

const order = (...names: readonly string[]) => ({
  logs: names.map(logOf),
  formats: ['events-csv', 'report-pdf'] as const,
  options: { range: null, byteOrderMark: false },
  folder: folder.path
})

it('exports several courts into one folder', async () => {
  const exportId = service.start(order('womens-singles', 'doubles-incidents'))
  expect(jobs()[0]).toMatchObject({ exportId, state: 'running', title: '2 logs, 2 formats' })
  const job = await ended(exportId)
  expect(job).toMatchObject({ state: 'done', progress: 1, message: '6 files written.' })
  expect((await readdir(folder.path)).sort()).toEqual(job.files.map(({ fileName }) => fileName).sort())
})

it('runs one export after the other, and gives the same log another name', async () => {
  const first = service.start(order('womens-singles'))
  const second = service.start(order('womens-singles'))
  await Promise.all([ended(first), ended(second)])
  const names = await readdir(folder.path)
  expect(names).toContain('womens-singles events.csv')
  expect(names).toContain('womens-singles (2) events.csv')
})

it('leaves nothing of a cancelled export, and continues with the next', async () => {
  let printing = (): void => undefined
  const isPrinting = new Promise<void>((resolve) => (printing = resolve))
  print = () => {
    printing()
    return new Promise(() => undefined)
  }
  const exportId = service.start(order('womens-singles'))
  await isPrinting
  expect([...leased]).toEqual([path.resolve('fixtures/recordings/womens-singles.ndjson')])
  expect(service.cancel(exportId)).toBe(true)
  expect(await ended(exportId)).toMatchObject({ state: 'cancelled', files: [] })
  expect(leased.size).toBe(0)
  expect(await readdir(folder.path)).toEqual([])
  print = () => Promise.resolve(PDF)
  expect(await ended(service.start(order('womens-singles')))).toMatchObject({ state: 'done' })
})

it('says which log failed, and exports the others', async () => {
  const empty = path.join(folder.path, 'empty.ndjson')
  await copyFile('/dev/null', empty)
  const bad: ExportedLog = { ...logOf('empty'), files: () => Promise.resolve([empty]) }
  const { logs, ...rest } = order('womens-singles')
  const job = await ended(service.start({ ...rest, logs: [bad, ...logs] }))
  expect(job.state).toBe('failed')
  expect(job.message).toContain('empty: Neither a capture nor a recording.')
  expect(job.files).toHaveLength(3)
})

it('stops and cleans up when the console closes', async () => {
  print = () => new Promise(() => undefined)
  service.start(order('womens-singles'))
  service.start(order('doubles-incidents'))
  await service.close()
  expect(await readdir(folder.path)).toEqual([])
  expect(jobs().map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
})

it('rejects unknown exports', () => {
  expect(service.cancel('none')).toBe(false)
  expect(service.folderOf('none')).toBeNull()
})
