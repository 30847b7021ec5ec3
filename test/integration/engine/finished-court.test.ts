/** A court whose match is over and whose log is sealed is connected again: what comes then is in a log of its own. */
import { succeed } from '@shared/result'
import { readdir } from 'node:fs/promises'
import { afterEach, expect, it } from 'vitest'
import { nodeFileSystem } from '../../../src-main/platform/files'
import { CaptureWriter } from '../../../src-main/capture/capture-writer'
import { systemClock } from '../../../src-main/platform/clock'
import { tennisCourtSpec } from '../../../src-main/sports/tennis/court-spec'
import { Engine } from '../../../src-main/engine/engine'
import { SliceBoard } from '../../../src-main/engine/slice-board'
import { eventually } from '../../support/eventually'
import { useTemporaryFolder } from '../../support/temporary-folder'
import { AUTHORISED, TestProvider } from '../../support/test-provider'
import { wirePacket } from '../../support/wire-packets'

const COURT_ID = 'feed:2031-0042-MS003'
const folder = useTemporaryFolder()
let provider: TestProvider
let engine: Engine

afterEach(async () => {
  await engine.stop()
  await provider.stop()
})

it('is captured again from the start, in a second log', async () => {
  provider = await TestProvider.start()
  engine = new Engine({
    board: new SliceBoard(),
    clock: systemClock,
    random: Math.random,
    openCapture: ({ eventId }) =>
      new CaptureWriter({
        folder: folder.path,
        courtName: '',
        source: { feed: 'tennis-events', eventId, host: '', clientVersion: 'test' },
        clock: systemClock,
        files: nodeFileSystem
      })
  })
  const spec = {
    courtId: COURT_ID,
    eventId: '2031-0042-MS003',
    origin: 'feed',
    hosts: [provider.host]
  } as const
  const address = {
    path: '/{eventId}',
    statisticsPath: null,
    rally: null,
    readToken: () => Promise.resolve(succeed('a-test-token'))
  }
  engine.addCourt(tennisCourtSpec({ ...spec, ...address }))
  for (const nth of [1, 2]) {
    const visit = await provider.visit(nth)
    expect(visit.url).toContain('startPosition=1')
    visit.send(AUTHORISED, wirePacket('MatchFinished', 1, { won: 'TeamA', reason: 'Normally' }))
    await eventually(
      'the log is sealed',
      () => engine.liveCourt(COURT_ID)?.capture.status().state === 'sealed'
    )
    if (nth === 1) expect(engine.reconnectCourt(COURT_ID)).toBe(true)
  }
  expect(engine.court(COURT_ID)?.view().packets).toMatchObject({ total: 1, duplicates: 0 })
  await eventually('both logs alone', async () => {
    const logs = await readdir(folder.path)
    return logs.length === 2 && logs.every((name) => !name.includes('.live.'))
  })
  expect(engine.reconnectCourt('no such court')).toBe(false)
})
