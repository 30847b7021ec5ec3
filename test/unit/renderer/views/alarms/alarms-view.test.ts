// @vitest-environment jsdom
import { summarise } from '@shared/alarms/summary'
import type { AlarmRow, AlarmsSlice } from '@shared/alarms/view'
import { sliceKey, type Slice } from '@shared/ipc/slices'
import { flushSync, mount, unmount } from 'svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import App from '../../../../../src-renderer/App.svelte'
import { createConsole, type ConsoleState } from '../../../../../src-renderer/state/console.svelte'
import { alarmRow } from '../../../../support/alarm-rows'
import { clockSlice, courtSlice, workspaceSlice } from '../../../../support/slices'

let asked: [string, unknown][]
let console: ConsoleState
let dispose = (): void => undefined

const down = alarmRow('FEED_DOWN', 'court-1', { text: 'The connection is lost.' })
const late = alarmRow('DELAY_HIGH', 'court-1', { state: 'ACKED', text: 'Packets come late.' })
const shelved = alarmRow('SEQ_GAP', 'court-1', {
  state: 'SHELVED',
  shelvedUntilMonotonicMs: 765_000,
  shelveReason: 'known'
})

function receive(rows: AlarmRow[], changes: Partial<AlarmsSlice> = {}): void {
  const none = summarise([], { silencedUntilMonotonicMs: null, newAlarms: 0 })
  const slices: Slice[] = [
    workspaceSlice(['court-1']),
    courtSlice('court-1', 0),
    clockSlice(45_000),
    { ...none, rows, ...changes }
  ]
  console.engine.receive(new Map(slices.map((slice) => [sliceKey(slice), { version: 1, slice }])))
  flushSync()
}

function press(key: string, init: KeyboardEventInit = {}): void {
  const target = document.activeElement ?? document.body
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }))
  flushSync()
}

