/** Seals what a crash left behind at the next start and reports what was saved. */
import path from 'node:path'
import { errorCode, type FileSystem } from '../platform/files'
import { DAMAGED_EXTENSION, isLiveName, withExtension } from './capture-names'
import { cause } from './disk-problem'
import { sealCapture, type SealedCapture } from './seal-capture'
import { surveyCapture } from './survey-capture'

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
  files: FileSystem,
  folder: string
): Promise<readonly RecoveredCapture[]> {
  const recovered: RecoveredCapture[] = []
  for (const fileName of await liveFiles(files, folder)) {
    recovered.push(await recoverCapture(files, folder, fileName))
  }
  return recovered
}

async function liveFiles(files: FileSystem, folder: string): Promise<readonly string[]> {
  try {
    return (await files.list(folder)).filter(isLiveName).sort()
  } catch {
    // The first capture of this run meets the same disk and says what is wrong with it.
    return []
  }
}

/** As `recoverCaptures`, for one live file. */
export async function recoverCapture(
  files: FileSystem,
  folder: string,
  fileName: string
): Promise<RecoveredCapture> {
  const livePath = path.join(folder, fileName)
  try {
    const survey = await surveyCapture(files, livePath, true)
    const { messages, ending, cutBytes: lostBytes } = survey.report
    if (messages === 0 && (ending === 'torn' || ending === 'unsealed')) {
      await files.remove(livePath)
      const message = `${fileName} contained no records and was removed.`
      return { fileName, outcome: 'removed', keptBytes: 0, lostBytes, message }
    }
    if (messages === 0) {
      await files.rename(livePath, withExtension(livePath, DAMAGED_EXTENSION))
      const message = `Nothing in ${fileName} can be read. It was kept with the extension ${DAMAGED_EXTENSION}.`
      return { fileName, outcome: 'kept', keptBytes: 0, lostBytes, message }
    }
    return outcomeOf(fileName, await sealCapture(files, livePath, survey))
  } catch (error) {
    const why = errorCode(error) === '' && error instanceof Error ? error.message : cause(error, folder)
    const message = `${fileName} could not be recovered and was left unchanged. ${why} The next start will try again.`
    return { fileName, outcome: 'kept', keptBytes: 0, lostBytes: 0, message }
  }
}

function outcomeOf(fileName: string, sealed: SealedCapture): RecoveredCapture {
  const { messages, readableBytes: keptBytes, cutBytes: lostBytes } = sealed.live
  if (sealed.wasSealed) {
    const message = `${fileName} was already sealed and was removed.`
    return { fileName, outcome: 'removed', keptBytes: 0, lostBytes, message }
  }
  const name = path.basename(sealed.path)
  const copy = sealed.keptLivePath
    ? ` The original file was kept as ${path.basename(sealed.keptLivePath)}.`
    : ''
  const message = `${name} was recovered: ${messages} records (${keptBytes} bytes) kept, ${lostBytes} bytes lost.${copy}`
  return { fileName, outcome: 'sealed', keptBytes, lostBytes, message }
}
