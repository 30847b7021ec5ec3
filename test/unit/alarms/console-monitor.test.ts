import { describe, expect, it } from 'vitest'
import { ConsoleMonitor } from '../../../src-main/alarms/console-monitor'
import { DiskMonitor } from '../../../src-main/alarms/disk-monitor'
import { LoopMonitor } from '../../../src-main/alarms/loop-monitor'
import { SliceBoard } from '../../../src-main/engine/slice-board'
import { ManualClock } from '../../support/manual-clock'

const MEGABYTE = 1024 * 1024

describe('the capture disk', () => {
  /** After a minute in which captures have grown by a megabyte. */
  async function watch(freeBytes: () => Promise<number>) {
    const clock = new ManualClock()
    let capturedBytes = 10 * MEGABYTE
    const disk = new DiskMonitor({ clock, freeBytes, capturedBytes: () => capturedBytes })
    await disk.poll()
    clock.advance(60_000)
    capturedBytes += MEGABYTE
    await disk.poll()
    const grow = async (bytes: number): Promise<void> => {
      clock.advance(60_000)
      capturedBytes += bytes
      await disk.poll()
    }
    return { disk, grow }
  }
  const free = (megabytes: number) => () => Promise.resolve(megabytes * MEGABYTE)

  it('raises an alarm below 30 min of capture and clears it above 60 min', async () => {
    const readingWith = async (megabytes: number) => {
      const { disk, grow } = await watch(free(megabytes))
      await grow(9 * MEGABYTE)
      return disk.reading()
    }
    // Five megabytes a minute now.
    expect(await readingWith(149)).toMatchObject({ raise: true, clear: false })
    expect(await readingWith(151)).toMatchObject({ raise: false, clear: false })
    expect(await readingWith(301)).toMatchObject({ raise: false, clear: true })
  })

  it('does not take the rate from the first burst', async () => {
    let capturedBytes = 0
    const clock = new ManualClock()
    const disk = new DiskMonitor({ clock, freeBytes: free(100), capturedBytes: () => capturedBytes })
    await disk.poll()
    clock.advance(30_000)
    capturedBytes = 90 * MEGABYTE
    await disk.poll()
    expect(disk.reading()).toMatchObject({ raise: false, clear: true })
  })

  it('says how much space is left', async () => {
    const { disk, grow } = await watch(free(100))
    await grow(9 * MEGABYTE)
    expect(disk.reading().text).toContain('100 MB left, enough for about 20 min')
  })

  it('raises an alarm on a nearly full disk, however slowly captures grow', async () => {
    expect((await watch(free(63))).disk.reading().raise).toBe(true)
  })

  it('measures the rate afresh after courts are removed', async () => {
    const { disk, grow } = await watch(free(70))
    await grow(-11 * MEGABYTE)
    expect(disk.reading()).toMatchObject({ raise: false, clear: true })
  })

  it('neither raises nor clears while the disk does not answer', async () => {
    const { disk } = await watch(() => Promise.reject(new Error('gone')))
    expect(disk.reading()).toMatchObject({ raise: false, clear: false })
  })
})

describe('the event loop', () => {
  const percentileMs = (ms: number) => ({
    percentile: () => ms * 1e6,
    reset: () => undefined,
    enable: () => undefined,
    disable: () => undefined
  })
  const readingAt = (ms: number) => {
    const loop = new LoopMonitor(percentileMs(ms + 20))
    loop.start(0)
    return loop.reading(2_000)
  }

  it('is late above 100 ms and fine below 50 ms', () => {
    expect(readingAt(101)).toMatchObject({ raise: true, clear: false })
    expect(readingAt(70)).toMatchObject({ raise: false, clear: false })
    expect(readingAt(49)).toMatchObject({ raise: false, clear: true })
  })

  it('is judged over 2 s', () => {
    const loop = new LoopMonitor(percentileMs(500))
    loop.start(0)
    expect(loop.reading(1_999).raise).toBe(false)
    expect(loop.reading(2_000).raise).toBe(true)
  })
})

describe('the captures', () => {
  it('raise one alarm for all when any of them fails', () => {
    const board = new SliceBoard()
    const watch = new ConsoleMonitor({ board, clock: new ManualClock(), freeBytes: () => Promise.resolve(0) })
    expect(watch.readings().CAPTURE_FAIL).toMatchObject({ raise: false, clear: true })
    const capture = { state: 'failed', files: 3, bytes: 5, message: 'The disk is full.' } as const
    board.put({ kind: 'feeds', feeds: [], capture })
    expect(watch.readings().CAPTURE_FAIL).toMatchObject({ raise: true, text: 'The disk is full.' })
  })
})

describe('the windows', () => {
  it('raise an alarm when any of them lags', () => {
    const clock = new ManualClock()
    const freeBytes = () => Promise.resolve(0)
    const watch = new ConsoleMonitor({ board: new SliceBoard(), clock, freeBytes })
    expect(watch.readings().UI_LAG).toMatchObject({ raise: false, clear: true })
    watch.paint.openMeter().sent(0)
    clock.advance(300)
    expect(watch.readings().UI_LAG).toMatchObject({ raise: true, clear: false })
  })
})
