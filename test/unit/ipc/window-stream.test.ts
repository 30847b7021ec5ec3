import { beforeEach, describe, expect, it } from 'vitest'
import type { Frame } from '@shared/ipc/stream'
import { PaintMonitor } from '../../../src-main/alarms/paint-monitor'
import { SliceBoard } from '../../../src-main/engine/slice-board'
import { WindowStream } from '../../../src-main/ipc/window-stream'
import { ManualClock } from '../../support/manual-clock'
import { clockSlice } from '../../support/slices'

class TestPort {
  readonly frames: Frame[] = []
  reply: (reply: unknown) => void = () => undefined
  close: () => void = () => undefined

  send(frame: Frame): void {
    this.frames.push(frame)
  }

  onReply(handle: (reply: unknown) => void): void {
    this.reply = handle
  }

  onClose(handle: () => void): void {
    this.close = handle
  }

  acknowledge(): void {
    this.reply({ kind: 'acknowledge', number: this.frames.length - 1 })
  }
}

describe('the pace of a stream', () => {
  let board: SliceBoard
  let port: TestPort
  let clock: ManualClock
  let paint: PaintMonitor

  beforeEach(() => {
    board = new SliceBoard()
    port = new TestPort()
    clock = new ManualClock()
    paint = new PaintMonitor(clock)
    new WindowStream(port, board, 'epoch', clock, paint.openMeter())
    clock.advance(0)
  })

  const changeEveryMs = (times: number): void => {
    for (let count = 0; count < times; count += 1) {
      board.put(clockSlice(count))
      clock.advance(1)
    }
  }

  it('begins with a snapshot', () => {
    expect(port.frames.map(({ kind }) => kind)).toEqual(['snapshot'])
  })

  it('sends at most one frame per 16 ms, with the newest version of each slice', () => {
    port.acknowledge()
    changeEveryMs(33)
    expect(port.frames.length - 1).toBe(2)
    expect(port.frames.at(-1)?.changed).toHaveLength(1)
  })

  it('pauses after two unpainted frames, and resumes with the newest when one is painted', () => {
    changeEveryMs(500)
    expect(port.frames).toHaveLength(2)
    port.acknowledge()
    clock.advance(16)
    expect(port.frames).toHaveLength(3)
    expect(port.frames.at(-1)?.changed).toMatchObject([{ slice: { monotonicMs: 499 } }])
  })

  it('slows down for a hidden window', () => {
    port.acknowledge()
    port.reply({ kind: 'visibility', hidden: true })
    for (let count = 0; count < 500; count += 1) {
      board.put(clockSlice(count))
      clock.advance(1)
      port.acknowledge()
    }
    expect(port.frames.length - 1).toBeLessThanOrEqual(2)
  })

  it('answers a request for a snapshot', () => {
    port.reply({ kind: 'resynchronise' })
    clock.advance(16)
    expect(port.frames.at(-1)?.kind).toBe('snapshot')
  })

  it('ignores replies that break the contract', () => {
    for (const reply of [null, 7, 'x', {}, { kind: 'acknowledge' }, { kind: 'evil', number: 1 }])
      port.reply(reply)
    changeEveryMs(100)
    expect(port.frames).toHaveLength(2)
  })

  it('falls silent once the window is closed', () => {
    port.close()
    changeEveryMs(100)
    expect(port.frames).toHaveLength(1)
  })

  describe('the time until a frame is painted', () => {
    const paintAfter = (ms: number): void => {
      clock.advance(ms)
      port.acknowledge()
    }
    /** A frame each second, painted so long after it was sent. */
    const paintEachSecond = (seconds: number, tookMs: number): void => {
      for (let count = 0; count < seconds; count += 1) {
        board.put(clockSlice(count))
        clock.advance(0)
        paintAfter(tookMs)
        clock.advance(1_000 - tookMs)
      }
    }

    it('is too long above 250 ms and fine again below 150 ms, over 10 s', () => {
      paintAfter(10)
      clock.advance(1_000)
      paintEachSecond(10, 251)
      expect(paint.reading()).toMatchObject({ raise: true, clear: false })
      expect(paint.reading().text).toContain('251 ms behind')
      paintEachSecond(11, 200)
      expect(paint.reading()).toMatchObject({ raise: false, clear: false })
      paintEachSecond(11, 149)
      expect(paint.reading()).toMatchObject({ raise: false, clear: true })
    })

    it('grows while a window hangs', () => {
      clock.advance(251)
      expect(paint.reading().raise).toBe(true)
    })

    it('follows the slowest window', () => {
      const quick = paint.openMeter()
      for (let number = 0; number < 1_000; number += 1) {
        quick.sent(number)
        quick.painted(number)
      }
      paintAfter(300)
      expect(paint.reading().raise).toBe(true)
    })

    it('ignores frames that the window could not read', () => {
      port.reply({ kind: 'resynchronise' })
      clock.advance(16)
      port.acknowledge()
      clock.advance(1_000)
      expect(paint.reading().raise).toBe(false)
    })

    it('ignores a closed window', () => {
      clock.advance(60_000)
      port.close()
      expect(paint.reading()).toMatchObject({ raise: false, clear: true })
    })
  })
})
