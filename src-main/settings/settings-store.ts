/** What the console remembers between starts, except tokens: settings, courts, and where the operator was. */
import { succeed, type Result } from '@shared/result'
import type { Settings } from '@shared/settings'
import { systemClock, type Clock } from '../platform/clock'
import { ProfileFile } from './profile-file'
import { readSettingsFile, SETTINGS_SCHEMA_VERSION, type Layout, type StoredSettings } from './settings-file'
import type { StoredCourt } from '../sports/stored-court'

export class SettingsStore {
  readonly #file: ProfileFile
  #remembered: StoredSettings

  private constructor(file: ProfileFile, remembered: StoredSettings) {
    this.#file = file
    this.#remembered = remembered
  }

  /**
   * Reads `settings.json` in an absolute folder. Never throws: unusable parts are replaced by defaults and reported in
   * `problems`, one or two sentences each, including where the old file went.
   */
  static open(
    folder: string,
    clock: Pick<Clock, 'utcMs'> = systemClock
  ): { store: SettingsStore; problems: readonly string[] } {
    const label = 'settings file'
    const opened = ProfileFile.open({
      folder,
      name: 'settings',
      label,
      schemaVersion: SETTINGS_SCHEMA_VERSION,
      clock
    })
    const problems: string[] = []
    const remembered = readSettingsFile(opened.content ?? {}, problems)
    if (problems.length > 0) problems.push(opened.file.keepCopy())
    return {
      store: new SettingsStore(opened.file, remembered),
      problems: [...opened.problems.map((problem) => `${problem} Using default settings.`), ...problems]
    }
  }

  get settings(): Settings {
    return this.#remembered.settings
  }

  get courts(): readonly StoredCourt[] {
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
  replaceCourts(courts: readonly StoredCourt[]): Result<null, string> {
    return this.#replace({ ...this.#remembered, courts })
  }

  /** As `replaceSettings`. */
  replaceLayout(layout: Layout): Result<null, string> {
    return this.#replace({ ...this.#remembered, layout })
  }

  #replace(remembered: StoredSettings): Result<null, string> {
    const written = this.#file.write({ ...remembered })
    if (!written.ok) return written
    this.#remembered = remembered
    return succeed(null)
  }
}
