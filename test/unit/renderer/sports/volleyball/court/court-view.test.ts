// @vitest-environment jsdom
import type { TimelineRow } from '@shared/court/timeline-row'
import type { VolleyballCourtView } from '@shared/sports/volleyball/view/volleyball-view'
import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clockSlice, workspaceSlice } from '../../../../../support/slices'
import { NOW_MONOTONIC_MS } from '../../../court-fixture'
import { layOut } from '../../../laid-out'
import { openWindow, type Answer } from '../../../open-window'
import { replayView } from '../../../replay-fixture'
import { matchOf, setOf, sideStatistics, volleyballInPlay } from '../../../volleyball-fixture'

let view: ReturnType<typeof openWindow>
/** What a test answers otherwise than the others; undefined for the usual. */
let answers: Answer = () => undefined

const rowOf = (index: number, changes: Partial<TimelineRow>): TimelineRow => ({
  index,
  tone: 'point',
  kind: 'Point',
  text: `Row ${index}`,
  remark: '',
  score: '',
  seqNum: index + 1,
  sourceAt: null,
  receivedAt: 0,
  delayMs: null,
  matchTime: '',
  raw: '',
  marks: [],
  history: [],
  filters: { point: true, bigPoint: false, trouble: false },
  ...changes
})

const rows = [
  rowOf(0, {
    text: 'Point, Norway, ace: 1–0',
    tone: 'corrected',
    remark: 'cancelled',
    marks: ['inserted', 'cancelled'],
    history: [
      { seqNum: 1, at: null, text: 'Point, Norway, kill: 1–0' },
      { seqNum: 7, at: null, text: 'Cancelled' }
    ]
  }),
  rowOf(1, { text: 'Point, Italy, kill: 1–1', remark: 'not confirmed', marks: ['provisional'] })
]

/** Far more than a list shows, and than a window asks for at once; the row at a position is message position + 1. */
const OLDER_ROWS = 600
const longRows = Array.from({ length: OLDER_ROWS }, (_, index) => rowOf(index, {}))

const match = matchOf(
  [
    setOf(1, 'HHAHHHA', {
      isFinished: true,
      statistics: { Home: sideStatistics({ points: 5 }), Away: sideStatistics({ points: 2 }) }
    }),
    setOf(2, 'AHAAHHH')
  ],
  {
    statistics: {
      Home: sideStatistics({ points: 9, rotations: [rotation(1, 3, 5)] }),
      Away: sideStatistics({ points: 5, rotations: [rotation(1, 1, 4)] })
    },
    challenges: [{ setNumber: 1, text: 'Challenge, Norway (net touch): successful' }],
    sanctions: []
  }
)

function rotation(number: number, won: number, played: number) {
  return { rotation: number, sideOut: { won, played }, breakPoints: { won, played } }
}

function showCourt(changes: Partial<VolleyballCourtView> = {}): void {
  const court = volleyballInPlay({ timeline: { entries: rows.length, revision: 1 }, ...changes })
  view.receive(workspaceSlice([court.courtId]), clockSlice(NOW_MONOTONIC_MS), { kind: 'court', court })
}

const section = (label: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`section[aria-label="${label}"]`)
  if (!found) throw new Error(`There is no ${label}`)
  return found
}
const textOf = (label: string): string => section(label).textContent.replace(/\s+/g, ' ')
const readout = (): string => section('Rallies by set').querySelector('.readout')?.textContent ?? ''

beforeEach(async () => {
  layOut()
  answers = () => undefined
  view = openWindow((name, args) => {
    const answer = answers(name, args)
    if (answer !== undefined) return answer
    if (name === 'volleyball.match') return match
    if (name === 'timeline.range') return { revision: 1, entries: rows.length, length: rows.length, rows }
    return undefined
  })
  view.console.navigation.open('court', volleyballInPlay().courtId)
  showCourt()
  await view.settle()
  // A timeline gathers what it is asked for a moment; the answer is shown with the next change.
  await expect.poll(() => section('Timeline').querySelector('[data-seq="1"]')).not.toBeNull()
  flushSync()
})

