/** The finished files of one log: each is sealed while the log goes on in the next. */
import path from 'node:path'
import type { FileSystem } from '../platform/files'
import { sealCapture } from './seal-capture'
import { surveyCapture } from './survey-capture'

interface Part {
  readonly livePath: string
  /** Of the live file until it is sealed, of the sealed one from then on. */
  bytes: number
  sealedName: string | null
  failure: unknown
  done: Promise<void>
}

export class PartSealer {
  readonly #files: FileSystem
  readonly #parts: Part[] = []

  constructor(files: FileSystem) {
    this.#files = files
  }

  get bytes(): number {
    return this.#parts.reduce((sum, { bytes }) => sum + bytes, 0)
  }

  /** Name of the last part's sealed file; null when there is none. */
  get lastSealedName(): string | null {
    return this.#parts.at(-1)?.sealedName ?? null
  }

  get unsealedNames(): readonly string[] {
    return this.#parts
      .filter(({ sealedName }) => sealedName === null)
      .map(({ livePath }) => path.basename(livePath))
  }

  /** Starts to seal a live file that nobody writes any more. */
  add(livePath: string, bytes: number): void {
    const part: Part = { livePath, bytes, sealedName: null, failure: null, done: Promise.resolve() }
    this.#parts.push(part)
    part.done = this.#seal(part)
  }

  /** Resolves when all parts are sealed, retrying a failed one once. Rejects with the error. */
  async finish(): Promise<void> {
    for (const part of this.#parts) if (part.failure !== null) part.done = this.#seal(part)
    await Promise.all(this.#parts.map(({ done }) => done))
    const failed = this.#parts.find(({ failure }) => failure !== null)
    if (failed !== undefined) throw failed.failure
  }

  async #seal(part: Part): Promise<void> {
    try {
      const survey = await surveyCapture(this.#files, part.livePath, false)
      const sealed = await sealCapture(this.#files, part.livePath, survey)
      part.bytes = sealed.bytes
      part.sealedName = path.basename(sealed.path)
      part.failure = null
    } catch (error) {
      part.failure = error
    }
  }
}
