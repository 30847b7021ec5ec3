/** The log files in the capture folder: what they are, and everything that is done with a whole one. */
import path from 'node:path'
import type { CaptureList, CaptureRow } from '@shared/logs/capture-view'
import { fail, succeed, type Result } from '@shared/result'
import { loadCompression } from '../mcap/compression'
import type { CancelTimer, Clock } from '../platform/clock'
import { errorCode, type FileSystem } from '../platform/files'
import { isLiveName, storableName } from './capture-names'
import type { CaptureRemark, CaptureRemarks } from './capture-remarks'
import type { CaptureWriter } from './capture-writer'
import { Catalogue, type CatalogueRow } from './catalogue'
import { cause } from './disk-problem'
import { filesToRemove, type RetentionRules } from './retention'
import { verifyCapture, type Verification } from './verify-capture'

const WATCH_MS = 2_000
const RETENTION_MS = 3_600_000

interface CaptureLibraryOptions {
  readonly folder: string
  readonly files: FileSystem
  readonly clock: Clock
  readonly remarks: CaptureRemarks
  readonly retention: () => RetentionRules
  readonly diskLeft: () => { readonly freeBytes: number | null; readonly lastsMs: number | null }
  /** The list is worth reading again; `revision` is higher each time. */
  readonly changed: (revision: number) => void
}

interface LibraryFailure<Code extends string> {
  readonly code: Code
  readonly detail: string
}
type Outcome<Code extends string, Value = null> = Promise<Result<Value, LibraryFailure<Code>>>

export class CaptureLibrary {
  readonly #options: CaptureLibraryOptions
  readonly #catalogue: Catalogue
  readonly #leases = new Map<string, number>()
  #writers: readonly CaptureWriter[] = []
  #revision = 0
  #seen = ''
  #timers: readonly CancelTimer[] = []

  constructor(options: CaptureLibraryOptions) {
    this.#options = options
    this.#catalogue = new Catalogue(options.files, options.folder)
  }

