/** Everything a view may read or call, wired once per window and passed down by context. */
import { createContext } from 'svelte'
import { createCalls, type Calls } from '../transport/bridge'
import { createStreamClient } from '../transport/stream-client'
import { failureText } from '../text/failure'
import { AlarmsState } from './alarms.svelte'
import { CapturesState } from './captures.svelte'
import { CourtActions } from './court-actions'
import { CredentialsStore } from './credentials.svelte'
import { EngineState, type LocalClock } from './engine.svelte'
import { ExportsState } from './exports.svelte'
import { Navigation } from './navigation.svelte'
import { Problems } from './problems.svelte'
import { SettingsStore } from './settings.svelte'

const SILENCE_CHECK_MS = 1000

export interface ConsoleState {
  readonly calls: Calls
  readonly engine: EngineState
  readonly alarms: AlarmsState
  readonly captures: CapturesState
  readonly exports: ExportsState
  readonly navigation: Navigation
  readonly settings: SettingsStore
  readonly credentials: CredentialsStore
  readonly problems: Problems
  readonly courtActions: CourtActions
  /** Opens the stream and restores the last layout. */
  start: () => Promise<void>
  /** Reopens the stream after it failed to open. */
  reopenStream: () => Promise<void>
}

export const [useConsole, provideConsole] = createContext<ConsoleState>()

const windowClock: LocalClock = { utcMs: () => Date.now() }

export function createConsole(window: Window): ConsoleState {
  const calls = createCalls(window.rallydesk)
  const engine = new EngineState(windowClock)
  const problems = new Problems()
  const navigation = new Navigation(calls)
  const settings = new SettingsStore(calls)
  const stream = createStreamClient(window, calls, {
    onSlices: (slices) => engine.receive(slices),
    onOpenFailed: (detail) => engine.reportOpenFailure(failureText({ code: 'INTERNAL', detail }))
  })
  return {
    calls,
    engine,
    alarms: new AlarmsState(calls, engine, navigation, problems),
    captures: new CapturesState(calls, engine, navigation, problems),
    exports: new ExportsState(calls, engine, problems),
    navigation,
    problems,
    settings,
    credentials: new CredentialsStore(calls),
    courtActions: new CourtActions(calls, engine, problems),
    reopenStream: () => stream.open(),
    async start() {
      window.setInterval(() => engine.checkSilence(), SILENCE_CHECK_MS)
      await Promise.all([stream.open(), navigation.restore(), settings.load()])
    }
  }
}
