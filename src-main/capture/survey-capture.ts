/** Reads a log from front to back to know what is in it. */
import path from 'node:path'
import { McapReader, type McapRecord, type ReadingReport } from '../mcap/reader'
import type { FileSystem } from '../platform/files'
import { parseTopic } from '../records/log-record'
import type { CaptureFacts } from './capture-facts'
import { recordOf } from './capture-records'
import { FactsCollector } from './facts-collector'

export interface CaptureSurvey {
  readonly facts: CaptureFacts
  readonly report: ReadingReport
}

/** `enoughRecords`: once so many have been read, the rest is left unread. Rejects when the disk fails. */
export async function surveyCapture(
  files: FileSystem,
  filePath: string,
  recovered: boolean,
  enoughRecords = Number.POSITIVE_INFINITY
): Promise<CaptureSurvey> {
  const reader = new McapReader(await files.openToRead(filePath))
  const collector = new FactsCollector()
  for await (const records of reader.blocks()) {
    for (const record of records) collect(collector, record)
    if (reader.report.messages >= enoughRecords) break
  }
  const { report } = reader
  const liveName = path.basename(filePath)
  return { facts: collector.facts({ recovered, lostBytes: report.cutBytes, liveName }), report }
}

function collect(collector: FactsCollector, record: McapRecord): void {
  if (record.kind === 'message') collector.record(recordOf(record))
  else if (record.kind === 'channel') collector.channel(parseTopic(record.topic))
  else if (record.kind === 'metadata') collector.metadata(record.name, record.metadata)
}
