/**
 * One JSON file of the profile, written by electron-store in one step. An unusable file is renamed: user data is never
 * deleted or overwritten.
 */
import { fail, succeed, type Result } from '@shared/result'
import Store from 'electron-store'
import { constants, copyFileSync, existsSync, readFileSync, renameSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import type { Clock } from '../platform/clock'
import { messageOf } from '../platform/error-message'

export interface ProfileFileOptions {
  /** Absolute. */
  readonly folder: string
  /** Without ".json". */
  readonly name: string
  /** In sentences: "settings file". */
  readonly label: string
  readonly schemaVersion: number
  /** For the names of files that are set aside. */
  readonly clock: Pick<Clock, 'utcMs'>
}

export interface OpenedProfileFile {
  readonly file: ProfileFile
  /** What the file holds, known to be of `schemaVersion` and not checked further; null when there is nothing to use. */
  readonly content: Readonly<Record<string, unknown>> | null
  readonly problems: readonly string[]
}

type Unusable = { readonly kind: 'corrupt' | 'newer'; readonly why: string }

const EnvelopeSchema = v.looseObject({ schemaVersion: v.pipe(v.number(), v.integer(), v.minValue(1)) })
/** Readable by the user only: tokens and addresses are private. */
const OWNER_ONLY = 0o600

export class ProfileFile {
  readonly #options: ProfileFileOptions
  readonly #path: string
  #store: Store | null = null
  /** A file that could not be renamed yet: it must not be overwritten. */
  #inTheWay: Unusable | null = null

  private constructor(options: ProfileFileOptions) {
    this.#options = options
    this.#path = path.join(options.folder, `${options.name}.json`)
  }

  /** Never throws: problems with the file are returned as sentences. */
  static open(options: ProfileFileOptions): OpenedProfileFile {
    const file = new ProfileFile(options)
    const read = file.#read()
    if (read.ok) return { file, content: read.value, problems: [] }
    const setAside = file.#setAside(read.error)
    const outcome = setAside.ok
      ? `It was renamed to ${setAside.value} and is not used.`
      : `It is not used, and nothing can be saved until it is moved away (${setAside.error}).`
    return { file, content: null, problems: [`${read.error.why} ${outcome}`] }
  }

  /** Replaces the whole file; `schemaVersion` is added. The error says in words why nothing was written. */
  write(content: Readonly<Record<string, unknown>>): Result<null, string> {
    const { folder, name, label, schemaVersion } = this.#options
    try {
      if (this.#inTheWay) {
        const setAside = this.#setAside(this.#inTheWay)
        if (!setAside.ok) throw new Error(setAside.error)
      }
      this.#store ??= new Store({ cwd: folder, name, configFileMode: OWNER_ONLY })
      this.#store.store = { schemaVersion, ...content }
      return succeed(null)
    } catch (error) {
      return fail(
        `The ${label} could not be saved: ${messageOf(error)} Check that the disk has space and that Rallydesk may write to ${folder}.`
      )
    }
  }

  /** Keeps a copy of the file as it is now, before parts that could not be read are left out. In words. */
  keepCopy(): string {
    const name = this.#freeName('corrupt')
    try {
      copyFileSync(this.#path, path.join(this.#options.folder, name), constants.COPYFILE_EXCL)
      return `The original ${this.#options.label} was kept as ${name}.`
    } catch (error) {
      return `A copy of the ${this.#options.label} could not be kept: ${messageOf(error)}`
    }
  }

  #read(): Result<Readonly<Record<string, unknown>> | null, Unusable> {
    const { label, schemaVersion } = this.#options
    try {
      const parsed = v.safeParse(EnvelopeSchema, JSON.parse(readFileSync(this.#path, 'utf8')))
      if (!parsed.success) return fail({ kind: 'corrupt', why: `The ${label} has unexpected contents.` })
      const found = parsed.output.schemaVersion
      if (found <= schemaVersion) return succeed(parsed.output)
      const why = `The ${label} was written by a newer version of Rallydesk (format ${found}; this one knows ${schemaVersion}).`
      return fail({ kind: 'newer', why })
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return succeed(null)
      if (error instanceof SyntaxError) return fail({ kind: 'corrupt', why: `The ${label} is damaged.` })
      return fail({ kind: 'corrupt', why: `The ${label} cannot be read (${messageOf(error)}).` })
    }
  }

  /** Returns the name the file has now. */
  #setAside(unusable: Unusable): Result<string, string> {
    const name = this.#freeName(unusable.kind)
    try {
      renameSync(this.#path, path.join(this.#options.folder, name))
      this.#inTheWay = null
      return succeed(name)
    } catch (error) {
      this.#inTheWay = unusable
      return fail(messageOf(error))
    }
  }

  /** "settings.corrupt-20261121T143207Z.json", or with a number when that is taken. */
  #freeName(kind: Unusable['kind']): string {
    const { clock, folder, name } = this.#options
    const stamp = new Date(clock.utcMs()).toISOString().replace(/[-:]|\.\d+/g, '')
    for (let attempt = 1; ; attempt++) {
      const candidate = `${name}.${kind}-${stamp}${attempt === 1 ? '' : `-${attempt}`}.json`
      if (!existsSync(path.join(folder, candidate))) return candidate
    }
  }
}
