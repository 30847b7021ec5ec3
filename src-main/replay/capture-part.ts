/** A capture as a part of a log. */
import type { FileSystem } from '../platform/files'
import { isLiveName } from '../capture/capture-names'
import type { RecordAccess } from '../capture/record-access'
import type { MessagePlace } from '../capture/record-places'
import type { LogPart, PlacedRecord } from './log-part'

export class CapturePart implements LogPart {
  readonly isRecording = false
  readonly #access: RecordAccess
  readonly #files: FileSystem
  readonly #filePath: string
  #isComplete = false
  #endsEarly = false

  constructor(access: RecordAccess, files: FileSystem, filePath: string) {
    this.#access = access
    this.#files = files
    this.#filePath = filePath
  }

  get isComplete(): boolean {
    return this.#isComplete
  }

  get problem(): string {
    const { ending, detail } = this.#access
    if (ending === 'damaged')
      return `The log is damaged: what follows its last record cannot be read. ${detail}`
    return this.#endsEarly ? 'The log ends in the middle of a record, which is left out.' : ''
  }

  async readOn(): Promise<readonly PlacedRecord[]> {
    // A live file is removed once it is sealed; asked before reading, so that its last records are read as well.
    const isWritten = isLiveName(this.#filePath) && (await this.#files.exists(this.#filePath))
    const records = await this.#access.readOn()
    if (records.length > 0 || isWritten) return records
    this.#isComplete = true
    this.#endsEarly = this.#access.ending === 'open' && (await this.#access.hasMore())
    return records
  }

  read(places: readonly MessagePlace[]): Promise<readonly Uint8Array[]> {
    return this.#access.read(places)
  }

  close(): Promise<void> {
    return this.#access.close()
  }
}
