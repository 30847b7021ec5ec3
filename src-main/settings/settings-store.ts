/** What the console remembers between two starts, except tokens: settings, courts, and where the operator was. */
import { CourtIdSchema } from '@shared/court/view'
import { CALLS, type CallResult } from '@shared/ipc/contract'
import { succeed, type Result } from '@shared/result'
import { DEFAULT_SETTINGS, SettingsSchema, type Settings } from '@shared/settings'
import * as v from 'valibot'
import { systemClock, type Clock } from '../clock'
import { ProfileFile } from './profile-file'

const SCHEMA_VERSION = 1

const SavedCourtSchema = v.object({
  courtId: CourtIdSchema,
  eventId: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  credentialId: v.pipe(v.string(), v.maxLength(80))
})
export type SavedCourt = v.InferOutput<typeof SavedCourtSchema>

const LayoutSchema = CALLS['layout.get'].result
export type Layout = CallResult<'layout.get'>

const DEFAULT_LAYOUT: Layout = { view: 'wall', courtId: null }

interface Remembered {
  readonly settings: Settings
  /** In the operator's order. */
  readonly courts: readonly SavedCourt[]
  readonly layout: Layout
}

type Content = Readonly<Record<string, unknown>>

export class SettingsStore {
  readonly #file: ProfileFile
  #remembered: Remembered

  private constructor(file: ProfileFile, remembered: Remembered) {
    this.#file = file
    this.#remembered = remembered
  }

  /**
   * Reads `settings.json` in an absolute folder. Never throws: what cannot be used is replaced by defaults and told
   * in `problems`, one sentence or two each, with where the old file went.
   */
  static open(
    folder: string,
    clock: Pick<Clock, 'utcMs'> = systemClock
  ): { store: SettingsStore; problems: readonly string[] } {
    const label = 'settings file'
    const opened = ProfileFile.open({ folder, name: 'settings', label, schemaVersion: SCHEMA_VERSION, clock })
    const problems: string[] = []
    const remembered = readContent(opened.content ?? {}, problems)
    if (problems.length > 0) problems.push(opened.file.keepCopy())
    return {
      store: new SettingsStore(opened.file, remembered),
      problems: [...opened.problems.map((problem) => `${problem} Default settings are used.`), ...problems]
    }
  }

  get settings(): Settings {
    return this.#remembered.settings
  }

  get courts(): readonly SavedCourt[] {
    return this.#remembered.courts
  }

  get layout(): Layout {
    return this.#remembered.layout
  }

  /** The error says in words why nothing was saved; then nothing has changed. */
  replaceSettings(settings: Settings): Result<null, string> {
    return this.#replace({ ...this.#remembered, settings })
  }

  /** As `replaceSettings`. */
  replaceCourts(courts: readonly SavedCourt[]): Result<null, string> {
    return this.#replace({ ...this.#remembered, courts })
  }

  /** As `replaceSettings`. */
  replaceLayout(layout: Layout): Result<null, string> {
    return this.#replace({ ...this.#remembered, layout })
  }

  #replace(remembered: Remembered): Result<null, string> {
    const written = this.#file.write({ ...remembered })
    if (!written.ok) return written
    this.#remembered = remembered
    return succeed(null)
  }
}

/** Takes every part that is as it should be; parts that are not there yet are no problem. */
function readContent(content: Content, problems: string[]): Remembered {
  const saved = asObject(content.settings)
  const section = <Value>(
    name: keyof Settings,
    schema: v.GenericSchema<unknown, Value>,
    usual: Value
  ): Value =>
    readPart(saved[name], schema, usual, () => {
      problems.push(`The part “${name}” of the settings could not be read. Its defaults are used.`)
    })
  const { tennisEvents, demo, capture } = SettingsSchema.entries
  return {
    settings: {
      tennisEvents: section('tennisEvents', tennisEvents, DEFAULT_SETTINGS.tennisEvents),
      demo: section('demo', demo, DEFAULT_SETTINGS.demo),
      capture: section('capture', capture, DEFAULT_SETTINGS.capture)
    },
    courts: readCourts(content.courts, problems),
    layout: readPart(content.layout, LayoutSchema, DEFAULT_LAYOUT, () => {
      problems.push('The view that was open last could not be read. The wall opens instead.')
    })
  }
}

function readCourts(value: unknown, problems: string[]): readonly SavedCourt[] {
  const entries = readPart(value, v.array(v.unknown()), [], () => {
    problems.push('The list of courts could not be read. Add the courts again.')
  })
  const courts = new Map<string, SavedCourt>()
  entries.forEach((entry, index) => {
    const court = v.safeParse(SavedCourtSchema, entry)
    if (court.success && !courts.has(court.output.courtId)) courts.set(court.output.courtId, court.output)
    else problems.push(`Court ${index + 1} of the list could not be read and was left out. Add it again.`)
  })
  return [...courts.values()]
}

function readPart<Value>(
  value: unknown,
  schema: v.GenericSchema<unknown, Value>,
  usual: Value,
  onProblem: () => void
): Value {
  if (value === undefined) return usual
  const parsed = v.safeParse(schema, value)
  if (parsed.success) return parsed.output
  onProblem()
  return usual
}

const asObject = (value: unknown): Content => {
  const parsed = v.safeParse(v.record(v.string(), v.unknown()), value)
  return parsed.success ? parsed.output : {}
}
