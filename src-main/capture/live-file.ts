/** The growing file of a running capture: where it is, how much of it is certain, how to come back to it. */
import path from 'node:path'
import { writeAll, type OpenFile, type FileSystem } from '../platform/files'
import { LIVE_EXTENSION, SEALED_EXTENSION } from './capture-names'

export class LiveFile {
  readonly #files: FileSystem
  readonly #folder: string
  readonly #baseName: string
  readonly #head: Uint8Array
  #path: string | null = null
  #handle: OpenFile | null = null
  #position = 0
  #settledBytes = 0

  /** Touches no disk. `head` is what the file starts with. */
  constructor(files: FileSystem, folder: string, baseName: string, head: Uint8Array) {
    this.#files = files
    this.#folder = folder
    this.#baseName = baseName
    this.#head = head
  }

  /** null before the first `open`. */
  get path(): string | null {
    return this.#path
  }

  /** Bytes appended, certain or not; 0 before the first record. */
  get position(): number {
    return this.#position
  }

  get settledBytes(): number {
    return this.#settledBytes
  }

  get isOpen(): boolean {
    return this.#handle !== null
  }

  /**
   * Creates the file, or comes back to it after `release` and cuts it to its last settled byte. When the file is
   * gone or shorter than that, a new one is begun and `lostSettled` is true. Rejects when the disk fails.
   */
  async open(): Promise<{ lostSettled: boolean }> {
    await this.#files.makeFolder(this.#folder)
    if (this.#path !== null && (await this.#reopen(this.#path))) return { lostSettled: false }
    const lostSettled = this.#settledBytes > 0
    const newPath = await this.#freePath()
    this.#handle = await this.#files.create(newPath)
    this.#path = newPath
    this.#position = 0
    this.#settledBytes = 0
    return { lostSettled }
  }

  /** Writes at the end, the head first in a new file. Rejects when the disk fails; `release` must follow then. */
  async append(bytes: Uint8Array): Promise<void> {
    const handle = this.#opened()
    if (this.#position === 0) {
      await writeAll(handle, this.#head, 0)
      this.#position = this.#head.length
    }
    await writeAll(handle, bytes, this.#position)
    this.#position += bytes.length
  }

  /** Makes everything appended so far certain. Rejects when it is not; `release` must follow then. */
  async settle(): Promise<void> {
    const handle = this.#opened()
    const position = this.#position
    await handle.datasync()
    // A deleted file takes writes without a complaint; only its name tells.
    if (this.#path === null || !(await this.#files.exists(this.#path))) {
      throw Object.assign(new Error('The capture file was removed.'), { code: 'ENOENT' })
    }
    this.#settledBytes = position
  }

  /** Closes the file; what was appended but not settled has to be appended again after the next `open`. */
  async release(): Promise<void> {
    const handle = this.#handle
    this.#handle = null
    try {
      await handle?.close()
    } catch {
      // The disk failure was already reported; a failing close adds nothing.
    }
  }

  #opened(): OpenFile {
    if (!this.#handle) throw new Error('The live capture file is not open.')
    return this.#handle
  }

  async #reopen(filePath: string): Promise<boolean> {
    if (!(await this.#files.exists(filePath))) return false
    const handle = await this.#files.openToWrite(filePath)
    this.#handle = handle
    if ((await handle.size()) < this.#settledBytes) {
      await this.release()
      return false
    }
    // A failed append may have left a partial record.
    await handle.truncate(this.#settledBytes)
    this.#position = this.#settledBytes
    return true
  }

  async #freePath(): Promise<string> {
    for (let attempt = 1; ; attempt++) {
      const name = attempt === 1 ? this.#baseName : `${this.#baseName} (${attempt})`
      const base = path.join(this.#folder, name)
      const live = base + LIVE_EXTENSION
      if (!(await this.#files.exists(live)) && !(await this.#files.exists(base + SEALED_EXTENSION)))
        return live
    }
  }
}
