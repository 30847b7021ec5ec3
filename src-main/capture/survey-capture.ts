/** Reads a log from front to back to know what is in it. */
import path from 'node:path'
import { placeOfTopic } from '../records/log-record'
import type { CaptureFacts } from './capture-facts'
import type { FileSystem } from '../platform/files'
import { openCapture, type CaptureReport } from './capture-reader'
import { toMilliseconds } from './capture-records'
import { FactsCollector } from './facts-collector'

export interface CaptureSurvey {
  readonly facts: CaptureFacts
  readonly report: CaptureReport
}

/** `mostRecords`: then the rest is left unread. Rejects when the disk fails. */
export async function surveyCapture(
  files: FileSystem,
  filePath: string,
  recovered: boolean,
  mostRecords = Number.POSITIVE_INFINITY
): Promise<CaptureSurvey> {
  const opened = await openCapture(files, filePath)
  if (!opened.ok) throw new Error(opened.error)
  const collector = new FactsCollector()
  const places = new Map<number, ReturnType<typeof placeOfTopic>>()
  for await (const record of opened.value.records()) {
    if (record.type === 'Metadata') collector.metadata(record.name, record.metadata)
    if (record.type === 'Channel') {
      const place = placeOfTopic(record.topic)
      places.set(record.id, place)
      collector.channel(place)
    }
    const place = record.type === 'Message' ? places.get(record.channelId) : undefined
    if (record.type === 'Message' && place !== undefined)
      collector.record({
        ...place,
        bytes: record.data,
        receivedAt: toMilliseconds(record.logTime),
        steadyAt: toMilliseconds(record.publishTime)
      })
    if (opened.value.report().messages >= mostRecords) break
  }
  const report = opened.value.report()
  if (report.ending === 'unreadable') throw new Error(report.detail)
  const liveName = path.basename(filePath)
  return { facts: collector.facts({ recovered, lostBytes: report.cutBytes, liveName }), report }
}
