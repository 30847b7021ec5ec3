/** The engine’s alarms, the operator’s selection and the actions on them. */
import type { AlarmRow } from '@shared/alarms/view'
import { isUnacknowledged } from '@shared/alarms/summary'
import type { CallInput, CallName } from '@shared/ipc/contract'
import type { Calls } from '../transport/bridge'
import { failureText } from '../text/failure'
import { PROBLEMS } from '../text/problems'
import { courtAlarmsOf, type CourtAlarms } from './court-alarms'
import type { EngineState } from './engine.svelte'
import type { Navigation } from './navigation.svelte'
import type { Problems } from './problems.svelte'

export type AlarmFilter = 'all' | 'unacknowledged' | 'shelved'

export class AlarmsState {
  #filter = $state.raw<AlarmFilter>('all')
  #courtId = $state.raw<string | null>(null)
  #currentId = $state.raw<string | null>(null)
  #checkedIds = $state.raw<readonly string[]>([])
  #jumps = $state.raw(0)
  readonly #calls: Calls
  readonly #engine: EngineState
  readonly #navigation: Navigation
  readonly #problems: Problems

  readonly rows: readonly AlarmRow[] = $derived.by(() => this.#engine.alarms?.rows ?? [])
  /** The rows that match filter and court, in the engine’s order. */
  readonly visible: readonly AlarmRow[] = $derived.by(() =>
    this.rows.filter(
      (row) => passes(row, this.#filter) && (this.#courtId === null || row.courtId === this.#courtId)
    )
  )
  readonly #marks: ReadonlyMap<string, CourtAlarms> = $derived.by(() => courtAlarmsOf(this.rows))

  constructor(calls: Calls, engine: EngineState, navigation: Navigation, problems: Problems) {
    this.#calls = calls
    this.#engine = engine
    this.#navigation = navigation
    this.#problems = problems
  }

  get filter(): AlarmFilter {
    return this.#filter
  }

  /** Only alarms of this court are shown; null for all. */
  get courtId(): string | null {
    return this.#courtId
  }

  /** The row that keys act on. */
  get current(): AlarmRow | null {
    return this.visible.find((row) => row.alarmId === this.#currentId) ?? null
  }

  get checked(): readonly AlarmRow[] {
    return this.visible.filter((row) => this.#checkedIds.includes(row.alarmId))
  }

  /** Incremented when the list should focus the current row. */
  get jumps(): number {
    return this.#jumps
  }

  /** Null if the court has no alarms. */
  ofCourt(courtId: string): CourtAlarms | null {
    return this.#marks.get(courtId) ?? null
  }

  show(filter: AlarmFilter, courtId: string | null): void {
    this.#filter = filter
    this.#courtId = courtId
    this.#checkedIds = []
  }

  select(alarmId: string): void {
    this.#currentId = alarmId
  }

  check(alarmId: string, isChecked: boolean): void {
    const others = this.#checkedIds.filter((id) => id !== alarmId)
    this.#checkedIds = isChecked ? [...others, alarmId] : others
  }

  /**
   * Key A. In the list: the checked rows, or else the current one. Elsewhere: the top alarm of the focused court. If
   * none of these is unacknowledged, the top alarm of all.
   */
  acknowledgeNext(): Promise<void> {
    const { view, courtId } = this.#navigation
    const unseen = this.rows.filter(isUnacknowledged)
    const meant =
      view === 'alarms'
        ? (this.checked.length > 0 ? this.checked : [this.current ?? []].flat()).filter(isUnacknowledged)
        : unseen.filter((row) => row.courtId === courtId).slice(0, 1)
    return this.acknowledge(meant.length > 0 ? meant : unseen.slice(0, 1))
  }

  /** The rows of the list, or all alarms in views that show only counts. */
  acknowledgeVisible(): Promise<void> {
    return this.acknowledge(this.#navigation.view === 'alarms' ? this.visible : this.rows)
  }

  async acknowledge(rows: readonly AlarmRow[]): Promise<void> {
    const alarmIds = rows.filter(isUnacknowledged).map((row) => row.alarmId)
    if (alarmIds.length === 0) return
    this.#checkedIds = []
    await this.#try('alarms.acknowledge', { alarmIds }, PROBLEMS.alarmNotAcknowledged)
  }

  shelve(shelf: CallInput<'alarms.shelve'>): Promise<void> {
    return this.#try('alarms.shelve', shelf, PROBLEMS.alarmNotShelved)
  }

  unshelve(alarmId: string): Promise<void> {
    return this.#try('alarms.unshelve', { alarmId }, PROBLEMS.alarmNotUnshelved)
  }

  silence(): Promise<void> {
    return this.#try('alarms.silence', {}, PROBLEMS.notSilenced)
  }

  /** Opens the list at the next unacknowledged alarm after the current one. */
  goToNext(): void {
    const unseen = this.rows.filter(isUnacknowledged)
    const at = unseen.findIndex((row) => row.alarmId === this.#currentId)
    const next = unseen[(at + 1) % Math.max(1, unseen.length)]
    if (next === undefined) return
    if (!this.visible.includes(next)) this.show('all', null)
    this.#currentId = next.alarmId
    this.#jumps += 1
    this.#navigation.open('alarms')
  }

  async #try<Name extends CallName>(name: Name, args: CallInput<Name>, consequence: string): Promise<void> {
    const reply = await this.#calls.call(name, args)
    if (!reply.ok) this.#problems.report(`${consequence} ${failureText(reply)}`)
  }
}

function passes(row: AlarmRow, filter: AlarmFilter): boolean {
  if (filter === 'all') return true
  return filter === 'shelved' ? row.state === 'SHELVED' : isUnacknowledged(row)
}
