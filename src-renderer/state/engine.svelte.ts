/** Everything this window has received from the engine, and whether the engine still responds. */
import type { CourtView } from '@shared/court/view'
import { courtSliceKey, type Slice, type SliceOf } from '@shared/ipc/slices'
import { EMPTY_RECEIVER, type SliceMap } from '@shared/ipc/stream'

/** The engine’s clock ticks about once a second; with no frame for this long it counts as silent. */
export const SILENT_AFTER_MS = 3000

export interface LocalClock {
  utcMs(): number
}

const isOfKind = <Kind extends Slice['kind']>(slice: Slice | undefined, kind: Kind): slice is SliceOf<Kind> =>
  slice?.kind === kind

/**
 * One map, replaced as a whole by every frame, so that no view mixes two moments. Unchanged slices keep their identity,
 * so a view of one court runs again only when that court changes.
 */
export class EngineState {
  #slices = $state.raw<SliceMap>(EMPTY_RECEIVER.slices)
  #lastFrameAt = $state.raw<number | null>(null)
  #checkedAt = $state.raw(0)
  #openFailure = $state.raw('')
  readonly #startedAt: number
  readonly #clock: LocalClock

  readonly clock = $derived(this.#sliceOf('clock'))
  readonly workspace = $derived(this.#sliceOf('workspace'))
  readonly feeds = $derived(this.#sliceOf('feeds'))
  readonly alarms = $derived(this.#sliceOf('alarms'))
  readonly exports = $derived(this.#sliceOf('exports'))
  readonly captures = $derived(this.#sliceOf('captures'))
  /** The courts in the operator’s order, without those whose slice has not arrived. */
  readonly courts: readonly CourtView[] = $derived.by(() =>
    (this.workspace?.courtIds ?? []).flatMap((courtId) => this.court(courtId) ?? [])
  )

  constructor(clock: LocalClock) {
    this.#clock = clock
    this.#startedAt = clock.utcMs()
    this.#checkedAt = this.#startedAt
  }

  court(courtId: string): CourtView | null {
    const slice = this.#slices.get(courtSliceKey(courtId))?.slice
    return slice?.kind === 'court' ? slice.court : null
  }

  /** The engine’s monotonic clock in ms; 0 before the first snapshot. */
  get nowMonotonicMs(): number {
    return this.clock?.monotonicMs ?? 0
  }

  /** The clock for a court’s ages: a replay has its own. */
  nowOf(court: CourtView): number {
    return court.replay?.nowMonotonicMs ?? this.nowMonotonicMs
  }

  /** True after the first snapshot. */
  get isLoaded(): boolean {
    return this.workspace !== null
  }

  /** Set while the engine is not responding: since when (UTC, this computer) and for how long. */
  readonly silence: { readonly sinceAt: number; readonly ageMs: number } | null = $derived.by(() => {
    const sinceAt = this.#lastFrameAt ?? this.#startedAt
    const ageMs = this.#checkedAt - sinceAt
    return ageMs >= SILENT_AFTER_MS ? { sinceAt, ageMs } : null
  })

  /** Why the stream could not be opened; empty if it was. */
  get openFailure(): string {
    return this.#openFailure
  }

  receive(slices: SliceMap): void {
    this.#slices = slices
    this.#lastFrameAt = this.#clock.utcMs()
    this.#checkedAt = this.#lastFrameAt
    this.#openFailure = ''
  }

  reportOpenFailure(detail: string): void {
    this.#openFailure = detail
  }

  /** Call about once a second. */
  checkSilence(): void {
    this.#checkedAt = this.#clock.utcMs()
  }

  #sliceOf<Kind extends Slice['kind']>(kind: Kind): SliceOf<Kind> | null {
    const slice = this.#slices.get(kind)?.slice
    return isOfKind(slice, kind) ? slice : null
  }
}
