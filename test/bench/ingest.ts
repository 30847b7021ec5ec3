/** How many frames a second go through the whole engine on one core, beside the least that any engine must do. */
import { fail, succeed } from '@shared/result'
import { appendFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { nodeFileSystem } from '../../src-main/platform/files'
import { discardFolder } from '../../scripts/discard-folder.mjs'
import { CaptureWriter } from '../../src-main/capture/capture-writer'
import { systemClock } from '../../src-main/platform/clock'
import { Engine } from '../../src-main/engine/engine'
import { tennisCourtSpec } from '../../src-main/sports/tennis/court-spec'
import { TennisCourt } from '../../src-main/sports/tennis/tennis-court'
import { SliceBoard } from '../../src-main/engine/slice-board'
import { generateMatch } from '../../src-main/simulator/tennis/match-generator'
import { scriptSource } from '../../src-main/simulator/tennis/stored-frame'
import { matchProfile } from '../support/match-profiles'
import { nowMs, startPacedProvider } from '../support/paced-provider'

const COURTS = 24
const RUNS = 7
const PACKETS_PER_SECOND = 10
/** Of each court: a minute of play at that pace would do, ten seconds are enough for a 99th percentile of 2,400. */
const PACED_PACKETS = 100
/** Frames of each court between two turns of the disk and the slices: about what a socket hands over at a time, 64 KiB. */
const BATCH = 128

/** A long match for every court, as the simulator plays them. */
const matches: readonly (readonly Buffer[])[] = Array.from({ length: COURTS }, (_, seed) =>
  scriptSource(generateMatch(matchProfile({ numSets: 5, tieBreakType: 'NoTieBreakInFinalSet' }), seed), 0)(
    Date.UTC(2031, 4, 6),
    1
  ).map(({ data }) => data)
)
const total = matches.reduce((sum, frames) => sum + frames.length, 0)
const longest = Math.max(...matches.map((frames) => frames.length))

/** Capture on disk → decode → sequence → reduce → statistics → slices. Returns milliseconds; sealing is not ingest. */
async function engineRun(folder: string): Promise<number> {
  const board = new SliceBoard()
  const courts = Array.from({ length: COURTS }, (_, number) => openCourt(folder, number))
  let started = performance.now()
  for (let index = 0; index < longest; index += 1) {
    const receivedAt = systemClock.utcMs()
    const monotonicMs = systemClock.monotonicMs()
    courts.forEach((court, number) => {
      const bytes = matches[number]?.[index]
      if (bytes) court.receive({ bytes, isText: true, receivedAt, monotonicMs })
    })
    if (index % BATCH !== 0) continue
    for (const court of courts) board.put({ kind: 'court', court: court.view() })
    // The disk gets its turn, as it does between two readings of the sockets.
    await new Promise((resolve) => setImmediate(resolve))
    if (index > 0) continue
    // A court is opened once and then receives for hours: its file is there before the clock starts.
    await Promise.all(courts.map((court) => court.capture.flush()))
    started = performance.now()
  }
  await Promise.all(courts.map((court) => court.capture.flush()))
  const elapsedMs = performance.now() - started
  await Promise.all(courts.map((court) => court.stop()))
  return elapsedMs
}

const eventIdOf = (number: number): string => `2031-${String(number + 1).padStart(4, '0')}-MS001`

const captureIn = (folder: string, eventId: string): CaptureWriter =>
  new CaptureWriter({
    folder,
    courtName: '',
    source: {
      feed: 'tennis-events',
      otherFeeds: ['tennis-statistics'],
      eventId,
      host: '',
      clientVersion: 'bench'
    },
    clock: systemClock,
    files: nodeFileSystem
  })

function openCourt(folder: string, number: number): TennisCourt {
  const eventId = eventIdOf(number)
  const court = new TennisCourt({
    place: {
      courtId: eventId,
      eventId,
      origin: 'feed',
      hosts: ['ws://127.0.0.1:1'],
      path: '/{eventId}',
      statisticsPath: null,
      rally: null,
      readToken: () => Promise.resolve(fail('The bench opens no socket.'))
    },
    capture: captureIn(folder, eventId),
    clock: systemClock,
    random: Math.random,
    changed: () => undefined
  })
  // As on a connection that is up to date: delays are judged too.
  court.connectionChanged(court.connection, { ...court.connection, state: 'live' })
  return court
}

/** The floor: parse the JSON and append the bytes to a file. */
function floorRun(folder: string): number {
  const started = performance.now()
  for (const [number, frames] of matches.entries()) {
    const file = path.join(folder, `floor-${number}`)
    for (let index = 0; index < frames.length; index += BATCH) {
      const batch = frames.slice(index, index + BATCH)
      for (const bytes of batch) JSON.parse(bytes.toString('utf8'))
      appendFileSync(file, Buffer.concat(batch))
    }
  }
  return performance.now() - started
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

/** From the moment a packet is sent to the moment windows are told of the court that it made. */
async function socketToStateMs(folder: string): Promise<number[]> {
  const eventIds = matches.map((_, number) => eventIdOf(number))
  const packetsByEventId = Object.fromEntries(
    matches.map((frames, number) => [
      eventIdOf(number),
      frames.slice(0, PACED_PACKETS).map((bytes) => bytes.toString('utf8'))
    ])
  )
  const provider = await startPacedProvider(packetsByEventId, PACKETS_PER_SECOND)
  const board = new SliceBoard()
  const engine = new Engine({
    board,
    clock: systemClock,
    random: Math.random,
    openCapture: (spec) => captureIn(folder, spec.eventId)
  })
  const latenciesMs: number[] = []
  const told = new Map(eventIds.map((eventId) => [eventId, 0]))
  const isDone = new Promise<void>((resolve) => {
    board.subscribe((key) => {
      const slice = board.slices.get(key)?.slice
      if (slice?.kind !== 'court') return
      const { eventId, packets } = slice.court
      const before = told.get(eventId) ?? 0
      for (let index = before; index < packets.total; index += 1)
        latenciesMs.push(nowMs() - provider.sentAtMs(eventId, index))
      told.set(eventId, packets.total)
      if ([...told.values()].every((count) => count >= PACED_PACKETS)) resolve()
    })
  })
  engine.start()
  for (const eventId of eventIds)
    engine.addCourt(
      tennisCourtSpec({
        courtId: eventId,
        eventId,
        origin: 'feed',
        hosts: [provider.host],
        path: '/tennis/events/{eventId}/stream',
        statisticsPath: null,
        rally: null,
        readToken: () => Promise.resolve(succeed('bench-token'))
      })
    )
  await isDone
  await engine.stop()
  await provider.stop()
  return latenciesMs
}

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? NaN

export async function measure(): Promise<string[]> {
  const engine: number[] = []
  const floor: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const folder = mkdtempSync(path.join(tmpdir(), 'rallydesk-ingest-'))
    floor.push(floorRun(folder))
    engine.push(await engineRun(folder))
    discardFolder(folder)
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'rallydesk-ingest-'))
  const latenciesMs = await socketToStateMs(folder)
  discardFolder(folder)
  const rate = (ms: number): number => Math.round((total / ms) * 1000)
  const [engineRate, floorRate] = [rate(median(engine)), rate(median(floor))]
  return [
    `engine  ${engineRate} frames/s  (${COURTS} courts, ${total} frames, median of ${RUNS} runs)`,
    `floor   ${floorRate} frames/s  (JSON.parse and append only)`,
    `ratio   ${(engineRate / floorRate).toFixed(3)}`,
    `socket to state  p50 ${quantile(latenciesMs, 0.5).toFixed(2)} ms, p99 ${quantile(latenciesMs, 0.99).toFixed(2)} ms` +
      `  (${COURTS} courts × ${PACKETS_PER_SECOND}/s, ${latenciesMs.length} packets)`
  ]
}
