import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { ExportFormat } from '@shared/logs/export-view'
import { endingsOf, MANIFEST_ENDING, PARTIAL_EXTENSION } from './export-names'

/** The disk calls needed for writing, replaceable by failing ones in tests. */
export type ExportDisk = Pick<typeof fs, 'openSync' | 'writeSync' | 'fsyncSync' | 'closeSync'>

/** Written and hashed at once. */
const BLOCK = 256 * 1024

export interface WrittenFile {
  /** The final name, without folder. */
  readonly fileName: string
  readonly bytes: number
  readonly rows: number
  readonly sha256: string
}

/**
 * A file that is being exported: it has another name until the export is complete. Writes synchronously, as it is
 * used in a thread of its own; every method throws the disk's error.
 */
export class PartialFile {
  readonly #fileName: string
  readonly #disk: ExportDisk
  readonly #handle: number
  readonly #hash = createHash('sha256')
  readonly #block = Buffer.allocUnsafe(BLOCK)
  #used = 0
  #text = ''
  #bytes = 0
  #isClosed = false

  constructor(folder: string, fileName: string, disk: ExportDisk = fs) {
    this.#fileName = fileName
    this.#disk = disk
    this.#handle = disk.openSync(path.join(folder, fileName + PARTIAL_EXTENSION), 'wx')
  }

  write(text: string): void {
    if (this.#used > 0) this.#flush()
    this.#text += text
    if (this.#text.length >= BLOCK) this.#flush()
  }

  writeBytes(bytes: Uint8Array): void {
    if (this.#text !== '' || this.#used + bytes.length > BLOCK) this.#flush()
    if (bytes.length >= BLOCK) {
      this.#append(bytes)
    } else {
      this.#block.set(bytes, this.#used)
      this.#used += bytes.length
    }
  }

  /** Returns what the file is once everything would survive a power cut. `rows`: for the manifest. */
  finish(rows: number): WrittenFile {
    try {
      this.#flush()
      this.#disk.fsyncSync(this.#handle)
    } finally {
      this.close()
    }
    return { fileName: this.#fileName, bytes: this.#bytes, rows, sha256: this.#hash.digest('hex') }
  }

  /** Closes a file that may be abandoned; may be called again. The caller removes it. */
  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#disk.closeSync(this.#handle)
  }

  #flush(): void {
    if (this.#used > 0) this.#append(this.#block.subarray(0, this.#used))
    this.#used = 0
    if (this.#text !== '') this.#append(Buffer.from(this.#text, 'utf8'))
    this.#text = ''
  }

  #append(bytes: Uint8Array): void {
    this.#hash.update(bytes)
    for (let done = 0; done < bytes.length;)
      done += this.#disk.writeSync(this.#handle, bytes, done, bytes.length - done)
    this.#bytes += bytes.length
  }
}

/** What the files of an export are called, and where they are. */
export interface ExportPlace {
  readonly folder: string
  readonly baseName: string
  readonly formats: readonly ExportFormat[]
}

/** Removes what an incomplete export left behind. */
export function removePartialFiles({ folder, baseName, formats }: ExportPlace): void {
  for (const ending of [...endingsOf(formats), MANIFEST_ENDING])
    fs.rmSync(path.join(folder, baseName + ending + PARTIAL_EXTENSION), { force: true })
}
