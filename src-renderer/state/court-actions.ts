/** Actions on a court. Failures are reported as problems. */
import type { CallInput, CallName } from '@shared/ipc/contract'
import type { Calls } from '../transport/bridge'
import { failureText } from '../text/failure'
import { PROBLEMS } from '../text/problems'
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
    return this.#try('courts.reconnect', { courtId }, PROBLEMS.courtNotReconnected)
  }

  remove(courtId: string): Promise<void> {
    return this.#try('courts.remove', { courtId }, PROBLEMS.courtNotRemoved)
  }

  /** Moves a replay to the message with that number. */
  goToMessage(courtId: string, seqNum: number): Promise<void> {
    const command = { kind: 'seek-seq', seqNum } as const
    return this.#try('replay.command', { courtId, command }, PROBLEMS.replayNotMoved)
  }

  showCaptureFolder(): Promise<void> {
    return this.#try('captures.showFolder', {}, PROBLEMS.folderNotOpened)
  }

  showLogFile(): Promise<void> {
    return this.#try('app.showLogFile', {}, PROBLEMS.logFileNotShown)
  }

  dismissNotice(id: string): Promise<void> {
    return this.#try('notices.dismiss', { id }, PROBLEMS.noticeNotDismissed)
  }

  /** Moves a court by that many places in the operator’s order; does nothing beyond the ends. */
  async move(courtId: string, places: number): Promise<void> {
    const courtIds = [...(this.#engine.workspace?.courtIds ?? [])]
    const from = courtIds.indexOf(courtId)
    const to = from + places
    if (from < 0 || to < 0 || to >= courtIds.length) return
    courtIds.splice(from, 1)
    courtIds.splice(to, 0, courtId)
    await this.#try('courts.reorder', { courtIds }, PROBLEMS.orderNotChanged)
  }

  async #try<Name extends CallName>(name: Name, args: CallInput<Name>, consequence: string): Promise<void> {
    const reply = await this.#calls.call(name, args)
    if (!reply.ok) this.#problems.report(`${consequence} ${failureText(reply)}`)
  }
}
