/** Opens a file of a log, a capture or a recording, without ever holding all of it. */
import path from 'node:path'
import { fail, succeed, type Result } from '@shared/result'
import { MAGIC } from '../mcap/layout'
import type { FileSystem, ReadableFile } from '../platform/files'
import { CapturedLog } from './captured-log'
import type { Log } from './log'
import { RecordedLog } from './recorded-log'
import { RECORDING_HEAD_BYTES, strayFeedOf } from './recorded-line'

/** The magic without its version: a later or damaged one is no recording. */
const MCAP_PREFIX = MAGIC.subarray(0, 5)
/** A line of a recording is a JSON object. */
const PACKET_LINE = /^\uFEFF?[^\S\n]*\{\s*"/m

/** The error says why the file cannot be read. */
export async function openLog(files: FileSystem, filePath: string): Promise<Result<Log, string>> {
  try {
    const file = await files.openToRead(filePath)
    try {
      return succeed(await logIn(files, filePath, file))
    } catch (error) {
      await file.close()
      throw error
    }
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

async function logIn(files: FileSystem, filePath: string, file: ReadableFile): Promise<Log> {
  const buffer = Buffer.alloc(RECORDING_HEAD_BYTES)
  const head = buffer.subarray(0, await file.read(buffer, 0))
  if (MCAP_PREFIX.every((byte, index) => head[index] === byte)) return new CapturedLog(files, filePath, file)
  if (!PACKET_LINE.test(head.toString('utf8'))) throw new Error('Neither a capture nor a recording.')
  const eventId = path.basename(filePath, path.extname(filePath))
  return new RecordedLog({ file, eventId, strayFeed: strayFeedOf(head.toString('latin1')) })
}
