import { isLiveName } from '../capture/capture-names'
import { recordOf } from '../capture/capture-records'
import { MessagePlaces, type MessagePlace } from '../mcap/message-places'
import { McapReader } from '../mcap/reader'
import type { FileSystem, ReadableFile } from '../platform/files'
import type { Log, PlacedRecord } from './log'

/** A capture, sealed or being written. */
export class CapturedLog implements Log {
  readonly kind = 'capture'
  readonly #files: Pick<FileSystem, 'exists'>
  readonly #filePath: string
  readonly #reader: McapReader
  readonly #places: MessagePlaces
  #isComplete = false
  #failure = ''

  constructor(files: Pick<FileSystem, 'exists'>, filePath: string, file: ReadableFile) {
    this.#files = files
    this.#filePath = filePath
    this.#reader = new McapReader(file)
    this.#places = new MessagePlaces(file)
  }

  get isComplete(): boolean {
    return this.#isComplete
  }

  get readBytes(): number {
    return this.#reader.report.readableBytes
  }

  get problem(): string {
    if (this.#failure !== '') return `The log cannot be read any further: ${this.#failure}`
    const { ending, cutBytes, detail } = this.#reader.report
    if (ending === 'torn')
      return `The log ends in the middle of a record: its last ${cutBytes} bytes are left out.`
    return ending === 'damaged'
      ? `The log is damaged: its last ${cutBytes} bytes are left out. ${detail}`
      : ''
  }

  async readOn(): Promise<readonly PlacedRecord[]> {
    try {
      const records = await this.#next()
      if (records.length > 0) return records
      // Sealing removes a live file: asked before reading once more, so that its last records are read as well.
      const isWritten = isLiveName(this.#filePath) && (await this.#files.exists(this.#filePath))
      const lastRecords = await this.#next()
      this.#isComplete = lastRecords.length === 0 && !(isWritten && this.#mayGrow)
      return lastRecords
    } catch (error) {
      this.#failure = error instanceof Error ? error.message : String(error)
      this.#isComplete = true
      return []
    }
  }

  read(places: readonly MessagePlace[]): Promise<readonly Uint8Array[]> {
    return this.#places.read(places)
  }

  close(): Promise<void> {
    return this.#reader.close()
  }

  get #mayGrow(): boolean {
    const { ending } = this.#reader.report
    return ending === 'unsealed' || ending === 'torn'
  }

  async #next(): Promise<readonly PlacedRecord[]> {
    const found: PlacedRecord[] = []
    while (found.length === 0) {
      const records = await this.#reader.readOn()
      if (records.length === 0) break
      for (const record of records) if (record.kind === 'message') found.push(recordOf(record))
    }
    return found
  }
}
