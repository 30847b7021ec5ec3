/** What a user can do to a court. A failure is told as a problem, in words. */
import type { CallInput, CallName } from '@shared/ipc/contract'
import type { Calls } from '../transport/bridge'
import { failureText } from '../text/failure'
import type { EngineState } from './engine.svelte'
import type { Problems } from './problems.svelte'

export class CourtActions {
  readonly #calls: Calls
  readonly #engine: EngineState
  readonly #problems: Problems

  constructor(calls: Calls, engine: EngineState, problems: Problems) {
    this.#calls = calls
    this.#engine = engine
    this.#problems = problems
  }

  reconnect(courtId: string): Promise<void> {
    return this.#try('courts.reconnect', { courtId }, 'The court was not reconnected.')
  }

  remove(courtId: string): Promise<void> {
    return this.#try('courts.remove', { courtId }, 'The court was not removed.')
  }

  /** Takes a replay to the message of that number. */
  goToMessage(courtId: string, seqNum: number): Promise<void> {
    const command = { kind: 'seek-seq', seqNum } as const
    return this.#try('replay.command', { courtId, command }, 'The replay stays where it is.')
  }

  showCaptureFolder(): Promise<void> {
    return this.#try('captures.showFolder', {}, 'The folder was not opened.')
  }

  showLogFile(): Promise<void> {
    return this.#try('app.showLogFile', {}, 'The log file was not shown.')
  }

  dismissNotice(id: string): Promise<void> {
    return this.#try('notices.dismiss', { id }, 'The notice stays.')
  }

  /** Moves a court by so many places in the operator's order; beyond the ends it stays where it is. */
  async move(courtId: string, places: number): Promise<void> {
    const courtIds = [...(this.#engine.workspace?.courtIds ?? [])]
    const from = courtIds.indexOf(courtId)
    const to = from + places
    if (from < 0 || to < 0 || to >= courtIds.length) return
    courtIds.splice(from, 1)
    courtIds.splice(to, 0, courtId)
    await this.#try('courts.reorder', { courtIds }, 'The order was not changed.')
  }

  async #try<Name extends CallName>(name: Name, args: CallInput<Name>, consequence: string): Promise<void> {
    const reply = await this.#calls.call(name, args)
    if (!reply.ok) this.#problems.report(`${consequence} ${failureText(reply)}`)
  }
}
