// @vitest-environment jsdom
import { STREAM_PORT_CHANNEL } from '@shared/ipc/contract'
import type { Frame, SliceMap } from '@shared/ipc/stream'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Calls } from '../../../../src-renderer/transport/bridge'
import { createCalls } from '../../../../src-renderer/transport/bridge'
import { createStreamClient } from '../../../../src-renderer/transport/stream-client'
import { clockSlice, courtSlice, workspaceSlice } from '../../../support/slices'

class FakePort {
  readonly sent: unknown[] = []
  isClosed = false
  onmessage: ((event: { data: unknown }) => void) | null = null

  postMessage(message: unknown): void {
    this.sent.push(message)
  }
  close(): void {
    this.isClosed = true
  }
  deliver(data: unknown): void {
    this.onmessage?.({ data })
  }
  sentOf(kind: string): unknown[] {
    return this.sent.filter(
      (message) =>
        typeof message === 'object' && message !== null && 'kind' in message && message.kind === kind
    )
  }
}

function offer(port: FakePort, changes: { source?: unknown; data?: unknown } = {}): void {
  const event = new Event('message')
  const fields = { source: window, data: STREAM_PORT_CHANNEL, ports: [port], ...changes }
  window.dispatchEvent(Object.assign(event, fields))
}

const snapshot = (number: number, epoch = 'first'): Frame => ({
  kind: 'snapshot',
  epoch,
  number,
  changed: [
    { version: 1, slice: workspaceSlice(['court-1']) },
    { version: 1, slice: courtSlice('court-1', 1000) }
  ],
  removed: []
})
const delta = (number: number, epoch = 'first'): Frame => ({
  kind: 'delta',
  epoch,
  number,
  changed: [{ version: number + 1, slice: clockSlice(number * 1000) }],
  removed: []
})

const answering = (answer: unknown): Calls => createCalls({ call: () => Promise.resolve(answer) })

function openClient(calls = answering({ ok: true, value: {} })) {
  const received: SliceMap[] = []
  const failures: string[] = []
  const client = createStreamClient(window, calls, {
    onSlices: (slices) => received.push(slices),
    onOpenFailed: (detail) => failures.push(detail)
  })
  const port = new FakePort()
  offer(port)
  closeClient = () => client.close()
  return { client, port, received, failures }
}

let closeClient = (): void => undefined
const hide = (hidden: boolean): void => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden)
}

afterEach(() => {
  closeClient()
  vi.restoreAllMocks()
})

describe('the window’s end of the stream', () => {
  it('passes on the slices of a snapshot and of the deltas after it', () => {
    const { port, received } = openClient()
    port.deliver(snapshot(4))
    port.deliver(delta(5))
    expect(received).toHaveLength(2)
    expect([...(received[1]?.keys() ?? [])].sort()).toEqual(['clock', 'court:court-1', 'workspace'])
  })

  it('asks for a snapshot once when a frame is missing, and continues from it', () => {
    const { port, received } = openClient()
    port.deliver(snapshot(0))
    port.deliver(delta(2))
    port.deliver(delta(3))
    expect(port.sentOf('resynchronise')).toHaveLength(1)
    expect(received).toHaveLength(1)
    port.deliver(snapshot(4))
    port.deliver(delta(5))
    expect(received).toHaveLength(3)
    port.deliver(delta(9))
    expect(port.sentOf('resynchronise')).toHaveLength(2)
  })

  it('asks again if the snapshot does not arrive', () => {
    const now = vi.spyOn(window.performance, 'now').mockReturnValue(0)
    const { port } = openClient()
    port.deliver(snapshot(0))
    port.deliver(delta(2))
    now.mockReturnValue(999)
    port.deliver(delta(3))
    expect(port.sentOf('resynchronise')).toHaveLength(1)
    now.mockReturnValue(1001)
    port.deliver(delta(4))
    expect(port.sentOf('resynchronise')).toHaveLength(2)
  })

  it('asks for a snapshot when the engine has restarted', () => {
    const { port } = openClient()
    port.deliver(snapshot(0))
    port.deliver(delta(1, 'second'))
    expect(port.sentOf('resynchronise')).toHaveLength(1)
  })

  it.each([
    ['nonsense'],
    [null],
    [{ kind: 'delta' }],
    [{ ...delta(1), changed: [{ version: 1, slice: {} }] }]
  ])('counts an unreadable frame and asks for a snapshot: %j', (bad) => {
    const { client, port, received } = openClient()
    port.deliver(snapshot(0))
    port.deliver(bad)
    expect(client.badFrames).toBe(1)
    expect(port.sentOf('resynchronise')).toHaveLength(1)
    expect(received).toHaveLength(1)
  })

  it('acknowledges a frame only after it was painted', () => {
    const painting: FrameRequestCallback[] = []
    vi.spyOn(window, 'requestAnimationFrame').mockImplementation((run) => painting.push(run))
    hide(false)
    const { port } = openClient()
    port.deliver(snapshot(7))
    expect(port.sentOf('acknowledge')).toEqual([])
    painting.forEach((run) => run(0))
    expect(port.sentOf('acknowledge')).toEqual([{ kind: 'acknowledge', number: 7 }])
  })

  it('acknowledges at once while the window is hidden, as nothing is painted then', () => {
    hide(true)
    const { port } = openClient()
    port.deliver(snapshot(7))
    expect(port.sentOf('acknowledge')).toEqual([{ kind: 'acknowledge', number: 7 }])
  })

  it('tells the engine whether the window is visible, at the start and on every change', () => {
    hide(false)
    const { port } = openClient()
    hide(true)
    document.dispatchEvent(new Event('visibilitychange'))
    expect(port.sentOf('visibility')).toEqual([
      { kind: 'visibility', hidden: false },
      { kind: 'visibility', hidden: true }
    ])
  })

  it('accepts no port that was not sent by this window under its name', () => {
    const { port, received } = openClient()
    const strange = new FakePort()
    offer(strange, { source: null })
    offer(strange, { data: 'something else' })
    strange.deliver(snapshot(0))
    expect(received).toHaveLength(0)
    expect(port.isClosed).toBe(false)
  })

  it('drops the old port for a new one and starts from scratch', () => {
    const { port, received } = openClient()
    port.deliver(snapshot(0))
    const next = new FakePort()
    offer(next)
    expect(port.isClosed).toBe(true)
    next.deliver(delta(1))
    expect(received).toHaveLength(1)
    expect(next.sentOf('resynchronise')).toHaveLength(1)
  })

  it('says why the stream could not be opened', async () => {
    const { client, failures } = openClient(
      answering({ ok: false, code: 'INTERNAL', detail: 'It is closing.' })
    )
    await client.open()
    expect(failures).toEqual(['It is closing.'])
  })
})
