/** Reads one log file, a capture or a recording, court by court, without ever holding the whole file. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import * as v from 'valibot'
import { fail, succeed, type Result } from '@shared/result'
import { nodeCaptureFileSystem } from '../capture/capture-files'
import { openCapture, type CaptureReport } from '../capture/capture-reader'
import { EVENTS_FEED, STATISTICS_FEED } from '../engine/feed-names'
import { CourtInspector } from './court-inspector'
import type { Inspection } from './inspection'

/** The first bytes of every MCAP file, up to its version. */
const CAPTURE_MAGIC = Buffer.from('\x89MCAP', 'latin1')

/** After so many lines that are no packet the rest of a large file is not worth reading. */
const MOST_LINES_WITHOUT_PACKET = 1_000

/** One inspection for each court in the file. The error says why the file cannot be read. */
export async function inspectFile(file: string): Promise<Result<readonly Inspection[], string>> {
  try {
    return (await isCapture(file)) ? await inspectCapture(file) : await inspectRecording(file)
  } catch (error) {
    return fail(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function isCapture(file: string): Promise<boolean> {
  const handle = await open(file, 'r')
  try {
    const head = Buffer.alloc(CAPTURE_MAGIC.length)
    await handle.read(head, 0, head.length, 0)
    return head.equals(CAPTURE_MAGIC)
  } finally {
    await handle.close()
  }
}

async function inspectCapture(file: string): Promise<Result<readonly Inspection[], string>> {
  const capture = await openCapture(nodeCaptureFileSystem, file)
  if (!capture.ok) return capture
  const courts = new Map<string, CourtInspector>()
  const courtOf = (eventId: string): CourtInspector => {
    const known = courts.get(eventId) ?? new CourtInspector(eventId, file)
    courts.set(eventId, known)
    return known
  }
  let lost = 0
  for await (const { topic, bytes, receivedAt } of capture.value.messages()) {
    const [feed, eventId = '', channel] = topic.split('/')
    if (channel !== undefined) {
      lost += lostRecords(bytes)
      continue
    }
    if (feed === EVENTS_FEED) courtOf(eventId).takeEvent({ bytes, receivedAt })
    if (feed === STATISTICS_FEED) courtOf(eventId).takeStatistics({ bytes, receivedAt })
  }
  const problem = problemOf(capture.value.report(), lost)
  if (![...courts.values()].some(({ hasPackets }) => hasPackets))
    return fail(`${file} holds no packet of a tennis events feed.${problem === '' ? '' : ` ${problem}`}`)
  return succeed([...courts.values()].map((court) => court.finish(problem)))
}

/** How many records a connection event says are missing, because the disk did not take them. */
function lostRecords(bytes: Uint8Array): number {
  try {
    const event: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    return v.is(LostEventSchema, event) ? event.count : 0
  } catch {
    return 0
  }
}

const LostEventSchema = v.object({ kind: v.literal('lost'), count: v.number() })

/** A capture that is still being written, or was not closed, has no footer and is whole all the same. */
function problemOf({ ending, cutBytes, detail }: CaptureReport, lost: number): string {
  const problems = lost === 0 ? [] : [`${lost} records are missing: the disk did not take them.`]
  if (ending !== 'sealed' && ending !== 'unsealed')
    problems.push(`The file is ${ending}: its last ${cutBytes} bytes were left out. ${detail}`.trim())
  return problems.join(' ')
}

async function inspectRecording(file: string): Promise<Result<readonly Inspection[], string>> {
  const eventId = path.basename(file, path.extname(file))
  const court = new CourtInspector(eventId, file)
  let lines = 0
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    const text = line.replace(/^\uFEFF/, '').trim()
    if (text === '') continue
    court.takeEvent({ bytes: Buffer.from(text), receivedAt: 0 })
    lines += 1
    if (lines === MOST_LINES_WITHOUT_PACKET && !court.hasPackets) break
  }
  if (!court.hasPackets)
    return fail(`${file} is neither a capture nor a recording: it holds no packet of a tennis events feed.`)
  return succeed([court.finish('')])
}
