/** What a crash left behind is sealed at the next start, and the operator is told what was saved. */
import path from 'node:path'
import { errorCode, type CaptureFileSystem } from './capture-files'
import { DAMAGED_EXTENSION, isLiveName, SEALED_EXTENSION, withExtension } from './capture-names'
import { openCapture, type CaptureReport } from './capture-reader'
import { cause } from './disk-problem'
import { sealCapture } from './seal-capture'

export interface RecoveredCapture {
  readonly fileName: string
  readonly outcome: 'sealed' | 'removed' | 'kept'
  readonly keptBytes: number
  readonly lostBytes: number
  /** One or two sentences for the operator. */
  readonly message: string
}

/**
 * Seals every live file in the folder. Call it before any capture of this run begins, and only when no other
 * Rallydesk uses the folder. Never rejects: what cannot be sealed stays and is reported.
 */
export async function recoverCaptures(
  files: CaptureFileSystem,
  folder: string
): Promise<readonly RecoveredCapture[]> {
  const recovered: RecoveredCapture[] = []
  for (const fileName of await liveFiles(files, folder)) {
    recovered.push(await recover(files, folder, fileName))
  }
  return recovered
}

async function liveFiles(files: CaptureFileSystem, folder: string): Promise<readonly string[]> {
  try {
    return (await files.list(folder)).filter(isLiveName).sort()
  } catch {
    // The first capture of this run meets the same disk and says what is wrong with it.
    return []
  }
}

async function recover(
  files: CaptureFileSystem,
  folder: string,
  fileName: string
): Promise<RecoveredCapture> {
  const livePath = path.join(folder, fileName)
  try {
    const found = await readThrough(files, livePath)
    const nothingSaved = found.messages === 0 && (found.ending === 'torn' || found.ending === 'unsealed')
    if (nothingSaved || (await isSealedAlready(files, livePath, found))) {
      await files.remove(livePath)
      const why = nothingSaved ? 'held no record' : 'had been sealed already'
      return {
        fileName,
        outcome: 'removed',
        keptBytes: 0,
        lostBytes: found.cutBytes,
        message: `${fileName} ${why} and was removed.`
      }
    }
    if (found.messages === 0) {
      await files.rename(livePath, withExtension(livePath, DAMAGED_EXTENSION))
      const message = `Nothing in ${fileName} can be read. It is kept with the ending ${DAMAGED_EXTENSION}.`
      return { fileName, outcome: 'kept', keptBytes: 0, lostBytes: found.cutBytes, message }
    }
    const sealed = await sealCapture(files, livePath)
    const { readableBytes: keptBytes, cutBytes: lostBytes } = sealed.live
    const name = path.basename(sealed.path)
    const copy = sealed.keptLivePath
      ? ` The file as it was is kept as ${path.basename(sealed.keptLivePath)}.`
      : ''
    const message = `${name} was recovered: ${sealed.live.messages} records (${keptBytes} bytes) kept, ${lostBytes} bytes lost.${copy}`
    return { fileName, outcome: 'sealed', keptBytes, lostBytes, message }
  } catch (error) {
    const why = errorCode(error) === '' && error instanceof Error ? error.message : cause(error, folder)
    const message = `${fileName} could not be recovered and stays as it is. ${why} The next start tries again.`
    return { fileName, outcome: 'kept', keptBytes: 0, lostBytes: 0, message }
  }
}

/** A crash between sealing and removing the live file leaves both. */
async function isSealedAlready(
  files: CaptureFileSystem,
  livePath: string,
  live: CaptureReport
): Promise<boolean> {
  const sealedPath = withExtension(livePath, SEALED_EXTENSION)
  if (!(await files.exists(sealedPath))) return false
  const sealed = await readThrough(files, sealedPath)
  return sealed.ending === 'sealed' && sealed.messages >= live.messages
}

async function readThrough(files: CaptureFileSystem, filePath: string): Promise<CaptureReport> {
  const opened = await openCapture(files, filePath)
  if (!opened.ok) throw new Error(opened.error)
  const messages = opened.value.messages()
  while (!(await messages.next()).done);
  const report = opened.value.report()
  if (report.ending === 'unreadable') throw new Error(report.detail)
  return report
}
