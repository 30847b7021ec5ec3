/** Which logs are in the folder and what they are; a file is looked into again only when it has changed. */
import path from 'node:path'
import type { CaptureState } from '@shared/logs/capture-view'
import type { CaptureFacts } from './capture-facts'
import type { FileSystem, FileFacts } from '../platform/files'
import { DAMAGED_EXTENSION, isLiveName, SEALED_EXTENSION } from './capture-names'
import { readFacts } from './catalogue-entry'
import { recordsAreMissing } from '../records/lost-records'
import { surveyCapture } from './survey-capture'

export interface CatalogueRow {
  readonly fileName: string
  readonly state: CaptureState
  readonly detail: string
  readonly file: FileFacts
  /** What could be found out; of a live file from its first records only. */
  readonly facts: CaptureFacts
}

/** Enough to meet the names of the players. */
const LIVE_RECORDS = 200

const isLog = (fileName: string): boolean =>
  fileName.endsWith(SEALED_EXTENSION) || fileName.endsWith(DAMAGED_EXTENSION)

export class Catalogue {
  readonly #files: FileSystem
  readonly #folder: string
  readonly #known = new Map<string, CatalogueRow>()

  constructor(files: FileSystem, folder: string) {
    this.#files = files
    this.#folder = folder
  }

  async fileNames(): Promise<readonly string[]> {
    return (await this.#files.list(this.#folder)).filter(isLog).sort()
  }

  /** Rejects when the folder cannot be read. A file that vanishes meanwhile is left out. */
  async rows(liveNames: ReadonlySet<string>): Promise<readonly CatalogueRow[]> {
    const fileNames = await this.fileNames()
    for (const known of this.#known.keys()) if (!fileNames.includes(known)) this.#known.delete(known)
    const rows: CatalogueRow[] = []
    for (const fileName of fileNames) {
      const row = await this.row(fileName, liveNames)
      if (row !== null) rows.push(row)
    }
    return rows
  }

  /** Null when there is no such log. */
  async row(fileName: string, liveNames: ReadonlySet<string>): Promise<CatalogueRow | null> {
    const filePath = path.join(this.#folder, fileName)
    const file = isLog(fileName) ? await this.#files.stat(filePath) : null
    if (file === null) return null
    const known = this.#known.get(fileName)
    const isKnown = known?.file.bytes === file.bytes && known.file.modifiedAt === file.modifiedAt
    if (isKnown && !isLiveName(fileName)) return known
    const row = isLiveName(fileName)
      ? await this.#unsealedRow(fileName, file, liveNames.has(fileName), known)
      : await this.#sealedRow(fileName, file)
    this.#known.set(fileName, row)
    return row
  }

  /** Verifying has found something that its end does not tell. */
  setDamaged(fileName: string, detail: string): void {
    const known = this.#known.get(fileName)
    if (known !== undefined) this.#known.set(fileName, { ...known, state: 'damaged', detail })
  }

  async #unsealedRow(
    fileName: string,
    file: FileFacts,
    isLive: boolean,
    known: CatalogueRow | undefined
  ): Promise<CatalogueRow> {
    // The first records stay what they are; only as long as they do not name the players they are read again.
    const facts =
      known === undefined || known.facts.players === ''
        ? await this.#survey(fileName, LIVE_RECORDS)
        : known.facts
    const detail = isLive ? '' : 'Left open; it will be sealed at the next start.'
    return { fileName, state: isLive ? 'live' : 'unsealed', detail, file, facts }
  }

  async #sealedRow(fileName: string, file: FileFacts): Promise<CatalogueRow> {
    const entry = await readFacts(this.#files, path.join(this.#folder, fileName))
    if (entry !== null) {
      const state = entry.facts.recovered ? 'recovered' : 'sealed'
      return { fileName, state, detail: detailOf(entry.facts), file, facts: entry.facts }
    }
    // Of another program, or its end is gone: only reading all of it tells.
    const { facts, isWhole } = await this.#surveyAll(fileName)
    const detail = isWhole ? '' : 'Part of it cannot be read. Verify it for details.'
    return { fileName, state: isWhole ? 'sealed' : 'damaged', detail, file, facts }
  }

  async #survey(fileName: string, mostRecords: number): Promise<CaptureFacts> {
    return (await surveyCapture(this.#files, path.join(this.#folder, fileName), false, mostRecords)).facts
  }

  async #surveyAll(fileName: string): Promise<{ facts: CaptureFacts; isWhole: boolean }> {
    const filePath = path.join(this.#folder, fileName)
    const { facts, report } = await surveyCapture(this.#files, filePath, false)
    return { facts, isWhole: report.ending === 'sealed' }
  }
}

function detailOf({ recovered, lostBytes, missingRecords }: CaptureFacts): string {
  const details: string[] = []
  if (recovered && lostBytes === 0) details.push('Sealed after an unexpected exit; nothing was lost.')
  if (recovered && lostBytes > 0) details.push(`${lostBytes} bytes at the end were lost in a crash.`)
  if (missingRecords > 0)
    details.push(`${recordsAreMissing(missingRecords)}, because the disk failed for too long.`)
  return details.join(' ')
}
