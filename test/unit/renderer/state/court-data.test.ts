import type { StatisticsView } from '@shared/sports/tennis/rules/statistics-view'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CourtData } from '../../../../src-renderer/state/court-data.svelte'
import { createCalls } from '../../../../src-renderer/transport/bridge'

const STATISTICS: StatisticsView = { parts: [], differences: [] }

function engine() {
  const call = vi.fn<() => Promise<unknown>>(async () => ({ ok: true, value: STATISTICS }))
  const data = new CourtData(createCalls({ call }), 'court.statistics', 'court-1')
  return { call, data }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('court data', () => {
  it('are fetched at once, and not again while the court does not change', async () => {
    const { call, data } = engine()
    expect(data.value).toBeNull()
    data.follow(1)
    await vi.advanceTimersByTimeAsync(0)
    expect(data.value).toEqual(STATISTICS)
    data.follow(1)
    await vi.advanceTimersByTimeAsync(5000)
    expect(call).toHaveBeenCalledOnce()
  })

  it('are fetched at most once a second, and the last change is never missed', async () => {
    const { call, data } = engine()
    for (let packets = 1; packets <= 35; packets += 1) {
      data.follow(packets)
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(call).toHaveBeenCalledTimes(4)
    await vi.advanceTimersByTimeAsync(5000)
    expect(call).toHaveBeenCalledTimes(5)
  })

  it('stay when a fetch fails, and the problem is shown until one succeeds', async () => {
    const { call, data } = engine()
    data.follow(1)
    await vi.advanceTimersByTimeAsync(1000)
    call.mockResolvedValueOnce({ ok: false, code: 'TIMED_OUT', detail: '' })
    data.follow(2)
    await vi.advanceTimersByTimeAsync(1000)
    expect(data.value).toEqual(STATISTICS)
    expect(data.problem).toContain('took too long to respond')
    data.follow(3)
    await vi.advanceTimersByTimeAsync(1000)
    expect(data.problem).toBe('')
  })

  it('are not fetched after they are closed', async () => {
    const { call, data } = engine()
    data.follow(1)
    data.follow(2)
    data.close()
    data.follow(3)
    await vi.advanceTimersByTimeAsync(5000)
    expect(call).toHaveBeenCalledOnce()
  })
})
