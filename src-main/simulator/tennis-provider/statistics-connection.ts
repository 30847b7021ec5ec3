/** One client at one court's statistics stream: the names, the newest state, then every further one. */
import type { WebSocket } from 'ws'
import type { Clock } from '../../platform/clock'
import { ClientSession } from './client-session'
import type { CourtChannel } from './court-channel'

export class StatisticsConnection {
  readonly #channel: CourtChannel
  readonly session: ClientSession
  #nextIndex = 0

  constructor(socket: WebSocket, channel: CourtChannel, tokens: readonly string[], clock: Clock) {
    this.#channel = channel
    this.session = new ClientSession(socket, {
      accepts: (token) => tokens.includes(token),
      begin: () => this.#begin(),
      clock
    })
  }

  /** Older states are never sent: a late client gets only the newest. */
  #begin(): void {
    const { names, states } = this.#channel.statistics
    this.session.send(names)
    this.#nextIndex = Math.max(
      0,
      states.findLastIndex(({ dueMs }) => this.#channel.dueInMs(dueMs) <= 0)
    )
    this.#pump()
  }

  #pump(): void {
    const { states } = this.#channel.statistics
    for (let state = states[this.#nextIndex]; state; state = states[this.#nextIndex]) {
      const dueInMs = Math.max(this.#channel.dueInMs(state.dueMs), this.#channel.stalledForMs())
      if (dueInMs > 0) {
        this.session.next(dueInMs, () => this.#pump())
        return
      }
      this.#nextIndex += 1
      this.session.send(state.data)
    }
  }
}
