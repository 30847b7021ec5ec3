// @vitest-environment jsdom
import type { CaptureList, CaptureRow } from '@shared/logs/capture-view'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clockSlice, courtSlice, workspaceSlice } from '../../../../support/slices'
import { captureRow } from '../../capture-fixture'
import { layOut } from '../../laid-out'
import { openWindow } from '../../open-window'

const MANY = 5000
const minutes = (count: number): number => Date.UTC(2031, 4, 6) + count * 60_000

let listed: CaptureRow[]
let view: ReturnType<typeof openWindow>

const listOf = (rows: CaptureRow[]): CaptureList => ({
  folder: '/captures',
  rows,
  totalBytes: 18_400_000,
  freeBytes: 212_000_000,
  forecastMs: 41 * 3_600_000
})

const rows = () => [...document.querySelectorAll<HTMLElement>('[role="row"][aria-selected]')]
const current = () => document.querySelector('[aria-selected="true"]')?.textContent ?? ''
const text = () => document.body.textContent.replace(/\s+/g, ' ')

beforeEach(async () => {
  layOut()
  listed = Array.from({ length: MANY }, (_, index) =>
    captureRow(`${index}.mcap`, { courtName: `Court ${index}`, startedAt: minutes(index) })
  )
  view = openWindow((name) => {
    if (name === 'captures.list') return listOf(listed)
    if (name === 'replay.open') return { courtId: 'replay:1' }
    return name === 'captures.verify' ? { outcome: 'findings', text: 'One chunk is damaged.' } : undefined
  })
  view.receive(workspaceSlice([]), clockSlice(0), { kind: 'captures', revision: 1 })
  view.console.navigation.open('captures')
  await view.settle()
})

afterEach(() => {
  view.close()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('the list of logs', () => {
  it('has thousands of rows, but few in the document', () => {
    const grid = document.querySelector('[role="grid"]')
    expect(grid?.getAttribute('aria-rowcount')).toBe(String(MANY + 1))
    expect(rows().length).toBeLessThan(40)
    expect(current()).toContain('Court 4999')
  })

  it('can be walked with the arrow keys to its very end, where the row has the focus', async () => {
    rows()[0]?.focus()
    view.press('ArrowDown')
    await view.settle()
    expect(current()).toContain('Court 4998')
    view.press('End')
    await view.settle()
    expect(current()).toContain('Court 0')
    expect(document.activeElement?.getAttribute('aria-rowindex')).toBe(String(MANY + 1))
  })

  it('shows how much space the logs use and have left', () => {
    for (const part of ['5,000 logs', '18.4 MB', '212 MB free', 'room for 41 h'])
      expect(text()).toContain(part)
  })

  it('is reloaded when the folder changes', async () => {
    listed = [captureRow('new.mcap', { courtName: 'Centre' })]
    view.receive(workspaceSlice([]), { kind: 'captures', revision: 2 })
    await expect.poll(rows).toHaveLength(1)
    expect(current()).toContain('Centre')
  })
})

describe('the keys of the list', () => {
  it('pin and verify a log, and show what was found', async () => {
    view.press('p')
    view.press('v')
    await view.settle()
    expect(view.askedFor('captures.pin')).toEqual([['captures.pin', { fileName: '4999.mcap', pinned: true }]])
    expect(text()).toContain('One chunk is damaged.')
  })

  it('select several and export them together', async () => {
    rows()[0]?.focus()
    view.press(' ')
    view.press('ArrowDown')
    await view.settle()
    view.press(' ')
    view.press('e')
    expect(document.querySelector('dialog h2')?.textContent).toBe('Export 2 logs')
    expect(view.console.exports.subject?.sources).toEqual(
      ['4999.mcap', '4998.mcap'].map((fileName) => ({ kind: 'capture', fileName }))
    )
  })

  it('open the replay, and go there when its court has arrived', async () => {
    view.press('Enter')
    await view.settle()
    expect(view.console.navigation.view).toBe('captures')
    view.receive(workspaceSlice(['replay:1']), courtSlice('replay:1', 0))
    expect(view.console.navigation).toMatchObject({ view: 'court', courtId: 'replay:1' })
  })

  it('delete nothing, which takes a click and a confirmation', async () => {
    for (const key of ['Delete', 'Backspace', 'd', 'x']) view.press(key)
    expect(view.askedFor('captures.delete')).toEqual([])
    const button = (label: string) =>
      [...document.querySelectorAll('button')].find((each) => each.textContent.includes(label))
    button('Delete…')?.click()
    await view.settle()
    expect(view.askedFor('captures.delete')).toEqual([])
    button('Delete log')?.click()
    await view.settle()
    expect(view.askedFor('captures.delete')).toEqual([['captures.delete', { fileName: '4999.mcap' }]])
  })
})
