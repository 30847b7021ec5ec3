/** The window's end of the stream: takes the port, applies frames, acknowledges what was painted. */
import { STREAM_PORT_CHANNEL } from '@shared/ipc/contract'
import {
  EMPTY_RECEIVER,
  FrameSchema,
  receiveFrame,
  type SliceMap,
  type StreamReply
} from '@shared/ipc/stream'
import * as v from 'valibot'
import type { Calls } from './bridge'

export interface StreamListener {
  /** After every frame that was applied, with all slices that the window now holds. */
  onSlices(slices: SliceMap): void
  /** The stream could not be opened; `detail` says why, in words. */
  onOpenFailed(detail: string): void
}

export interface StreamClient {
  /** Asks the engine for the stream; also asks anew after a failure. */
  open(): Promise<void>
  close(): void
  /** Frames that could not be read since the window was opened. */
  readonly badFrames: number
}

/** While a snapshot is on its way it is not asked for again; one that does not come is. */
const ASK_AGAIN_MS = 1000

/**
 * A frame that cannot be read or leaves a hole is answered by asking for a snapshot.
 * Frames are acknowledged after they were painted, so that a window that cannot keep up slows its own stream
 * and nobody else's; a hidden window paints nothing and acknowledges at once.
 */
export function createStreamClient(window: Window, calls: Calls, listener: StreamListener): StreamClient {
  const { document } = window
  let port: MessagePort | null = null
  let receiver = EMPTY_RECEIVER
  let askedForSnapshotMs = Number.NEGATIVE_INFINITY
  let badFrames = 0

  const reply = (message: StreamReply): void => port?.postMessage(message)

  const resynchronise = (): void => {
    const nowMs = window.performance.now()
    if (nowMs - askedForSnapshotMs < ASK_AGAIN_MS) return
    askedForSnapshotMs = nowMs
    reply({ kind: 'resynchronise' })
  }

  const acknowledgeAfterPaint = (number: number): void => {
    if (document.hidden) reply({ kind: 'acknowledge', number })
    else window.requestAnimationFrame(() => reply({ kind: 'acknowledge', number }))
  }

  const receive = (data: unknown): void => {
    const frame = v.safeParse(FrameSchema, data)
    if (!frame.success) {
      badFrames += 1
      resynchronise()
      return
    }
    const receipt = receiveFrame(receiver, frame.output)
    if (receipt.kind === 'resynchronise') {
      resynchronise()
    } else {
      if (frame.output.kind === 'snapshot') askedForSnapshotMs = Number.NEGATIVE_INFINITY
      receiver = receipt.state
      listener.onSlices(receiver.slices)
    }
    acknowledgeAfterPaint(frame.output.number)
  }

  const takePort = (next: MessagePort): void => {
    port?.close()
    port = next
    receiver = EMPTY_RECEIVER
    askedForSnapshotMs = Number.NEGATIVE_INFINITY
    next.onmessage = (event: MessageEvent<unknown>) => receive(event.data)
    reportVisibility()
  }

  const reportVisibility = (): void => reply({ kind: 'visibility', hidden: document.hidden })

  const onWindowMessage = (event: MessageEvent<unknown>): void => {
    const [offered] = event.ports
    if (event.source === window && event.data === STREAM_PORT_CHANNEL && offered) takePort(offered)
  }

  window.addEventListener('message', onWindowMessage)
  document.addEventListener('visibilitychange', reportVisibility)

  return {
    async open() {
      const answer = await calls.call('stream.open', {})
      if (!answer.ok) listener.onOpenFailed(answer.detail)
    },
    close() {
      window.removeEventListener('message', onWindowMessage)
      document.removeEventListener('visibilitychange', reportVisibility)
      port?.close()
      port = null
    },
    get badFrames() {
      return badFrames
    }
  }
}