const text = (selector: string): string =>
  (document.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim()
const STRIP = 'section[aria-label="Alarms"]'
const row = (alarm: AlarmRow): HTMLElement | null =>
  document.querySelector(`[data-alarm-id="${alarm.alarmId}"]`)

/** jsdom knows dialogs, but not how to open one. */
HTMLDialogElement.prototype.showModal = () => undefined
HTMLDialogElement.prototype.close = () => undefined

/** WebAudio as far as a tone needs it; counts the tones instead of playing them. */
let tones: number
const browser = {
  /** jsdom lays nothing out. */
  ResizeObserver: class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
  AudioContext: class {
    currentTime = 0
    destination = {}
  },
  GainNode: class {
    gain = { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined }
    connect() {}
  },
  OscillatorNode: class {
    connect = (next: object): object => next
    start() {
      tones += 1
    }
    stop() {}
  }
}

beforeEach(() => {
  asked = []
  const journal = {
    entries: [
      {
        number: 1,
        at: 0,
        alarmId: down.alarmId,
        kind: 'FEED_DOWN',
        priority: 'critical',
        courtTitle: 'Court 1',
        transition: 'raised',
        text: down.text
      }
    ]
  }
  tones = 0
  for (const [name, stub] of Object.entries(browser)) vi.stubGlobal(name, stub)
  Reflect.set(window, 'rallydesk', {
    call: (name: string, args: unknown) => {
      if (name.startsWith('alarms.')) asked.push([name, args])
      return Promise.resolve({ ok: true, value: name === 'alarms.journal' ? journal : {} })
    }
  })
  console = createConsole(window)
  const app = mount(App, { target: document.body, props: { console } })
  dispose = () => void unmount(app)
  flushSync()
})

afterEach(() => {
  dispose()
  vi.unstubAllGlobals()
  Reflect.deleteProperty(window, 'rallydesk')
})

describe('the alarm strip', () => {
  it('says that nothing is wrong', () => {
    receive([])
    expect(text(STRIP)).toContain('No alarms')
    expect(text(STRIP)).not.toContain('critical')
  })

  it('shows how many alarms there are, how bad, how long unacknowledged, and how long shelved', () => {
    receive([down, late, shelved], {
      counts: { critical: 1, high: 1, low: 0 },
      unacknowledged: 1,
      oldestUnacknowledgedMonotonicMs: 3_000,
      shelved: 1,
      nextUnshelveMonotonicMs: 765_000
    })
    for (const part of ['■ 1 critical', '▲ 1 high', 'oldest unacknowledged 0:42', '1 shelved, 12 min left'])
      expect(text(STRIP)).toContain(part)
    expect(text(STRIP)).not.toContain('low')
  })

  it('interrupts a screen reader once, and only for a new critical alarm', () => {
    const alert = `${STRIP} [role="alert"]`
    receive([late])
    expect(text(alert)).toBe('')
    receive([down])
    expect(text(alert)).toBe('Critical alarm, Court 1: The connection is lost.')
    const other = alarmRow('PROVIDER_ALARM', 'court-1', { text: 'Venue lost.', stateSinceMonotonicMs: 9 })
    receive([down, other])
    expect(text(alert)).toBe('Critical alarm, Court 1: Venue lost.')
  })

  it('sounds a critical alarm, and can be silenced', () => {
    receive([down], { silencedUntilMonotonicMs: 60_000 })
    expect(tones).toBe(0)
    expect(text(STRIP)).toContain('sound off, 0:15 left')
    receive([down])
    expect(tones).toBe(2)
    press('m')
    expect(asked).toContainEqual(['alarms.silence', {}])
  })

  it('acknowledges an alarm with A from the wall', () => {
    receive([down], { unacknowledged: 1 })
    press('a')
    expect(asked).toEqual([['alarms.acknowledge', { alarmIds: [down.alarmId] }]])
  })
})

describe('the alarm list', () => {
  const open = (): void => {
    receive([down, late, shelved], { unacknowledged: 1, shelved: 1 })
    console.navigation.open('alarms')
    flushSync()
  }

  it('shows priority by shape and word, state, court, problem, action and age', () => {
    open()
    const words = text(`[data-alarm-id="${down.alarmId}"]`)
    for (const part of [
      '■ critical',
      'New',
      'Court 1',
      'The connection is lost.',
      'FEED_DOWN',
      down.action,
      '0:45'
    ])
      expect(words).toContain(part)
    expect(text(`[data-alarm-id="${shelved.alarmId}"]`)).toContain('Shelved, 12 min left: known')
  })

  it('goes to the next unacknowledged alarm with N, and moves with the arrow keys', async () => {
    receive([down, late], { unacknowledged: 1 })
    press('n')
    await expect.poll(() => document.activeElement?.getAttribute('data-alarm-id')).toBe(down.alarmId)
    press('ArrowDown')
    expect(document.activeElement).toBe(row(late))
    expect(console.alarms.current?.alarmId).toBe(late.alarmId)
  })

  it('acknowledges one alarm, the selected ones or all', () => {
    open()
    row(down)?.querySelector<HTMLElement>('[role="checkbox"]')?.click()
    flushSync()
    const button = [...document.querySelectorAll('button')].find((each) =>
      each.textContent.includes('Acknowledge 1 selected')
    )
    button?.click()
    expect(asked).toEqual([['alarms.acknowledge', { alarmIds: [down.alarmId] }]])
    press('A', { shiftKey: true })
    expect(asked).toHaveLength(2)
  })

  it('shelves the current alarm with S, for a time and a reason', () => {
    open()
    console.alarms.select(down.alarmId)
    press('s')
    const form = document.querySelector('dialog form')
    const reason = form?.querySelector<HTMLInputElement>('input[maxlength]')
    if (!(form instanceof HTMLFormElement) || !reason) throw new Error('The dialog is missing')
    form.querySelector<HTMLInputElement>('input[value="60"]')?.click()
    reason.value = 'Maintenance until 15:00'
    reason.dispatchEvent(new Event('input', { bubbles: true }))
    form.requestSubmit()
    flushSync()
    expect(asked).toEqual([
      ['alarms.shelve', { alarmId: down.alarmId, time: '60', reason: 'Maintenance until 15:00' }]
    ])
    expect(document.querySelector('dialog')).toBeNull()
  })

  it('groups alarms by cause in a flood', () => {
    const rows = ['1', '2', '3'].map((courtId) =>
      alarmRow('FEED_DOWN', courtId, { cause: 'No connection to x' })
    )
    receive(rows, { unacknowledged: 3, flood: true })
    console.navigation.open('alarms')
    flushSync()
    expect(text('th[scope="rowgroup"]')).toBe('No connection to x · 3 alarms')
    expect(text(STRIP)).toContain('Alarm flood: 3 alarms, grouped by cause')
  })

  it('says that everything is fine', () => {
    receive([])
    console.navigation.open('alarms')
    flushSync()
    expect(text('main')).toContain('No alarms.')
  })

  it('opens the journal', async () => {
    open()
    ;[...document.querySelectorAll('button')].find((each) => each.textContent === 'Journal')?.click()
    await expect.poll(() => text('table[aria-label="Journal"] tbody')).toContain('raised')
    expect(asked).toContainEqual(['alarms.journal', { before: null, count: 100 }])
  })
})
