/** The append-only journal of all alarm transitions: one JSON line each, in the profile. */
import { AlarmTransitionSchema, type AlarmTransition } from '@shared/alarms/view'
import { readFileSync } from 'node:fs'
import { appendFile, readFile, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { messageOf } from '../platform/error-message'

const FILE_NAME = 'alarms.ndjson'
const OLD_FILE_NAME = 'alarms.old.ndjson'
const ROTATE_AT_BYTES = 5 * 1024 * 1024
/** Entries kept in memory; also the most that wait for a failing disk. */
const RECENT_ENTRIES = 2_000

export interface JournalOptions {
  readonly folder: string
  /** Why writing fails; empty when it works again. */
  readonly onProblem: (text: string) => void
  readonly rotateAtBytes?: number
}

export class AlarmJournal {
  readonly #options: JournalOptions
  readonly #path: string
  readonly #oldPath: string
  #recent: AlarmTransition[]
  #unwritten: AlarmTransition[] = []
  #writing: Promise<void> | null = null
  #lastNumber: number
  /** After a crash in mid-line, the next entry must start a new line. */
  #lineIsTorn: boolean
  #failed = false

  /** Reads existing entries so that numbering continues; skips unreadable lines. */
  constructor(options: JournalOptions) {
    this.#options = options
    this.#path = path.join(options.folder, FILE_NAME)
    this.#oldPath = path.join(options.folder, OLD_FILE_NAME)
    const current = readIfThere(this.#path)
    this.#recent = [...entriesIn(readIfThere(this.#oldPath)), ...entriesIn(current)].slice(-RECENT_ENTRIES)
    this.#lastNumber = this.#recent.at(-1)?.number ?? 0
    this.#lineIsTorn = current !== '' && !current.endsWith('\n')
  }

  /** Numbers the entry, returns it and queues it for writing; never throws, never waits. */
  append(entry: Omit<AlarmTransition, 'number'>): AlarmTransition {
    this.#lastNumber += 1
    const numbered = { number: this.#lastNumber, ...entry }
    this.#recent = [...this.#recent, numbered].slice(-RECENT_ENTRIES)
    this.#unwritten = [...this.#unwritten, numbered].slice(-RECENT_ENTRIES)
    this.#writing ??= this.#write()
    return numbered
  }

  /** Up to `count` entries before the number, or the newest if it is null; newest first. */
  async read(before: number | null, count: number): Promise<AlarmTransition[]> {
    const end = before ?? this.#lastNumber + 1
    const first = this.#recent[0]?.number ?? end
    const entries = end - count >= first ? this.#recent : await this.#readAll()
    return entries
      .filter(({ number }) => number < end)
      .slice(-count)
      .reverse()
  }

  /** Resolves when everything so far is in the file or writing has failed. */
  async flush(): Promise<void> {
    if (this.#unwritten.length > 0) this.#writing ??= this.#write()
    await this.#writing
  }

  async #write(): Promise<void> {
    try {
      // Batches entries of the same turn.
      await Promise.resolve()
      while (this.#unwritten.length > 0) {
        const entries = this.#unwritten
        const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
        await this.#makeRoom()
        await appendFile(this.#path, this.#lineIsTorn ? `\n${lines}` : lines, { mode: 0o600 })
        this.#lineIsTorn = false
        const last = entries.at(-1)?.number ?? 0
        this.#unwritten = this.#unwritten.filter(({ number }) => number > last)
      }
      if (this.#failed) this.#options.onProblem('')
      this.#failed = false
    } catch (error) {
      this.#failed = true
      // The partial line is discarded and written again.
      this.#lineIsTorn = true
      const why = messageOf(error)
      this.#options.onProblem(
        `The alarm journal cannot be written: ${why} Alarms still work. Check the disk of ${this.#options.folder}.`
      )
    } finally {
      this.#writing = null
    }
  }

  async #makeRoom(): Promise<void> {
    const size = await stat(this.#path).then(
      (file) => file.size,
      () => 0
    )
    if (size >= (this.#options.rotateAtBytes ?? ROTATE_AT_BYTES)) await rename(this.#path, this.#oldPath)
  }

  /** From both files; unwritten entries are only in memory. */
  async #readAll(): Promise<readonly AlarmTransition[]> {
    await this.flush()
    const texts = await Promise.all(
      [this.#oldPath, this.#path].map((file) => readFile(file, 'utf8').catch(() => ''))
    )
    const written = texts.flatMap(entriesIn)
    const first = this.#recent[0]?.number ?? Number.POSITIVE_INFINITY
    return [...written.filter(({ number }) => number < first), ...this.#recent]
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function entriesIn(text: string): AlarmTransition[] {
  return text.split('\n').flatMap((line) => entryOf(line) ?? [])
}

function entryOf(line: string): AlarmTransition | null {
  try {
    return v.parse(AlarmTransitionSchema, JSON.parse(line))
  } catch {
    return null
  }
}
