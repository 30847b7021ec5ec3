/** Turns a live file into a sealed one: chunked, compressed, indexed, with checksums, readable by any MCAP program. */
import path from 'node:path'
import { loadCompression } from '../mcap/compression'
import { McapReader, type McapRecord, type ReadingReport } from '../mcap/reader'
import type { Channel } from '../mcap/record'
import { SealedWriter } from '../mcap/sealed-writer'
import type { FileSystem } from '../platform/files'
import { parseTopic } from '../records/log-record'
import { encodeFacts, FACTS_RECORD, type CaptureFacts } from './capture-facts'
import {
  DAMAGED_EXTENSION,
  LIVE_EXTENSION,
  SEALED_EXTENSION,
  sealedBaseName,
  SEALING_EXTENSION,
  withExtension
} from './capture-names'
import { readFacts } from './catalogue-entry'
import { isScoreFeed } from '../sports/sport-of'
import type { CaptureSurvey } from './survey-capture'

export interface SealedCapture {
  readonly path: string
  readonly bytes: number
  readonly facts: CaptureFacts
  /** How reading the live file ended. */
  readonly live: ReadingReport
  /** The sealed file was there already: a crash had come between making it and removing the live one. */
  readonly wasSealed: boolean
  /** Where the live file is kept when something in it could not be read; null when it is not needed any more. */
  readonly keptLivePath: string | null
}

/**
 * `survey`: of this file, as it is. Never holds more than a chunk of it. Rejects when the disk fails: then the live
 * file is as it was and nothing else is left behind.
 */
export async function sealCapture(
  files: FileSystem,
  livePath: string,
  { facts, report }: CaptureSurvey
): Promise<SealedCapture> {
  const place = await sealedPlace(files, livePath, facts)
  const bytes = place.isSealed ? place.bytes : await make(files, livePath, place.path, { facts, report })
  const keptLivePath = report.ending === 'damaged' ? withExtension(livePath, DAMAGED_EXTENSION) : null
  await putAway(files, livePath, keptLivePath)
  return { path: place.path, bytes, facts, live: report, wasSealed: place.isSealed, keptLivePath }
}

type SealedPlace = { path: string; isSealed: true; bytes: number } | { path: string; isSealed: false }

/** The name that the sealed file has or can have. */
async function sealedPlace(files: FileSystem, livePath: string, facts: CaptureFacts): Promise<SealedPlace> {
  const folder = path.dirname(livePath)
  const base = sealedBaseName(path.basename(livePath, LIVE_EXTENSION), facts)
  for (let attempt = 1; ; attempt++) {
    const name = attempt === 1 ? base : `${base} (${attempt})`
    const candidate = path.join(folder, name + SEALED_EXTENSION)
    if (!(await files.exists(candidate))) return { path: candidate, isSealed: false }
    const found = await readFacts(files, candidate)
    if (found !== null && isSameLog(found.facts, facts))
      return { path: candidate, isSealed: true, bytes: found.bytes }
  }
}

/** A log begun in the same minute may have had the same name. */
const isSameLog = (sealed: CaptureFacts, live: CaptureFacts): boolean =>
  sealed.liveName === live.liveName &&
  sealed.startedAt === Math.round(live.startedAt) &&
  sealed.endedAt === Math.round(live.endedAt) &&
  sealed.records === live.records

async function make(
  files: FileSystem,
  livePath: string,
  sealedPath: string,
  { facts, report }: CaptureSurvey
): Promise<number> {
  const sealingPath = withExtension(livePath, SEALING_EXTENSION)
  await files.remove(sealingPath)
  try {
    const bytes = await rewrite(files, livePath, sealingPath, facts)
    const liveBytes = (await files.stat(livePath))?.bytes
    if (liveBytes !== report.readableBytes + report.cutBytes)
      throw new Error('The live file is still being written.')
    await files.rename(sealingPath, sealedPath)
    return bytes
  } catch (error) {
    await files.remove(sealingPath).catch(() => undefined)
    throw error
  }
}

async function rewrite(
  files: FileSystem,
  livePath: string,
  sealingPath: string,
  facts: CaptureFacts
): Promise<number> {
  const file = await files.create(sealingPath)
  try {
    const sealed = new SealedWriter(file, await loadCompression())
    const reader = new McapReader(await files.openToRead(livePath))
    for await (const records of reader.blocks())
      for (const record of records) await copy(record, sealed, facts)
    if (reader.report.messages !== facts.records)
      throw new Error('The live file changed while it was being sealed.')
    return await sealed.end()
  } finally {
    await file.close()
  }
}

async function copy(record: McapRecord, sealed: SealedWriter, facts: CaptureFacts): Promise<void> {
  if (record.kind === 'message') await sealed.addMessage(record)
  else if (record.kind === 'channel') await sealed.addChannel(withClockOffset(record, facts))
  else if (record.kind === 'header')
    await sealed.start(record, { kind: 'metadata', name: FACTS_RECORD, metadata: encodeFacts(facts) })
}

/** How the provider's clock stood to ours belongs to the channel whose packets it was estimated from. */
function withClockOffset(channel: Channel, { clockOffsetMs }: CaptureFacts): Channel {
  if (clockOffsetMs === '' || !isScoreFeed(parseTopic(channel.topic).feed)) return channel
  return { ...channel, metadata: new Map([...channel.metadata, ['clockOffsetMs', clockOffsetMs]]) }
}

/** The sealed file is complete by now; a live file that cannot be moved away is dealt with at the next start. */
async function putAway(files: FileSystem, livePath: string, keptLivePath: string | null): Promise<void> {
  try {
    await (keptLivePath === null ? files.remove(livePath) : files.rename(livePath, keptLivePath))
  } catch {
    return
  }
}
