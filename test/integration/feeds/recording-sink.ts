/** A sink that decodes, keeps count like a court in order, and writes down all that it is told. */
import type { ConnectionState, ConnectionView } from '@shared/court/common-view'
import { decodeTennisEvents } from '@shared/sports/tennis/feeds/events/decode'
import type { DecodedFrame } from '@shared/sports/tennis/feeds/events/frame'
import { expect } from 'vitest'
import type { ConnectionEvent, FeedSink, RawFrame } from '../../../src-main/feeds/feed-sink'

export class RecordingSink implements FeedSink {
  readonly frames: string[] = []
  readonly seqNums: number[] = []
  readonly statuses: ConnectionView[] = []
  readonly events: ConnectionEvent[] = []
  /** What a test does in the middle of a frame, as an engine may. */
  onPacket: (seqNum: number) => void = () => {}

  receive(frame: RawFrame): DecodedFrame {
    const text = Buffer.from(frame.bytes).toString()
    this.frames.push(text)
    const decoded = decodeTennisEvents(text)
    if (decoded.kind === 'packet') {
      if (decoded.packet.seqNum === this.nextStartPosition()) this.seqNums.push(decoded.packet.seqNum)
      this.onPacket(decoded.packet.seqNum)
    }
    return decoded
  }

  nextStartPosition(): number {
    return (this.seqNums.at(-1) ?? 0) + 1
  }

  statusChanged(status: ConnectionView): void {
    this.statuses.push(status)
  }

  connectionEvent(event: ConnectionEvent): void {
    this.events.push(event)
  }

  /** The states that were passed through, without repeats in a row. */
  get states(): readonly ConnectionState[] {
    return this.statuses.map(({ state }) => state).filter((state, index, all) => state !== all[index - 1])
  }

  get latest(): ConnectionView {
    const status = this.statuses.at(-1)
    if (!status) throw new Error('The connection has not said anything yet')
    return status
  }

  /** Waits until the connection is in a state. */
  async reaches(state: ConnectionState): Promise<ConnectionView> {
    await expect.poll(() => this.statuses.at(-1)?.state).toBe(state)
    return this.latest
  }
}
