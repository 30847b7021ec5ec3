/** The rallies of one court as a window shows them: the list and its filter, the one that is looked at, and all at once. */
import { keyText, type Rally, type RallyKey } from '@shared/sports/tennis/tracking/rally'
import type {
  Overlay,
  PlacedShot,
  RallyRow,
  RallyStatistics
} from '@shared/sports/tennis/tracking/rally-view'
import type { Result } from '@shared/result'
import { ANY_RALLY, filterRallies, type RallyFilter } from './filter-rallies'
import type { Calls } from '../../../transport/bridge'
import { ask, Followed } from '../../../state/followed.svelte'

/** Where rallies come from; an error says in words why one did not. */
export interface RallySource {
  list(): Promise<Result<{ readonly revision: number; readonly rows: readonly RallyRow[] }, string>>
  get(key: RallyKey): Promise<Result<Rally, string>>
  overlay(): Promise<Result<Overlay, string>>
  statistics(): Promise<Result<RallyStatistics, string>>
}

export const rallySource = (calls: Calls, courtId: string): RallySource => ({
  list: () => ask(calls, 'rally.list', { courtId }),
  get: (key) => ask(calls, 'rally.get', { courtId, key }),
  overlay: () => ask(calls, 'rally.overlay', { courtId }),
  statistics: () => ask(calls, 'rally.statistics', { courtId })
})

const NO_ROWS: readonly RallyRow[] = []

export class RalliesState {
  filter = $state.raw<RallyFilter>(ANY_RALLY)
  /** Each new rally is shown as it comes. */
  isLive = $state(true)
  #chosen = $state.raw('')
  #rally = $state.raw<Rally | null>(null)
  #rallyProblem = $state.raw('')
  #isClosed = false
  #asked = 0
  readonly #source: RallySource
  readonly #list: Followed<{ readonly revision: number; readonly rows: readonly RallyRow[] }>
  readonly #overlay: Followed<Overlay>
  readonly #statistics: Followed<RallyStatistics>

  readonly rows: readonly RallyRow[] = $derived.by(() => this.#list.value?.rows ?? NO_ROWS)
  /** In order of play. */
  readonly visible: readonly RallyRow[] = $derived.by(() => filterRallies(this.rows, this.filter))
  /** The place of the rally that is looked at among the visible ones; -1 when it is not one of them. */
  readonly current: number = $derived(this.visible.findIndex(({ key }) => keyText(key) === this.#chosen))
  /** The shots of the visible rallies. */
  readonly shots: readonly PlacedShot[] = $derived.by(() => {
    const keys = Object.fromEntries(this.visible.map(({ key }) => [keyText(key), true]))
    return this.#overlay.value?.shots.filter(({ key }) => keys[keyText(key)]) ?? []
  })

  constructor(source: RallySource) {
    this.#source = source
    this.#list = new Followed(async () => {
      const answer = await source.list()
      if (answer.ok) this.#takeList(answer.value.rows)
      return answer
    })
    this.#overlay = new Followed(() => source.overlay())
    this.#statistics = new Followed(() => source.statistics())
  }

  get isLoaded(): boolean {
    return this.#list.value !== null
  }

  /** Why something could not be read, in words; empty when all could. */
  get problem(): string {
    return this.#list.problem || this.#rallyProblem || this.#overlay.problem || this.#statistics.problem
  }

  /** The rally that is looked at; the one before until the next has come, null before the first. */
  get rally(): Rally | null {
    return this.#rally
  }

  get overlay(): Overlay | null {
    return this.#overlay.value
  }

  get statistics(): RallyStatistics | null {
    return this.#statistics.value
  }

  /**
   * The court has come to `version`. All rallies at once are only asked for while `wantsOverlay`. A rally that has
   * just come is looked at, where that is wanted; one that is looked at already may have been told more of.
   */
  follow(version: number, wantsOverlay: boolean): void {
    this.#list.follow(version)
    this.#statistics.follow(version)
    if (wantsOverlay) this.#overlay.follow(version)
  }

  /** Looks at a rally of the visible ones, by its place among them. */
  choose(position: number): void {
    const row = this.visible[position]
    if (row) void this.#read(row.key)
  }

  #takeList(rows: readonly RallyRow[]): void {
    const newest = rows.findLast(({ shots }) => shots > 0)
    const isNew = newest !== undefined && keyText(newest.key) !== this.#chosen
    if (isNew && (this.isLive || this.#chosen === '')) void this.#read(newest.key)
    else if (this.#rally) void this.#read(this.#rally.key)
  }

  close(): void {
    this.#isClosed = true
    for (const followed of [this.#list, this.#overlay, this.#statistics]) followed.close()
  }

  async #read(key: RallyKey): Promise<void> {
    this.#chosen = keyText(key)
    const asked = ++this.#asked
    const answer = await this.#source.get(key)
    // Meanwhile another one may have been chosen.
    if (this.#isClosed || asked !== this.#asked) return
    if (answer.ok) this.#rally = answer.value
    this.#rallyProblem = answer.ok ? '' : answer.error
  }
}