  /** Removes what is too old now and every hour, and watches the folder. */
  start(): void {
    const { clock } = this.#options
    this.#timers = [
      clock.every(WATCH_MS, () => void this.#look()),
      clock.every(RETENTION_MS, () => void this.removeOutdated())
    ]
    void this.removeOutdated().then(() => this.#look())
    // Takes a moment, which should not be that in which the first log is sealed.
    void loadCompression()
  }

  stop(): void {
    for (const cancel of this.#timers) cancel()
  }

  /** Files that this writer has open count as live. */
  track(writer: CaptureWriter): void {
    this.#writers = [...this.#writers, writer]
  }

  /** Keeps a file from being removed or renamed while it is read. Call the returned function, once, when done. */
  lease(fileName: string): () => void {
    this.#leases.set(fileName, (this.#leases.get(fileName) ?? 0) + 1)
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      const left = (this.#leases.get(fileName) ?? 1) - 1
      if (left === 0) this.#leases.delete(fileName)
      else this.#leases.set(fileName, left)
    }
  }

  /** Newest first. */
  async list(): Outcome<'UNREADABLE_FOLDER', CaptureList> {
    const { folder, diskLeft } = this.#options
    try {
      const found = await this.#catalogue.rows(this.#liveNames())
      const rows = found.map((row) => this.#rowOf(row)).sort((a, b) => b.startedAt - a.startedAt)
      const { freeBytes, lastsMs: forecastMs } = diskLeft()
      const totalBytes = rows.reduce((sum, { bytes }) => sum + bytes, 0)
      return succeed({ folder, rows, totalBytes, freeBytes, forecastMs })
    } catch (error) {
      return fail({ code: 'UNREADABLE_FOLDER', detail: cause(error, folder) })
    }
  }

  /** Absolute; null when there is no such log. */
  async pathOf(fileName: string): Promise<string | null> {
    return (await this.#row(fileName)) === null ? null : path.join(this.#options.folder, fileName)
  }

  pin(fileName: string, pinned: boolean): Outcome<'UNKNOWN_FILE' | 'STORE_FAILED'> {
    return this.#remark(fileName, (remark) => ({ ...remark, pinned }))
  }

  note(fileName: string, note: string): Outcome<'UNKNOWN_FILE' | 'STORE_FAILED'> {
    return this.#remark(fileName, (remark) => ({ ...remark, note }))
  }

  /** `name` is without extension; the result is the file's new name. */
  async rename(
    fileName: string,
    name: string
  ): Outcome<'UNKNOWN_FILE' | 'IN_USE' | 'NAME_TAKEN' | 'STORE_FAILED', string> {
    const row = await this.#row(fileName)
    if (row === null) return unknownFile(fileName)
    if (this.#isInUse(row)) return inUse(fileName)
    const base = storableName(name)
    const newName = `${base}${path.extname(fileName)}`
    if (base === '' || isLiveName(newName))
      return fail({ code: 'NAME_TAKEN', detail: `“${name}” cannot be the name of a log. Choose another.` })
    if (newName === fileName) return succeed(fileName)
    const { files, folder, remarks } = this.#options
    try {
      if (await files.exists(path.join(folder, newName)))
        return fail({
          code: 'NAME_TAKEN',
          detail: `A log named ${newName} already exists. Choose another name.`
        })
      await files.rename(path.join(folder, fileName), path.join(folder, newName))
    } catch (error) {
      return fail({ code: 'STORE_FAILED', detail: cause(error, folder) })
    }
    const renamed = await this.#row(newName)
    const remark = remarks.of(remarkKey(row))
    if (renamed !== null && remarkKey(renamed) !== remarkKey(row)) remarks.put(remarkKey(renamed), remark)
    this.#listChanged()
    return succeed(newName)
  }

  async delete(fileName: string): Outcome<'UNKNOWN_FILE' | 'IN_USE' | 'STORE_FAILED'> {
    const row = await this.#row(fileName)
    if (row === null) return unknownFile(fileName)
    if (this.#isInUse(row)) return inUse(fileName)
    return this.#remove(row)
  }

  async verify(fileName: string): Outcome<'UNKNOWN_FILE', Verification> {
    const row = await this.#row(fileName)
    if (row === null) return unknownFile(fileName)
    const { files, folder } = this.#options
    const release = this.lease(fileName)
    try {
      const verification = await verifyCapture(files, path.join(folder, fileName))
      if (verification.isDamaged) {
        this.#catalogue.setDamaged(fileName, verification.text)
        this.#listChanged()
      }
      return succeed(verification)
    } finally {
      release()
    }
  }

  /** Removes what the rules of retention say. What cannot be removed now is tried again in an hour. */
  async removeOutdated(): Promise<void> {
    const { clock, retention } = this.#options
    try {
      const rows = await this.#catalogue.rows(this.#liveNames())
      const files = rows.map((row) => ({
        fileName: row.fileName,
        bytes: row.file.bytes,
        endedAt: row.facts.endedAt,
        isDemo: row.facts.origin === 'demo',
        isRemovable: this.#isRemovable(row)
      }))
      const names = new Set(filesToRemove(files, retention(), clock.utcMs()))
      // Asked again: a log may have been opened or pinned in the meantime.
      for (const row of rows) if (names.has(row.fileName) && this.#isRemovable(row)) await this.#remove(row)
    } catch {
      // The list and the captures written there report an unreadable folder.
    }
  }

  #isRemovable(row: CatalogueRow): boolean {
    const isSealed = row.state === 'sealed' || row.state === 'recovered'
    return isSealed && !this.#isInUse(row) && !this.#options.remarks.of(remarkKey(row)).pinned
  }

  async #remove(row: CatalogueRow): Outcome<'STORE_FAILED'> {
    const { files, folder, remarks } = this.#options
    try {
      await files.remove(path.join(folder, row.fileName))
    } catch (error) {
      return fail({ code: 'STORE_FAILED', detail: cause(error, folder) })
    }
    const key = remarkKey(row)
    if (remarks.of(key).pinned || remarks.of(key).note !== '') remarks.put(key, { pinned: false, note: '' })
    this.#listChanged()
    return succeed(null)
  }

  async #remark(
    fileName: string,
    change: (remark: CaptureRemark) => CaptureRemark
  ): Outcome<'UNKNOWN_FILE' | 'STORE_FAILED'> {
    const row = await this.#row(fileName)
    if (row === null) return unknownFile(fileName)
    const { remarks } = this.#options
    const put = remarks.put(remarkKey(row), change(remarks.of(remarkKey(row))))
    if (!put.ok) return fail({ code: 'STORE_FAILED', detail: put.error })
    this.#listChanged()
    return succeed(null)
  }

  #rowOf(row: CatalogueRow): CaptureRow {
    const { fileName, state, detail, file, facts } = row
    const isKnown = state !== 'live' && state !== 'unsealed'
    return {
      fileName,
      state,
      detail,
      bytes: file.bytes,
      startedAt: facts.startedAt === 0 ? file.modifiedAt : facts.startedAt,
      endedAt: isKnown ? facts.endedAt : null,
      courtName: facts.courtName,
      eventId: facts.eventId,
      players: facts.players,
      sport: facts.sport,
      feeds: facts.feeds,
      records: isKnown ? facts.records : null,
      ...this.#options.remarks.of(remarkKey(row))
    }
  }

  async #row(fileName: string): Promise<CatalogueRow | null> {
    try {
      return await this.#catalogue.row(fileName, this.#liveNames())
    } catch (error) {
      if (errorCode(error) === '') throw error
      return null
    }
  }

  #isInUse({ fileName, state }: CatalogueRow): boolean {
    return state === 'live' || this.#leases.has(fileName)
  }

  #liveNames(): ReadonlySet<string> {
    this.#writers = this.#writers.filter(({ isOver }) => !isOver)
    return new Set(this.#writers.flatMap(({ openFileNames }) => openFileNames))
  }

  /** Captures begin, are sealed and removed without anybody saying so here. */
  async #look(): Promise<void> {
    try {
      const names = await this.#catalogue.fileNames()
      const seen = JSON.stringify([names, [...this.#liveNames()]])
      if (seen !== this.#seen) this.#listChanged()
      this.#seen = seen
    } catch {
      // Reported by the code that reads or writes there.
    }
  }

  #listChanged(): void {
    this.#revision += 1
    this.#options.changed(this.#revision)
  }
}

/** Pins and notes belong to the log, whatever its file is called now. */
const remarkKey = ({ facts, fileName }: CatalogueRow): string => facts.liveName || fileName

const unknownFile = (fileName: string) =>
  fail({ code: 'UNKNOWN_FILE', detail: `Log ${fileName} not found.` } as const)

const inUse = (fileName: string) =>
  fail({
    code: 'IN_USE',
    detail: `${fileName} is being written, replayed, exported or verified. Close it first.`
  } as const)
