/** One client at one court's stream: authorisation, backlog, live packets and heartbeats. */
import type { RawData, WebSocket } from 'ws'
import type { CancelTimer, Clock } from '../clock'
import type { CourtChannel } from './court-channel'
import { isRecord, toData, type StoredFrame } from './stored-frame'

const AUTHORISATION_TIMEOUT_MS = 10_000
const HEARTBEAT_INTERVAL_MS = 10_000
/** A timer can carry no more than some 24 days; a recording may claim longer pauses. */
const LONGEST_TIMER_MS = 3_600_000

/** Close codes. */
const POLICY_VIOLATION = 1008

export class StreamConnection {
  private readonly timers = new Set<CancelTimer>()
  private cancelNextPump: CancelTimer = () => undefined
  private stalled = false
  private ended = false

  /** `nextIndex`: the frame with which the client wants to start. Waits for the client's token at once. */
  constructor(
    private readonly socket: WebSocket,
    private readonly channel: CourtChannel,
    private nextIndex: number,
    private readonly tokens: readonly string[],
    private readonly clock: Clock
  ) {
    const cancelTimeout = clock.after(AUTHORISATION_TIMEOUT_MS, () => this.close(POLICY_VIOLATION))
    this.timers.add(cancelTimeout)
    // The first message counts; the provider ignores everything after it.
    socket.once('message', (data, isBinary) => {
      cancelTimeout()
      this.authorise(isBinary ? null : tokenOf(data))
    })
    socket.on('close', () => this.end())
    // A broken connection is followed by 'close'; a client's protocol error must not end the process.
    socket.on('error', () => undefined)
  }

  close(code: number): void {
    this.end()
    this.socket.close(code)
  }

  /** Breaks the connection without a close frame. */
  terminate(): void {
    this.end()
    this.socket.terminate()
  }

  private authorise(token: string | null): void {
    if (this.ended) return
    if (token === null) {
      this.refuse('Authentication message had incorrect format')
    } else if (!this.tokens.includes(token) || this.channel.takeRefusal()) {
      this.refuse('The supplied authentication is invalid')
    } else {
      this.sendControl('INFO', 'Authorisation accepted')
      this.timers.add(this.clock.every(HEARTBEAT_INTERVAL_MS, () => this.sendHeartbeat()))
      this.pump()
    }
  }

  private refuse(message: string): void {
    this.sendControl('ERROR', message)
    this.close(POLICY_VIOLATION)
  }

  private sendHeartbeat(): void {
    if (this.stalled) return
    this.sendControl('INFO', `Heartbeat sent at ${new Date(this.clock.utcMs()).toISOString()}`)
  }

  private sendControl(level: 'INFO' | 'ERROR', message: string): void {
    this.socket.send(toData({ message, level }), { binary: false })
  }

  /** Sends all that is due, then waits for what comes next. */
  private pump(): void {
    while (!this.ended && !this.stalled) {
      const frame = this.channel.frames[this.nextIndex]
      if (!frame) return
      const after = this.isReordered(frame) ? this.channel.frames[this.nextIndex + 1] : undefined
      const dueInMs = this.channel.dueInMs(after ?? frame)
      if (dueInMs > 0) {
        this.pumpAfter(dueInMs)
        return
      }
      const stall = this.channel.faults.take('stall', frame.seqNum)
      if (stall) {
        this.stall(stall.forMs)
        return
      }
      if (after) {
        this.channel.faults.take('reorder', frame.seqNum)
        this.nextIndex += 1
        this.transmit(after)
      }
      this.nextIndex += 1
      this.transmit(frame)
    }
  }

  private isReordered(frame: StoredFrame): boolean {
    return this.channel.faults.has('reorder', frame.seqNum)
  }

  private pumpAfter(delayMs: number): void {
    this.cancelNextPump = this.clock.after(Math.min(delayMs, LONGEST_TIMER_MS), () => this.pump())
  }

  private stall(forMs: number): void {
    this.stalled = true
    this.cancelNextPump = this.clock.after(forMs, () => {
      this.stalled = false
      this.pump()
    })
  }

  private transmit({ seqNum, data }: StoredFrame): void {
    const { faults } = this.channel
    if (this.ended || faults.take('drop', seqNum)) return
    const text = faults.take('corrupt', seqNum) ? data.subarray(0, brokenLength(data)) : data
    if (faults.take('duplicate', seqNum)) this.socket.send(text, { binary: false })
    const isCut = faults.take('cut', seqNum) !== null
    // Breaking off only then lets everything up to here reach the client.
    this.socket.send(text, { binary: false }, isCut ? () => this.socket.terminate() : undefined)
    if (isCut) this.end()
    const close = faults.take('close', seqNum)
    if (close) this.close(close.code)
  }

  private end(): void {
    this.ended = true
    this.cancelNextPump()
    for (const cancel of this.timers) cancel()
  }
}

/** About half of the bytes, cut between two characters. */
function brokenLength(data: Buffer): number {
  let length = Math.ceil(data.length / 2)
  while (((data[length] ?? 0) & 0xc0) === 0x80) length -= 1
  return length
}

/** The token of `{"authToken":"…"}`, or null when the message is anything else. */
function tokenOf(data: RawData): string | null {
  try {
    const message: unknown = JSON.parse(textOf(data))
    return isRecord(message) && typeof message.authToken === 'string' ? message.authToken : null
  } catch {
    return null
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8')
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8')
}
