import { readFully, type ReadableFile } from '../platform/files'
import { endOfRecord, MAGIC, PREFIX_BYTES, runOf, type Run } from './layout'

/** Whole records, one after the other. */
export interface RecordBlock extends Run {
  /** Where they begin in the file. */
  readonly at: number
}

const BLOCK_BYTES = 256 * 1024
const NO_BYTES = new Uint8Array()

/** Cuts a file into blocks of whole records, also while it grows. The first block is the magic, alone. */
export class RecordBlocks {
  readonly #file: ReadableFile
  /** As it was when it was last asked for. */
  #size = 0
  /** Where the next block begins. */
  #at = 0
  /** Its bytes, being read while the last block is looked into. */
  #ahead: Promise<Uint8Array> | null = null

  constructor(file: ReadableFile) {
    this.#file = file
  }

  /** Of the file, as far as it is known. */
  get size(): number {
    return this.#size
  }

  /**
   * Null when there is no further whole record for now. Of a record that claims more bytes than any file holds the block
   * is the prefix. Rejects when the disk fails.
   */
  async next(): Promise<RecordBlock | null> {
    let bytes = (await this.#ahead) ?? NO_BYTES
    this.#ahead = null
    for (let needed = this.#needed(bytes); needed > bytes.length; needed = this.#needed(bytes)) {
      if (this.#at + needed > this.#size) this.#size = await this.#file.size()
      const left = this.#size - this.#at
      if (needed > left) return null
      bytes = await readFully(this.#file, this.#at, Math.max(needed, Math.min(BLOCK_BYTES, left)))
    }
    const block = { ...runOf(this.#whole(bytes)), at: this.#at }
    this.#at += block.bytes.length
    this.#readAhead()
    return block
  }

  /** Resolves when nothing is being read any more. */
  async settle(): Promise<void> {
    await this.#ahead?.catch(() => undefined)
  }

  /** How many bytes make a whole record, as far as these tell. */
  #needed(bytes: Uint8Array): number {
    if (this.#at === 0) return MAGIC.length
    const end = bytes.length < PREFIX_BYTES ? PREFIX_BYTES : endOfRecord(runOf(bytes).view, 0)
    return end > Number.MAX_SAFE_INTEGER ? PREFIX_BYTES : end
  }

  #whole(bytes: Uint8Array): Uint8Array {
    if (this.#at === 0) return bytes.subarray(0, MAGIC.length)
    const { view } = runOf(bytes)
    let end = 0
    for (let next = endOfRecord(view, 0); next <= bytes.length; next = endOfRecord(view, end)) {
      end = next
      if (end + PREFIX_BYTES > bytes.length) break
    }
    return bytes.subarray(0, Math.max(end, PREFIX_BYTES))
  }

  #readAhead(): void {
    const byteCount = Math.min(BLOCK_BYTES, this.#size - this.#at)
    if (byteCount <= 0) return
    this.#ahead = readFully(this.#file, this.#at, byteCount)
    // The next read reports a failure.
    this.#ahead.catch(() => undefined)
  }
}
