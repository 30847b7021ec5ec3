/** Something about a court that a view asks the engine for while it shows it, and asks anew when it may have changed. */
import type { CallResult } from '@shared/ipc/contract'
import type { Calls } from '../transport/bridge'
import { ask, Followed } from './followed.svelte'

export type CourtDataCall = 'court.statistics' | 'court.series' | 'court.feeds' | 'volleyball.match'

export class CourtData<Name extends CourtDataCall> extends Followed<CallResult<Name>> {
  constructor(calls: Calls, name: Name, courtId: string) {
    super(() => ask(calls, name, { courtId }))
  }
}