afterEach(() => {
  view.close()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('the view of a volleyball court', () => {
  it('requests volleyball data only, and nothing of tennis', () => {
    expect(view.askedFor('volleyball.match')).toHaveLength(1)
    expect(view.askedFor('court.s')).toEqual([])
    expect(document.body.textContent).not.toContain('Rallies R')
  })

  it('shows who serves, the run and what the provider has changed', () => {
    const header = document.querySelector('article header')?.textContent.replace(/\s+/g, ' ') ?? ''
    for (const part of [
      'Player 70001 serves, Norway',
      '3-point run, Norway',
      '2 modified, 3 inserted, 1 cancelled'
    ])
      expect(header).toContain(part)
  })

  it('has a tick for each rally, and reads out the latest', () => {
    expect(section('Rallies by set').querySelectorAll('[data-place]')).toHaveLength(14)
    expect(readout()).toContain('Set 2 · 4–3 · Point Norway, kill')
  })

  it('can be stepped through by keyboard, rally by rally and set by set', () => {
    const tick = section('Rallies by set').querySelector<HTMLElement>('[data-place="1 6"]')
    expect(tick?.tabIndex).toBe(0)
    tick?.focus()
    flushSync()
    view.press('ArrowLeft')
    expect(readout()).toContain('Set 2 · 3–3')
    view.press('ArrowUp')
    expect(readout()).toContain('Set 1 · 5–1')
    expect(document.activeElement?.getAttribute('data-place')).toBe('0 5')
    expect(section('Rallies by set').querySelectorAll('[tabindex="0"]')).toHaveLength(1)
  })

  it('reads out the rally under the pointer, otherwise the latest', () => {
    const pointer = (type: string, target: Element | null): void => {
      target?.dispatchEvent(new Event(type))
      flushSync()
    }
    pointer('pointerenter', section('Rallies by set').querySelector('[data-place="0 0"]'))
    expect(readout()).toContain('Set 1 · 1–0')
    pointer('pointerleave', section('Rallies by set').querySelector('[role="grid"]'))
    expect(readout()).toContain('Set 2 · 4–3')
  })

  it('shows the positions of the players, on their team’s side of the net', () => {
    const halves = () =>
      [...section('Rotation').querySelectorAll('ul')].map((half) => half.getAttribute('aria-label'))
    expect(halves()).toEqual(['Norway, left of the net', 'Italy, right of the net'])
    expect(textOf('Rotation')).toContain('player 70013, zone 5, libero')
    expect(textOf('Rotation')).toContain('80013 on the bench')
    showCourt({ teamOnLeft: 'Away' })
    expect(halves()).toEqual(['Italy, left of the net', 'Norway, right of the net'])
  })

  it('shows the serving order if there are no zones', () => {
    const pair = (ids: number[]) => ({ number: 1, zones: ids, liberos: [], captain: null })
    showCourt({ variant: 'beach', rotations: { Home: pair([1, 2]), Away: pair([3, 4]) } })
    expect(section('Order of service').querySelectorAll('li')).toHaveLength(4)
  })

  it('shows the statistics of the match or of one set', () => {
    const pointsWon = () =>
      [...section('Statistics').querySelectorAll('tbody tr')]
        .find((row) => row.querySelector('th')?.textContent === 'Points won')
        ?.textContent.replace(/\s+/g, ' ')
        .trim()
    expect(pointsWon()).toBe('9Points won5')
    expect(textOf('Statistics')).toContain('60%')
    const set = [...section('Statistics').querySelectorAll('button')].find(
      (button) => button.textContent.trim() === 'Set 1'
    )
    set?.click()
    flushSync()
    expect(pointsWon()).toBe('5Points won2')
  })

  it('lists challenges and sanctions, or says that there are none', () => {
    const text = textOf('Challenges and sanctions')
    expect(text).toContain('1 challenge, 0 sanctions')
    expect(text).toContain('Challenge, Norway (net touch): successful')
    expect(text).toContain('No sanction so far.')
  })
})

describe('a later change to an action', () => {
  const line = (seq: number) => section('Timeline').querySelector(`[data-seq="${seq}"]`)

  it('is visible in its row, and described', () => {
    expect([...(line(1)?.classList ?? [])]).toEqual(expect.arrayContaining(['cancelled', 'inserted']))
    expect(line(1)?.querySelector('.remark')?.getAttribute('title')).toBe('inserted late, cancelled')
    expect(line(2)?.classList.contains('provisional')).toBe(true)
    expect(line(2)?.textContent).toContain('not confirmed')
  })

  it('is shown message by message on request, until Escape', () => {
    const button = line(1)?.querySelector<HTMLButtonElement>('button.history')
    button?.focus()
    button?.click()
    flushSync()
    expect(button?.getAttribute('aria-expanded')).toBe('true')
    const told = () => [...section('Timeline').querySelectorAll('ol li')].map((entry) => entry.textContent)
    expect(told()).toHaveLength(2)
    expect(told()[0]).toContain('Point, Norway, kill: 1–0')
    view.press('Escape')
    expect(told()).toEqual([])
    expect(view.console.navigation.view).toBe('court')
  })

  it('has no history if there was only one message', () => {
    expect(line(2)?.querySelector('button')).toBeNull()
  })
})

describe('a requested row', () => {
  const tick = (place: string) =>
    section('Rallies by set').querySelector<HTMLElement>(`[data-place="${place}"]`)
  const marked = () => section('Timeline').querySelector('[aria-current="true"]')?.getAttribute('data-seq')
  const rowInSight = async (seqNum: number): Promise<void> => {
    await expect
      .poll(() => {
        flushSync()
        return section('Timeline').querySelector(`[data-seq="${seqNum}"]`)
      })
      .not.toBeNull()
  }
  const long = { timeline: { entries: OLDER_ROWS, revision: 2 } }
  /** As in the fixture: the first rally of the first set. */
  const FIRST_SEQ = 1000
  const FIRST_ROW = 40

  beforeEach(() => {
    answers = (name, args) => {
      const { filter } = args as { filter?: string }
      if (name === 'timeline.range') {
        const { from, count } = args as { from: number; count: number }
        const rows = longRows.map((row) => (row.index === FIRST_ROW ? { ...row, seqNum: FIRST_SEQ } : row))
        return {
          revision: 2,
          entries: OLDER_ROWS,
          length: OLDER_ROWS,
          rows: rows.slice(from, from + count)
        }
      }
      if (name === 'timeline.place') return { index: filter === 'all' ? FIRST_ROW : null }
      return undefined
    }
  })

  it('is scrolled to and marked by a click on a rally', async () => {
    showCourt(long)
    tick('0 0')?.dispatchEvent(new Event('pointerdown', { bubbles: true }))
    tick('0 0')?.click()
    await rowInSight(FIRST_SEQ)
    expect(view.askedFor('timeline.place')).toEqual([
      ['timeline.place', { courtId: volleyballInPlay().courtId, seqNum: FIRST_SEQ, filter: 'all' }]
    ])
    expect(marked()).toBe(String(FIRST_SEQ))
  })

  it('is found among all rows by Enter if the filter hides it', async () => {
    showCourt(long)
    const trouble = [...section('Timeline').querySelectorAll('button')].find(
      (button) => button.textContent.trim() === 'Trouble'
    )
    trouble?.click()
    flushSync()
    tick('0 0')?.focus()
    view.press('Enter')
    await rowInSight(FIRST_SEQ)
    expect(view.askedFor('timeline.place').map(([, args]) => (args as { filter: string }).filter)).toEqual([
      'trouble',
      'all'
    ])
    expect(marked()).toBe(String(FIRST_SEQ))
  })

  it('is marked by a click or by the arrow keys', async () => {
    showCourt(long)
    await rowInSight(OLDER_ROWS)
    section('Timeline').querySelector<HTMLElement>(`[data-seq="${OLDER_ROWS}"] .text`)?.click()
    flushSync()
    expect(marked()).toBe(String(OLDER_ROWS))
    section('Timeline').querySelector<HTMLElement>('[role="region"]')?.focus()
    view.press('ArrowDown')
    expect(marked()).toBe(String(OLDER_ROWS - 1))
    view.press('ArrowUp')
    expect(marked()).toBe(String(OLDER_ROWS))
  })
})

describe('a row of a replay', () => {
  const commands = () => view.askedFor('replay.command').map(([, args]) => args)
  const goTo = (seqNum: number) => ({
    courtId: volleyballInPlay().courtId,
    command: { kind: 'seek-seq', seqNum }
  })
  const words = (seq: number) => section('Timeline').querySelector<HTMLElement>(`[data-seq="${seq}"] .text`)
  const doubleClick = (seq: number): void => {
    words(seq)?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))
    flushSync()
  }

  it('moves the replay to its message by a button, a double click, or Ctrl+Enter', async () => {
    showCourt({ origin: 'replay', replay: replayView() })
    await view.settle()
    section('Timeline').querySelector<HTMLElement>('[data-seq="2"] .go')?.click()
    doubleClick(1)
    words(2)?.click()
    flushSync()
    view.press('Enter', { ctrlKey: true })
    expect(commands()).toEqual([goTo(2), goTo(1), goTo(2)])
  })

  it('does not move the replay on a click or Enter alone, nor on a live court', async () => {
    showCourt({ origin: 'replay', replay: replayView() })
    await view.settle()
    words(1)?.click()
    flushSync()
    view.press('Enter')
    showCourt()
    expect(section('Timeline').querySelector('.go')).toBeNull()
    doubleClick(1)
    view.press('Enter', { ctrlKey: true })
    expect(commands()).toEqual([])
  })
})
