/** How far a connection of the push service is with the messages of one channel. */
import type { MatchChannel } from '../match-channel'
import { ACTION } from './wire'

export class Attachment {
  readonly channel: MatchChannel
  readonly #connectionId: string
  readonly #stopListening: () => void
  #nextPosition: number
  /** False from the loss of the socket until the client attaches again. */
  isLive = false

  /** Begins with the next message. `pushed` is called when there is something to take. */
  constructor(channel: MatchChannel, connectionId: string, pushed: () => void) {
    this.channel = channel
    this.#connectionId = connectionId
    this.#nextPosition = channel.pushedCount
    this.#stopListening = channel.onPushed(pushed)
  }

  /** What a client gives back to say which messages it has seen; it is good on the same connection only. */
  get serial(): string {
    return `${this.#connectionId}:${this.#nextPosition}`
  }

  get hasBacklog(): boolean {
    return this.#nextPosition < this.channel.pushedCount
  }

  /** Goes on where the client has stopped. False when the serial is of another connection. */
  resumeAt(serial: string): boolean {
    const [connectionId, position] = serial.split(':')
    const seen = Number(position)
    if (connectionId !== this.#connectionId || !(seen >= 0 && seen <= this.channel.pushedCount)) return false
    this.#nextPosition = seen
    return true
  }

  /** Leaves out what was pushed before now. */
  skipToEnd(): void {
    this.#nextPosition = this.channel.pushedCount
  }

  /** The protocol messages that the client has not had yet. `data` is sent as text or marked as JSON to be read. */
  *take(pushData: 'text' | 'object'): Iterable<object> {
    for (
      let pushed = this.channel.pushedAt(this.#nextPosition);
      pushed !== null;
      pushed = this.channel.pushedAt(this.#nextPosition)
    ) {
      const id = `${this.channel.name}:${this.#nextPosition}`
      this.#nextPosition += 1
      const { name, data, pushedAt } = pushed
      const message = { name, data, ...(pushData === 'object' && { encoding: 'json' }) }
      yield {
        action: ACTION.message,
        channel: this.channel.name,
        channelSerial: this.serial,
        id,
        timestamp: pushedAt,
        messages: [message]
      }
    }
  }

  end(): void {
    this.isLive = false
    this.#stopListening()
  }
}
