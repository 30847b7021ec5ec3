// @vitest-environment jsdom
import type { ReplayView } from '@shared/logs/replay-view'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clockSlice, workspaceSlice } from '../../../../support/slices'
import { courtInPlay } from '../../court-fixture'
import { layOut } from '../../laid-out'
import { openWindow } from '../../open-window'
import { LOG_START_MS, replayView } from '../../replay-fixture'
import { volleyballInPlay } from '../../volleyball-fixture'

let view: ReturnType<typeof openWindow>

const marks = [
  { kind: 'set', atMs: LOG_START_MS + 1_800_000, position: 250, label: 'Set 1, NOWICKA 7–6' },
  { kind: 'break', atMs: LOG_START_MS + 5_400_000, position: 700, label: 'Break, GAUTHIER 2–3' }
]

function showReplay(changes: Partial<ReplayView> = {}): void {
  const court = courtInPlay({
    origin: 'replay',
    trust: { word: 'REPLAY', tone: 'normal', reason: 'then LIVE', sinceMonotonicMs: 0 },
    venueOffsetMs: 7_200_000,
    lastPointMonotonicMs: 3_591_000,
    replay: replayView(changes)
  })
  view.receive(workspaceSlice(['court-1']), clockSlice(99_000_000), { kind: 'court', court })
}

const bar = () => document.querySelector('section[aria-label="Replay"]')
const text = () => (bar()?.textContent ?? '').replace(/\s+/g, ' ')
const commands = () =>
  view.askedFor('replay.command').map(([, args]) => (args as { command: unknown }).command)

beforeEach(async () => {
  layOut()
  view = openWindow((name) => {
    if (name === 'replay.marks') return { revision: 1, marks }
    return name === 'timeline.range' ? { revision: 0, entries: 0, length: 0, rows: [] } : undefined
  })
  view.console.navigation.open('court', 'court-1')
  showReplay()
  await view.settle()
})

afterEach(() => {
  view.close()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('the replay bar', () => {
  it('shows that it is a replay, where in the log it is, and in which time zone', () => {
    for (const part of [
      'REPLAY',
      '17:00:00 venue',
      '1:00:00 of 2:00:00',
      'record 500 of 1,000',
      'ends 18:00:00'
    ])
      expect(text()).toContain(part)
  })

  it('measures ages by the log’s clock, not by the engine’s', () => {
    expect(document.querySelector('main')?.textContent).toContain('last point 0:09')
  })

  it('shows the marks, each with a shape and a text', () => {
    const shown = [...document.querySelectorAll<HTMLElement>('[data-mark]')]
    expect(shown.map(({ dataset, title }) => [dataset['kind'], title])).toEqual([
      ['set', 'Set: Set 1, NOWICKA 7–6, 16:30:00'],
      ['break', 'Break of serve: Break, GAUTHIER 2–3, 17:30:00']
    ])
  })

  it('plays with Space, except when Space presses a button or is typed', () => {
    view.press(' ')
    expect(commands()).toEqual([{ kind: 'play' }])
    bar()?.querySelector('button')?.focus()
    view.press(' ')
    document.querySelector<HTMLSelectElement>('section[aria-label="Replay"] select')?.focus()
    view.press(' ')
    expect(commands()).toEqual([{ kind: 'play' }])
  })

  it('can be scrubbed with the slider’s keys', async () => {
    document.querySelector<HTMLElement>('[role="slider"]')?.focus()
    view.press('PageUp')
    await view.settle()
    expect(commands()).toEqual([{ kind: 'seek-time', atMs: LOG_START_MS + 3_900_000 }])
  })

  it('goes to a mark from the dialog on G, and says what it cannot find', async () => {
    view.press('g')
    const dialog = document.querySelector('dialog')
    const [, second] = dialog?.querySelectorAll('li > button') ?? []
    if (!(second instanceof HTMLElement)) throw new Error('The marks are not listed')
    second.click()
    await view.settle()
    expect(commands()).toEqual([{ kind: 'seek-position', position: 700 }])
    expect(document.querySelector('dialog')).toBeNull()
  })

  it('shows the loop and clears it', () => {
    showReplay({ loop: { fromMs: LOG_START_MS, toMs: LOG_START_MS + 60_000 } })
    const loop = [...document.querySelectorAll('button')].find((each) => each.textContent.includes('Loop'))
    expect(loop?.textContent).toContain('16:00:00–16:01:00')
    loop?.click()
    expect(commands()).toEqual([{ kind: 'loop', stretch: null }])
  })

  it('offers the live edge only while the log is being written', () => {
    expect(text()).not.toContain('Live edge')
    showReplay({ growing: true })
    expect(text()).toContain('Live edge')
    expect(text()).toContain('still being written')
  })

  it('uses the brackets for games instead of the neighbouring court', () => {
    view.press(']')
    expect(commands()).toEqual([{ kind: 'step', unit: 'game', direction: 1 }])
    expect(view.console.navigation.courtId).toBe('court-1')
  })

  it('steps and jumps by set in volleyball, which has no games', async () => {
    const court = volleyballInPlay({ courtId: 'court-1', origin: 'replay', replay: replayView() })
    view.receive(workspaceSlice(['court-1']), clockSlice(99_000_000), { kind: 'court', court })
    await view.settle()
    const steppers = [...(bar()?.querySelectorAll('[role="group"]') ?? [])]
    expect(steppers.map((each) => each.getAttribute('aria-label'))).toEqual(['Message', 'Point', 'Set'])
    view.press(']')
    expect(commands()).toEqual([{ kind: 'step', unit: 'set', direction: 1 }])
    view.press('g')
    await view.settle()
    const ways = [...document.querySelectorAll('dialog [aria-pressed]')]
    expect(ways.map(({ textContent }) => textContent.trim())).toEqual(['Time', 'Sequence number', 'Set'])
    const legend = document.querySelector('[aria-label="Marks on the bar"]')?.textContent
    expect(legend).toContain('Time-out')
    expect(legend).not.toContain('Break of serve')
  })
})
