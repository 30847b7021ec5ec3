// @vitest-environment jsdom
import type { CourtView } from '@shared/court/view'
import { flushSync, mount, unmount } from 'svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CourtAlarms } from '../../../../../src-renderer/state/court-alarms'
import CourtCard from '../../../../../src-renderer/views/wall/CourtCard.svelte'
import { courtInPlay, courtNotOpen, NOW_MONOTONIC_MS, staleCourt } from '../../court-fixture'
import { reactiveProps } from '../../reactive-props.svelte'

let dispose = (): void => undefined

function show<View extends CourtView>(court: View, alarms: CourtAlarms | null = null) {
  const props = reactiveProps({
    court,
    alarms,
    nowMonotonicMs: NOW_MONOTONIC_MS,
    menu: [],
    isTabStop: true,
    onopen: vi.fn(),
    onfocus: vi.fn()
  })
  const card = mount(CourtCard, { target: document.body, props })
  flushSync()
  dispose = () => void unmount(card)
  const root = document.querySelector<HTMLElement>('[data-court-id]')
  if (!root) throw new Error('The card is not there')
  return { root, props, text: () => root.textContent.replace(/\s+/g, ' ') }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  dispose()
  vi.useRealTimers()
})

describe('a court’s card', () => {
  it('shows the names, sets, games, points, trust and delay of a live court', () => {
    const { root, text } = show(courtInPlay())
    expect(root.dataset).toMatchObject({ courtId: 'court-1', trust: 'LIVE', points: '30-40' })
    for (const part of ['Centre', 'A. NOWICKA', 'C. GAUTHIER', 'LIVE', '2.1 s', 'L1', '2nd', '0:09'])
      expect(text()).toContain(part)
    expect([...root.querySelectorAll('td.count')].map((games) => games.textContent.trim())).toEqual([
      '3',
      '2'
    ])
    expect([...root.querySelectorAll('sup')].map((sup) => sup.textContent)).toEqual(['7', '4'])
    expect(root.querySelectorAll('[aria-label="serving"]')).toHaveLength(1)
    expect(text()).not.toContain('Suspend')
  })

  it('shows what is at stake, and how many chances', () => {
    const { text } = show(courtInPlay({ situation: { kind: 'break-point', team: 'TeamB', count: 2 } }))
    expect(text()).toContain('BREAK POINT ×2')
  })

  it('says that a score is stale, for how long, and what is advised', () => {
    const { root, text } = show(staleCourt())
    expect(root.dataset.trust).toBe('STALE')
    expect(text()).toContain('STALE 0:17')
    expect(text()).toContain('Suspend advised 0:17 · no heartbeat')
    expect(root.classList.contains('doubtful')).toBe(true)
    expect(root.querySelector('table')?.classList.contains('dimmed')).toBe(true)
  })

  it('does not show a situation that may have passed', () => {
    const situation = { kind: 'match-point', team: 'TeamA', count: 1 } as const
    expect(show({ ...staleCourt(), situation }).text()).not.toContain('MATCH POINT')
  })

  it('lets the age grow with the engine’s clock', () => {
    const { props, text } = show(staleCourt())
    props.nowMonotonicMs += 5000
    flushSync()
    expect(text()).toContain('STALE 0:22')
  })

  it('says what an unopened match is waiting for, and when it is checked again', () => {
    const { text } = show(courtNotOpen())
    expect(text()).toContain('NOT OPEN')
    expect(text()).toContain('The stream is not open yet.')
    expect(text()).toContain('retrying in 0:12')
  })

  it('marks the winner of a match that has ended', () => {
    const { root, text } = show(
      courtInPlay({
        trust: { word: 'ENDED', tone: 'normal', reason: '', sinceMonotonicMs: NOW_MONOTONIC_MS - 60_000 },
        result: { winner: 'TeamB', text: 'GAUTHIER won 6–4 6–3' }
      })
    )
    expect(text()).toContain('GAUTHIER won 6–4 6–3')
    expect(root.querySelector('tr.won')?.textContent).toContain('C. GAUTHIER')
  })

  it('shows every name of a doubles team in full, on its own line', () => {
    const names = ['GIOVANNA PAOLINELLI', 'SARA ERRANDONEA-VILLAVERDE']
    const { root } = show(
      courtInPlay({
        teams: {
          TeamA: { players: names.map((name) => ({ name, country: 'ITA' })) },
          TeamB: { players: [] }
        },
        server: { team: 'TeamA', member: 2 }
      })
    )
    expect([...root.querySelectorAll('.doubles .name')].map((name) => name.getAttribute('title'))).toEqual(
      names.map((name) => `${name} (ITA)`)
    )
    expect(root.querySelector('[aria-label="serving"]')?.closest('.player')?.textContent).toContain(names[1])
  })

  it('outlines a changed score for a moment, but not a repeated one', () => {
    const court = courtInPlay()
    const { root, props } = show(court)
    const outlined = (): string[] => [...root.querySelectorAll('.changed')].map((each) => each.textContent)
    expect(outlined()).toEqual([])
    if (!court.score) throw new Error('The court in play has a score')

    props.court = { ...court, score: { ...court.score, pointsA: '40' } }
    flushSync()
    expect(outlined()).toEqual(['40'])
    props.court = { ...court, score: { ...court.score, pointsA: '40' }, matchTime: '1:00:00' }
    flushSync()
    vi.advanceTimersByTime(600)
    flushSync()
    expect(outlined()).toEqual([])
  })

  it('shows how many alarms it has, and how bad the worst is', () => {
    const mark = (): Element | null => document.querySelector('[role="img"][aria-label*="alarm"]')
    const { props } = show(courtInPlay(), { count: 2, priority: 'high', isUnseen: true })
    expect(mark()?.textContent).toMatch(/▲\s*2/)
    expect(mark()?.getAttribute('aria-label')).toBe('2 alarms, worst high, unacknowledged')
    props.alarms = { count: 1, priority: 'critical', isUnseen: false }
    flushSync()
    expect(mark()?.getAttribute('aria-label')).toBe('1 alarm, critical, acknowledged')
    props.alarms = null
    flushSync()
    expect(mark()).toBeNull()
  })

  it('opens with a click and gives a screen reader all of it', () => {
    const { root, props } = show(courtInPlay())
    const open = root.querySelector<HTMLButtonElement>('button.open')
    open?.click()
    expect(props.onopen).toHaveBeenCalledOnce()
    expect(open?.getAttribute('aria-label')).toMatch(/Centre.*LIVE 2\.1 s.*A\. NOWICKA 7 3, 30 points/)
  })
})
