/** Reads one log file, a capture or a recording, court by court, without ever holding the whole file. */
import * as v from 'valibot'
import { fail, succeed, type Result } from '@shared/result'
import { EVENTS_FEED, STATISTICS_FEED } from '../engine/feed-names'
import type { LogRecord } from '../logs/log-record'
import { openLog, type Log } from '../logs/open-log'
import { CourtInspector } from './court-inspector'
import type { Inspection } from './inspection'

/** After so many lines that are no packet the rest of a large file is not worth reading. */
const MOST_LINES_WITHOUT_PACKET = 1_000

/** One inspection for each court in the file. The error says why the file cannot be read. */
export async function inspectFile(file: string): Promise<Result<readonly Inspection[], string>> {
  try {
    const log = await openLog(file)
    return log.ok ? await inspectLog(log.value, file) : log
  } catch (error) {
    return fail(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function inspectLog(log: Log, file: string): Promise<Result<readonly Inspection[], string>> {
  const courts = new Map<string, CourtInspector>()
  const hasPackets = (): boolean => [...courts.values()].some((court) => court.hasPackets)
  let [records, lost] = [0, 0]
  for await (const record of log.records()) {
    const court = courts.get(record.eventId) ?? new CourtInspector(record.eventId, file)
    courts.set(record.eventId, court)
    take(court, record)
    if (record.channel === 'connection') lost += lostRecords(record.bytes)
    records += 1
    if (log.kind === 'recording' && records === MOST_LINES_WITHOUT_PACKET && !hasPackets()) break
  }
  const problem = [
    lost === 0 ? '' : `${lost} records are missing: the disk did not take them.`,
    log.problem()
  ]
    .filter((part) => part !== '')
    .join(' ')
  if (hasPackets())
    return succeed([...courts.values()].map((court) => court.finish(log.kind === 'capture' ? problem : '')))
  if (log.kind === 'capture')
    return fail(`${file} holds no packet of a tennis events feed.${problem === '' ? '' : ` ${problem}`}`)
  return fail(`${file} is neither a capture nor a recording: it holds no packet of a tennis events feed.`)
}

function take(court: CourtInspector, { channel, feed, bytes, receivedAt }: LogRecord): void {
  if (channel !== 'frames') return
  if (feed === EVENTS_FEED) court.takeEvent({ bytes, receivedAt })
  if (feed === STATISTICS_FEED) court.takeStatistics({ bytes, receivedAt })
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
