/** One client at one court's events stream: backlog, then live packets, with the faults that it is to suffer. */
import type { WebSocket } from 'ws'
import type { Clock } from '../../platform/clock'
import { ClientSession } from './client-session'
import type { CourtChannel } from './court-channel'
import type { StoredFrame } from '../tennis/stored-frame'

export class StreamConnection {
  readonly #channel: CourtChannel
  #nextIndex: number
  readonly session: ClientSession

  /** `nextIndex`: the frame with which the client wants to start. */
  constructor(
    socket: WebSocket,
    channel: CourtChannel,
    nextIndex: number,
    tokens: readonly string[],
    clock: Clock
  ) {
    this.#channel = channel
    this.#nextIndex = nextIndex
    this.session = new ClientSession(socket, {
      accepts: (token) => tokens.includes(token) && !channel.takeRefusal(),
      begin: () => this.#pump(),
      clock
    })
  }

  /** Sends all that is due, then waits for what comes next. */
  #pump(): void {
    while (!this.session.hasEnded) {
      const frame = this.#channel.frames[this.#nextIndex]
      if (!frame) return
      const after = this.#isReordered(frame) ? this.#channel.frames[this.#nextIndex + 1] : undefined
      const dueInMs = this.#channel.dueInMs((after ?? frame).dueMs)
      if (dueInMs > 0) {
        this.session.next(dueInMs, () => this.#pump())
        return
      }
      const stall = this.#channel.faults.take('stall', frame.seqNum)
      if (stall) {
        this.#stall(stall.forMs)
        return
      }
      if (after) {
        this.#channel.faults.take('reorder', frame.seqNum)
        this.#nextIndex += 1
        this.#transmit(after)
      }
      this.#nextIndex += 1
      this.#transmit(frame)
    }
  }

  #isReordered(frame: StoredFrame): boolean {
    return this.#channel.faults.has('reorder', frame.seqNum)
  }

  #stall(forMs: number): void {
    this.#channel.stall(forMs)
    this.session.isSilent = true
    this.session.next(forMs, () => {
      this.session.isSilent = false
      this.#pump()
    })
  }

  #transmit({ seqNum, data }: StoredFrame): void {
    const { session } = this
    const { faults } = this.#channel
    if (session.hasEnded || faults.take('drop', seqNum)) return
    const text = faults.take('corrupt', seqNum) ? data.subarray(0, brokenLength(data)) : data
    if (faults.take('duplicate', seqNum)) session.send(text)
    const isCut = faults.take('cut', seqNum) !== null
    // Breaking off only then lets everything up to here reach the client.
    session.send(text, isCut ? () => session.terminate() : undefined)
    if (isCut) session.end()
    const close = faults.take('close', seqNum)
    if (close) session.close(close.code)
  }
}

/** About half of the bytes, cut between two characters. */
function brokenLength(data: Buffer): number {
  let length = Math.ceil(data.length / 2)
  while (((data[length] ?? 0) & 0xc0) === 0x80) length -= 1
  return length
}
