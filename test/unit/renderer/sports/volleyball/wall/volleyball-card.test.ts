// @vitest-environment jsdom
import type { VolleyballCourtView } from '@shared/sports/volleyball/view/volleyball-view'
import { flushSync, mount, unmount } from 'svelte'
import { afterEach, describe, expect, it, vi } from 'vitest'
import CourtCard from '../../../../../../src-renderer/views/wall/CourtCard.svelte'
import { agoMonotonicMs, NOW_MONOTONIC_MS } from '../../../court-fixture'
import { volleyballInPlay } from '../../../volleyball-fixture'

let dispose = (): void => undefined
afterEach(() => dispose())

function show(changes: Partial<VolleyballCourtView> = {}) {
  const card = mount(CourtCard, {
    target: document.body,
    props: {
      court: volleyballInPlay(changes),
      alarms: null,
      nowMonotonicMs: NOW_MONOTONIC_MS,
      menu: [],
      isTabStop: true,
      onopen: vi.fn(),
      onfocus: vi.fn()
    }
  })
  dispose = () => void unmount(card)
  flushSync()
  const root = document.querySelector<HTMLElement>('[data-court-id]')
  if (!root) throw new Error('The card is not there')
  return { root, text: root.textContent.replace(/\s+/g, ' ') }
}

describe('a volleyball court’s card', () => {
  it('shows teams, sets, points, trust, delay and who serves', () => {
    const { root, text } = show()
    expect(root.dataset).toMatchObject({ trust: 'LIVE', points: '4-3' })
    for (const part of ['Hall A', 'Norway', 'Italy', 'LIVE', '1.3 s', 'L1', '0:09'])
      expect(text).toContain(part)
    expect([...root.querySelectorAll('td.set')].map((set) => set.textContent.trim())).toEqual(['25', '22'])
    expect(root.querySelector('td.taken')?.textContent.trim()).toBe('25')
    const serving = root.querySelector('[aria-label="serving"]')
    expect(serving?.getAttribute('title')).toBe('Serving: player 70001')
    expect(serving?.closest('tr')?.textContent).toContain('Norway')
  })

  it('shows set and match points with their number, and runs of three points or more', () => {
    expect(show({ situation: { kind: 'set-point', side: 'Home', count: 3 } }).text).toContain('SET POINT ×3')
    dispose()
    expect(show({ run: { side: 'Away', points: 5 } }).text).toContain('5-point run')
    dispose()
    expect(show({ run: { side: 'Away', points: 2 } }).text).not.toContain('run')
  })

  it('shows by text and style that a point may be taken back', () => {
    const trail = volleyballInPlay().trail.with(-1, { winner: 'Home', isConfirmed: false })
    const { root, text } = show({ trail, provisionalPoints: 1 })
    expect(text).toContain('1 unconfirmed')
    expect(root.querySelectorAll('.tile.provisional')).toHaveLength(1)
    expect(root.querySelector('.tile.provisional')?.closest('tr')?.textContent).toContain('Norway')
    expect(root.querySelectorAll('rect.provisional')).toHaveLength(1)
  })

  it('draws the points of the set, home above and away below', () => {
    const { root } = show()
    const trail = root.querySelector('[aria-label^="Points of this set"]')
    expect(trail?.getAttribute('aria-label')).toContain('Away, Home, Away, Away, Home, Home, Home')
    const heights = (side: string) =>
      new Set([...root.querySelectorAll(`rect.${side}`)].map((tick) => Number(tick.getAttribute('y'))))
    expect(Math.max(...heights('Home'))).toBeLessThan(Math.min(...heights('Away')))
  })

  it('says what both teams have left', () => {
    const { root } = show()
    const labels = [...root.querySelectorAll('.kind')].map((kind) => kind.getAttribute('title'))
    expect(labels).toEqual([
      'Norway: 2 of 2 time-outs left. Italy: 1 of 2 time-outs left',
      'Norway: 6 of 6 substitutions left. Italy: 4 of 6 substitutions left'
    ])
  })

  it('says why play is interrupted, and what is advised', () => {
    const { text } = show({
      interruption: { kind: 'challenge', side: 'Home' },
      matchStateText: 'Challenge, Norway',
      suspendAdvice: { tone: 'high', reason: 'challenge', sinceMonotonicMs: agoMonotonicMs(7000) }
    })
    expect(text).toContain('Challenge, Norway')
    expect(text).not.toContain('run')
    expect(text).toContain('Suspend advised 0:07 · challenge')
  })

  it('has neither point trail nor reserves between sets', () => {
    const { root } = show({
      set: null,
      server: null,
      trail: [],
      run: null,
      timeOutsLeft: null,
      substitutionsLeft: null
    })
    expect(root.querySelector('svg')).toBeNull()
    expect(root.dataset.points).toBe('')
  })

  it('dims a score that may have changed unseen, without the old set point', () => {
    const { root, text } = show({
      situation: { kind: 'set-point', side: 'Home', count: 1 },
      trust: {
        word: 'STALE',
        tone: 'critical',
        reason: 'no heartbeat',
        sinceMonotonicMs: agoMonotonicMs(17_000)
      }
    })
    expect(text).toContain('STALE 0:17')
    expect(text).not.toContain('SET POINT')
    expect(root.querySelector('table')?.classList.contains('dimmed')).toBe(true)
  })

  it('gives a screen reader all of it', () => {
    const { root } = show({ situation: { kind: 'match-point', side: 'Home', count: 1 } })
    expect(root.querySelector('button.open')?.getAttribute('aria-label')).toMatch(
      /Hall A.*LIVE 1\.3 s.*Norway 1 set, 4 points.*Italy 0 sets, 3 points.*match point/
    )
  })
})
