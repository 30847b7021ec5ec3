import type { TimelineRow } from '@shared/court/timeline-row'
import { CALLS, type CallArgs } from '@shared/ipc/contract'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TimelineWindow } from '../../../../src-renderer/state/timeline.svelte'
import { createCalls } from '../../../../src-renderer/transport/bridge'

const row = (index: number, text = `row ${index}`): TimelineRow => ({
  index,
  tone: 'normal',
  kind: '',
  text,
  remark: '',
  score: '',
  seqNum: index,
  sourceAt: null,
  receivedAt: 0,
  delayMs: null,
  matchTime: '',
  raw: '',
  marks: [],
  history: [],
  filters: { point: false, bigPoint: false, trouble: false }
})

/** An engine with one timeline that answers ranges and remembers what it was asked. */
function engineWith(length: number) {
  const timeline = { rows: Array.from({ length }, (_, index) => row(index)), revision: 1, isFailing: false }
  const asked: CallArgs<'timeline.range'>[] = []
  const calls = createCalls({
    call: (_, args) => {
      const range = v.parse(CALLS['timeline.range'].args, args)
      asked.push(range)
      if (timeline.isFailing) return Promise.resolve({ ok: false, code: 'TIMED_OUT', detail: '' })
      const rows = timeline.rows.slice(range.from, range.from + range.count)
      return Promise.resolve({
        ok: true,
        value: {
          revision: timeline.revision,
          entries: timeline.rows.length,
          length: timeline.rows.length,
          rows
        }
      })
    }
  })
  const window = new TimelineWindow(calls, 'court-1', 'all')
  const follow = async (): Promise<void> => {
    window.follow({ entries: timeline.rows.length, revision: timeline.revision })
    await vi.advanceTimersByTimeAsync(500)
  }
  const show = async (from: number, end: number): Promise<void> => {
    window.show(from, end)
    await vi.advanceTimersByTimeAsync(500)
  }
  return { timeline, asked, window, follow, show }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the timeline of a window', () => {
  it('fetches the newest page by itself, and others when they become visible', async () => {
    const { window, follow, show } = engineWith(528)
    await follow()
    expect(window.length).toBe(528)
    expect(window.row(527)?.text).toBe('row 527')
    expect(window.row(250)).toBeNull()
    await show(240, 270)
    expect(window.row(250)?.text).toBe('row 250')
  })

  it('fetches nothing that it already holds', async () => {
    const { asked, follow, show } = engineWith(528)
    await follow()
    await show(420, 470)
    const before = asked.length
    await show(430, 460)
    await follow()
    expect(asked).toHaveLength(before)
  })

  it('follows a growing timeline across the end of a page', async () => {
    const { timeline, window, follow } = engineWith(198)
    await follow()
    for (let added = 0; added < 5; added += 1) {
      timeline.rows.push(row(timeline.rows.length))
      await follow()
    }
    expect(window.length).toBe(203)
    expect(window.row(202)?.text).toBe('row 202')
  })

  it('fetches rows again when the revision says that they have changed', async () => {
    const { timeline, window, follow, show } = engineWith(150)
    await follow()
    await show(0, 150)
    timeline.rows[20] = row(20, 'corrected')
    timeline.revision = 2
    await follow()
    expect(window.row(20)?.text).toBe('corrected')
  })

  it('reports that rows could not be read, and recovers', async () => {
    const { timeline, window, follow } = engineWith(10)
    timeline.isFailing = true
    await follow()
    expect(window.problem).not.toBe('')
    timeline.isFailing = false
    timeline.rows.push(row(10))
    await follow()
    expect(window.problem).toBe('')
    expect(window.length).toBe(11)
  })

  it('fetches nothing after it is closed', async () => {
    const { asked, window, follow } = engineWith(10)
    window.close()
    await follow()
    expect(asked).toEqual([])
  })

  it('forgets the end when a replay is rewound', async () => {
    const { timeline, window, follow, show } = engineWith(250)
    await follow()
    await show(0, 250)
    expect(window.length).toBe(250)
    timeline.rows = timeline.rows.slice(0, 130)
    await follow()
    expect(window.length).toBe(130)
    expect(window.row(129)?.text).toBe('row 129')
  })
})
