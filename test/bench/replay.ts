/** How soon a replay of a long match shows any position of it, and how much faster than life it can be played. */
import { mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { nodeFileSystem } from '../../src-main/platform/files'
import { openRecordedCourt } from '../../src-main/sports/open-recorded-court'
import { discardFolder } from '../../scripts/discard-folder.mjs'
import { LogIndex } from '../../src-main/replay/log-index'
import { writeLongLog } from '../support/long-log'
import { openReplay } from '../support/replayed-log'

const SEEKS = 400
/** Rows that a window asks for when a position is shown. */
const SHOWN_ROWS = 100
/** Records between two updates of the slices while everything is played as fast as it goes. */
const VIEW_EACH = 20

export async function measure(): Promise<string[]> {
  const lines: string[] = []
  for (const isSealed of [false, true]) {
    const folder = mkdtempSync(path.join(tmpdir(), 'rallydesk-replay-'))
    try {
      const file = await writeLongLog(folder, isSealed)
      const megabytes = Math.round(statSync(file).size / 1024 / 1024)
      lines.push(
        `${isSealed ? 'sealed' : 'live'} log, ${megabytes} MB`,
        ...(await seeks(file)),
        await playing(file)
      )
    } finally {
      discardFolder(folder)
    }
  }
  return lines
}

/** From the command to the view and the timeline rows that a window shows then. */
async function seeks(file: string): Promise<string[]> {
  const started = performance.now()
  const replay = await openReplay(nodeFileSystem, [file])
  await replay.surveyed()
  const readMs = performance.now() - started
  const length = replay.view().replay?.length ?? 0
  const times: number[] = []
  let seed = 1
  for (let seek = 0; seek < SEEKS; seek += 1) {
    seed = (seed * 48_271) % 2_147_483_647
    const begun = performance.now()
    replay.command({ kind: 'seek-position', position: seed % (length + 1) })
    await replay.settled()
    const { timeline } = replay.view()
    replay.timelineRange('all', Math.max(0, timeline.entries - SHOWN_ROWS), SHOWN_ROWS)
    times.push(performance.now() - begun)
  }
  await replay.stop()
  const sorted = times.sort((a, b) => a - b)
  const at = (share: number): string => (sorted[Math.floor(share * sorted.length)] ?? Number.NaN).toFixed(1)
  return [
    `  first reading  ${Math.round(readMs)} ms  (${length} records)`,
    `  seek           p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms  (${SEEKS} seeks)`
  ]
}

/** Every record read and reduced, with the court's view at short intervals. */
async function playing(file: string): Promise<string> {
  const index = await LogIndex.open(nodeFileSystem, [file])
  if (!index.ok) throw new Error(index.error)
  const log = index.value
  while ((await log.readOn()).length > 0);
  const court = openRecordedCourt(log.sport, {
    eventId: log.eventId,
    startedAt: log.startMs,
    hasFeed: (feed) => log.hasFeed(feed),
    isRecording: log.isRecording
  })
  const cover = {
    courtId: 'x',
    eventId: log.eventId,
    origin: 'replay',
    capture: { state: 'off', bytes: 0, fileName: '' },
    replay: null
  } as const
  const started = performance.now()
  for (let position = 0; position < log.length;) {
    for (const record of await log.read(position, log.length)) {
      court.apply(record)
      position += 1
      if (position % VIEW_EACH === 0) court.book.view(record.steadyAt, cover)
    }
  }
  const elapsedMs = performance.now() - started
  await log.close()
  const hours = (log.endMs - log.startMs) / 3_600_000
  return `  playing        ${Math.round((log.endMs - log.startMs) / elapsedMs)} × real time  (${hours.toFixed(2)} h in ${Math.round(elapsedMs)} ms)`
}
