/** The log files in the captures view and the actions on them. */
import type { CallInput, CallName, CallResult } from '@shared/ipc/contract'
import type { CaptureList, CaptureRow } from '@shared/logs/capture-view'
import { succeed, type Result } from '@shared/result'
import { SvelteMap, SvelteSet } from 'svelte/reactivity'
import type { Calls } from '../transport/bridge'
import { filterCaptures, type CaptureFilter } from './filter-captures'
import type { EngineState } from './engine.svelte'
import { ask, Followed } from './followed.svelte'
import type { Navigation } from './navigation.svelte'
import type { Problems } from './problems.svelte'
import { PROBLEMS } from '../text/problems'

export type Verification = CallResult<'captures.verify'>

export class CapturesState {
  search = $state('')
  filter = $state<CaptureFilter>('all')
  #currentName = $state.raw('')
  #openedCourtId = $state.raw<string | null>(null)
  /** By file name; null while the file is being read. */
  readonly #verdicts = new SvelteMap<string, Verification | null>()
  readonly #checkedNames = new SvelteSet<string>()
  readonly #calls: Calls
  readonly #engine: EngineState
  readonly #navigation: Navigation
  readonly #problems: Problems
  readonly #listing: Followed<CaptureList>

  readonly visible: readonly CaptureRow[] = $derived.by(() =>
    filterCaptures(this.#listing.value?.rows ?? [], this.filter, this.search)
  )
  readonly checked: readonly CaptureRow[] = $derived(
    this.visible.filter(({ fileName }) => this.#checkedNames.has(fileName))
  )

  constructor(calls: Calls, engine: EngineState, navigation: Navigation, problems: Problems) {
    this.#calls = calls
    this.#engine = engine
    this.#navigation = navigation
    this.#problems = problems
    this.#listing = new Followed(() => ask(calls, 'captures.list', {}))
  }

  /** Null until loaded. */
  get list(): CaptureList | null {
    return this.#listing.value
  }

  /** Why the list could not be loaded; empty if it was. */
  get problem(): string {
    return this.#listing.problem
  }

  /** The row whose details are shown: the selected one if visible, or else the first. */
  get current(): CaptureRow | null {
    return this.visible.find(({ fileName }) => fileName === this.#currentName) ?? this.visible[0] ?? null
  }

  follow(revision: number): void {
    this.#listing.follow(revision)
  }

  refresh(): void {
    this.#listing.refresh()
  }

  select(fileName: string): void {
    this.#currentName = fileName
  }

  isChecked(fileName: string): boolean {
    return this.#checkedNames.has(fileName)
  }

  check(fileNames: readonly string[], isChecked: boolean): void {
    for (const fileName of fileNames) {
      if (isChecked) this.#checkedNames.add(fileName)
      else this.#checkedNames.delete(fileName)
    }
  }

  /** Undefined if not requested, null while the file is being verified. */
  verdict(fileName: string): Verification | null | undefined {
    return this.#verdicts.get(fileName)
  }

  /** Opens the log as a replay court; the view goes there once the court is loaded. */
  async replay(fileName: string): Promise<void> {
    const opened = await this.#try('replay.open', { fileName }, PROBLEMS.logNotOpened)
    if (opened.ok) this.#openedCourtId = opened.value.courtId
  }

  /** Lets the user pick a file anywhere. */
  async pick(): Promise<void> {
    const picked = await this.#try('replay.pick', {}, PROBLEMS.fileNotOpened)
    if (picked.ok) this.#openedCourtId = picked.value.courtId
  }

  /** Goes to the court opened last once the engine has it. */
  goToOpened(): void {
    const courtId = this.#openedCourtId
    if (courtId === null || !this.#engine.court(courtId)) return
    this.#openedCourtId = null
    this.#navigation.open('court', courtId)
  }

  pin(fileName: string, pinned: boolean): Promise<void> {
    return this.#change('captures.pin', { fileName, pinned }, PROBLEMS.pinNotChanged)
  }

  note(fileName: string, note: string): Promise<void> {
    return this.#change('captures.note', { fileName, note }, PROBLEMS.noteNotSaved)
  }

  delete(fileName: string): Promise<void> {
    return this.#change('captures.delete', { fileName }, PROBLEMS.logNotDeleted)
  }

  async reveal(fileName: string): Promise<void> {
    await this.#try('captures.reveal', { fileName }, PROBLEMS.folderNotOpened)
  }

  /** The error says why the file was not renamed. */
  async rename(fileName: string, name: string): Promise<Result<null, string>> {
    const renamed = await ask(this.#calls, 'captures.rename', { fileName, name })
    if (!renamed.ok) return renamed
    this.select(renamed.value.fileName)
    this.refresh()
    return succeed(null)
  }

  async verify(fileName: string): Promise<void> {
    this.#verdicts.set(fileName, null)
    const verdict = await this.#try('captures.verify', { fileName }, PROBLEMS.logNotVerified)
    if (verdict.ok) this.#verdicts.set(fileName, verdict.value)
    else this.#verdicts.delete(fileName)
  }

  async #change<Name extends CallName>(
    name: Name,
    args: CallInput<Name>,
    consequence: string
  ): Promise<void> {
    await this.#try(name, args, consequence)
    this.refresh()
  }

  async #try<Name extends CallName>(
    name: Name,
    args: CallInput<Name>,
    consequence: string
  ): Promise<Result<CallResult<Name>, string>> {
    const answer = await ask(this.#calls, name, args)
    if (!answer.ok) this.#problems.report(`${consequence} ${answer.error}`)
    return answer
  }
}
