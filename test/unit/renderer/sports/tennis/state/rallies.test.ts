import { overlayOf } from '@shared/sports/tennis/tracking/overlay'
import { keyText, type Rally, type RallyKey } from '@shared/sports/tennis/tracking/rally'
import { rallyRows } from '@shared/sports/tennis/tracking/rows'
import { rallyStatistics } from '@shared/sports/tennis/tracking/statistics'
import { fail, succeed } from '@shared/result'
import { flushSync } from 'svelte'
import { describe, expect, it, vi } from 'vitest'
import {
  ANY_RALLY,
  filterRallies,
  optionsOf
} from '../../../../../../src-renderer/sports/tennis/state/filter-rallies'
import {
  RalliesState,
  type RallySource
} from '../../../../../../src-renderer/sports/tennis/state/rallies.svelte'
import { matchOf, rallyOf } from '../../../rally-plot/rally-fixture'

function sourceOf(rallies: Rally[]): RallySource {
  return {
    list: async () => succeed({ revision: 1, rows: rallyRows(rallies, () => null) }),
    get: async (key: RallyKey) => {
      const rally = rallies.find((each) => keyText(each.key) === keyText(key))
      return rally ? succeed(rally) : fail('This rally is no longer known.')
    },
    overlay: async () => succeed(overlayOf(rallies, 1)),
    statistics: async () => succeed(rallyStatistics(rallies))
  }
}

const keyOf = (state: RalliesState): string => (state.rally ? keyText(state.rally.key) : '')

describe('the rallies of a court', () => {
  it('start with the newest one, and move to each new one as it arrives', async () => {
    vi.useFakeTimers()
    const rallies = matchOf(10)
    const state = new RalliesState(sourceOf(rallies))
    state.follow(1, false)
    await vi.advanceTimersByTimeAsync(10)
    expect(keyOf(state)).toBe(keyText(rallies[9]?.key ?? rallyOf({ shots: 1 }).key))
    const next = rallyOf({ shots: 3, key: { set: 1, game: 9, point: 1, serve: 1, rally: 1 } })
    rallies.push(next)
    state.follow(2, false)
    await vi.advanceTimersByTimeAsync(2000)
    expect(keyOf(state)).toBe(keyText(next.key))
    state.close()
    vi.useRealTimers()
  })

  it('stay on the chosen one', async () => {
    vi.useFakeTimers()
    const rallies = matchOf(10)
    const state = new RalliesState(sourceOf(rallies))
    state.follow(1, false)
    await vi.advanceTimersByTimeAsync(10)
    state.isLive = false
    state.choose(2)
    await vi.advanceTimersByTimeAsync(10)
    rallies.push(rallyOf({ shots: 3, key: { set: 1, game: 9, point: 1, serve: 1, rally: 1 } }))
    state.follow(2, false)
    await vi.advanceTimersByTimeAsync(2000)
    expect(state.current).toBe(2)
    state.close()
    vi.useRealTimers()
  })

  it('are overlaid if they are listed', async () => {
    const state = new RalliesState(sourceOf(matchOf(30)))
    state.follow(1, true)
    await expect.poll(() => state.shots.length).toBeGreaterThan(0)
    state.filter = { ...ANY_RALLY, server: 'TeamB' }
    flushSync()
    const listed = state.visible.map(({ key }) => keyText(key))
    expect(new Set(state.shots.map(({ key }) => keyText(key)))).toEqual(new Set(listed))
    state.close()
  })

  it('say why they could not be read', async () => {
    const source = { ...sourceOf([]), list: async () => fail('The engine did not answer.') }
    const state = new RalliesState(source)
    state.follow(1, false)
    await expect.poll(() => state.problem).toBe('The engine did not answer.')
    state.close()
  })
})

describe('the filter', () => {
  const rows = rallyRows(matchOf(80), () => null)

  it('lets everything through until something is chosen', () => {
    expect(filterRallies(rows, ANY_RALLY)).toHaveLength(rows.length)
  })

  it('combines server, serve, side, length and set', () => {
    const wish = {
      ...ANY_RALLY,
      server: 'TeamA',
      serveNumber: 1,
      side: 'deuce',
      length: '1–4',
      set: 1
    } as const
    const found = filterRallies(rows, wish)
    expect(found.length).toBeGreaterThan(0)
    for (const row of found) {
      expect(row).toMatchObject({ server: 'TeamA', serveNumber: 1, serveSide: 'deuce' })
      expect(row.shots).toBeLessThanOrEqual(4)
      expect(row.key.set).toBe(1)
    }
  })

  it('shows big points only', () => {
    const [first] = rows
    if (!first) throw new Error('There are no rallies.')
    const withOne = [...rows, { ...first, pressure: 'break-point' as const }]
    expect(filterRallies(withOne, { ...ANY_RALLY, isPressureOnly: true })).toHaveLength(1)
  })

  it('offers the values that occur', () => {
    expect(optionsOf(rows, ({ serveSide }) => serveSide)).toEqual(['deuce', 'advantage'])
    expect(optionsOf(rows, ({ outcome }) => outcome)).not.toContain('')
  })
})
