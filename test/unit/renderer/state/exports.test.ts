import type { ExportJob } from '@shared/logs/export-view'
import { sliceKey, type Slice } from '@shared/ipc/slices'
import { describe, expect, it } from 'vitest'
import { EngineState } from '../../../../src-renderer/state/engine.svelte'
import { ExportsState } from '../../../../src-renderer/state/exports.svelte'
import { Problems } from '../../../../src-renderer/state/problems.svelte'
import { createCalls } from '../../../../src-renderer/transport/bridge'
import { ManualClock } from '../../../support/manual-clock'
import { captureRow } from '../capture-fixture'
import { courtInPlay } from '../court-fixture'
import { LOG_END_MS, LOG_START_MS, replayView } from '../replay-fixture'

const job = (exportId: string): ExportJob => ({
  exportId,
  title: 'Centre, CSV',
  state: 'done',
  progress: 1,
  folder: '/exports',
  message: '',
  files: []
})

function exportsWith(jobs: ExportJob[] = []) {
  const asked: [string, unknown][] = []
  const calls = createCalls({
    call: (name, args) => {
      asked.push([name, args])
      return Promise.resolve({ ok: true, value: { exportId: 'export-1' } })
    }
  })
  const engine = new EngineState(new ManualClock())
  const slices: Slice[] = [
    { kind: 'clock', utcMs: LOG_END_MS, monotonicMs: 0 },
    { kind: 'exports', jobs }
  ]
  engine.receive(new Map(slices.map((slice) => [sliceKey(slice), { version: 1, slice }])))
  return { exports: new ExportsState(calls, engine, new Problems()), asked }
}

describe('the subject of an export', () => {
  it('is for a replay its log, its span and its loop', () => {
    const { exports } = exportsWith()
    const loop = { fromMs: LOG_START_MS, toMs: LOG_START_MS + 1000 }
    const court = courtInPlay({ replay: replayView({ loop }) })
    exports.askForCourt(court)
    expect(exports.subject).toEqual({
      title: 'Centre',
      sources: [{ kind: 'court', courtId: 'court-1' }],
      span: { fromMs: LOG_START_MS, toMs: LOG_END_MS },
      loop,
      content: { kind: 'court', court }
    })
  })

  it('is for several logs all of them, from the first record to the last, or to now if one is still being written', async () => {
    const { exports, asked } = exportsWith()
    exports.askForCaptures([
      captureRow('early.mcap', { startedAt: 1000, endedAt: 5000 }),
      captureRow('late.mcap', { startedAt: 3000, endedAt: null, state: 'live' })
    ])
    expect(exports.subject).toMatchObject({ title: '2 logs', span: { fromMs: 1000, toMs: LOG_END_MS } })
    await exports.start(['xlsx'], { range: null, byteOrderMark: false })
    const sources = ['early.mcap', 'late.mcap'].map((fileName) => ({ kind: 'capture', fileName }))
    expect(asked).toEqual([
      ['exports.start', { sources, formats: ['xlsx'], options: { range: null, byteOrderMark: false } }]
    ])
    exports.askForCaptures([])
    expect(exports.subject?.title).toBe('2 logs')
  })
})

describe('a finished export', () => {
  it('stays until the user dismisses it', () => {
    const { exports } = exportsWith([job('1'), job('2')])
    exports.dismiss('1')
    expect(exports.jobs.map(({ exportId }) => exportId)).toEqual(['2'])
  })
})
