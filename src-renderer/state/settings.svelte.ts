/** The settings as the main process holds them. */
import type { Settings } from '@shared/settings'
import { fail, succeed, type Result } from '@shared/result'
import type { Calls } from '../transport/bridge'
import { failureText } from '../text/failure'

export class SettingsStore {
  #current = $state.raw<Settings | null>(null)
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Null until loaded. */
  get current(): Settings | null {
    return this.#current
  }

  async load(): Promise<Result<Settings, string>> {
    const reply = await this.#calls.call('settings.get', {})
    if (!reply.ok) return fail(failureText(reply))
    this.#current = reply.value
    return succeed(reply.value)
  }

  /** Replaces the settings; on failure the old ones stay and the error says why. */
  async replace(settings: Settings): Promise<Result<Settings, string>> {
    const reply = await this.#calls.call('settings.replace', settings)
    if (!reply.ok) return fail(failureText(reply))
    this.#current = settings
    return succeed(settings)
  }

  /** Replaces part of the settings and keeps the rest as the main process has it. */
  async change(part: Partial<Settings>): Promise<Result<Settings, string>> {
    const loaded = await this.load()
    return loaded.ok ? this.replace({ ...loaded.value, ...part }) : loaded
  }
}
