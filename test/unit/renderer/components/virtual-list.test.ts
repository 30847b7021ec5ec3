// @vitest-environment jsdom
import { createRawSnippet, flushSync, mount, unmount } from 'svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import VirtualList from '../../../../src-renderer/components/VirtualList.svelte'
import { layOut, ROW_HEIGHT, VIEWPORT_HEIGHT } from '../laid-out'
import { reactiveProps } from '../reactive-props.svelte'

let dispose = (): void => undefined

function showList(length: number) {
  const props = reactiveProps({
    length,
    label: 'Rows',
    row: createRawSnippet<[number]>((position) => ({ render: () => `<span>row ${position()}</span>` })),
    onrange: vi.fn<(first: number, end: number) => void>(),
    isAtTop: true
  })
  const list = mount(VirtualList, { target: document.body, props })
  dispose = () => void unmount(list)
  flushSync()
  const viewport = document.querySelector<HTMLElement>('[role="region"]')
  if (!viewport) throw new Error('The list is not there')
  const scrollTo = (top: number): void => {
    viewport.scrollTop = top
    viewport.dispatchEvent(new Event('scroll'))
    flushSync()
  }
  const rows = (): string[] => [...viewport.querySelectorAll('li')].map((row) => row.textContent)
  const bringIntoSight = (position: number): void => {
    // Its type is known to svelte-check only.
    ;(list as { scrollTo(position: number): void }).scrollTo(position)
    flushSync()
  }
  return { bringIntoSight, props, viewport, scrollTo, rows }
}

beforeEach(layOut)
afterEach(() => {
  dispose()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('a long list', () => {
  it('has only the visible rows and a few more in the document', () => {
    const { rows } = showList(5000)
    expect(rows()[0]).toBe('row 0')
    expect(rows().length).toBeLessThan(30)
  })

  it('reports which rows have become visible', () => {
    const { props, scrollTo, rows } = showList(5000)
    scrollTo(3000)
    expect(props.onrange).toHaveBeenLastCalledWith(92, 118)
    expect(rows()).toContain('row 100')
    expect(rows()).not.toContain('row 0')
  })

  it('follows new rows while scrolled to the top', () => {
    const { props, viewport } = showList(500)
    props.length = 503
    flushSync()
    expect(viewport.scrollTop).toBe(0)
  })

  it('keeps its place when new rows arrive while scrolled down', () => {
    const { props, viewport, scrollTo } = showList(500)
    scrollTo(600)
    props.length = 503
    flushSync()
    expect(viewport.scrollTop).toBe(600 + 3 * ROW_HEIGHT)
  })

  it('scrolls a requested row to the middle unless it is visible', () => {
    const { bringIntoSight, viewport, rows } = showList(5000)
    bringIntoSight(4)
    expect(viewport.scrollTop).toBe(0)
    bringIntoSight(2000)
    expect(viewport.scrollTop).toBe(2000 * ROW_HEIGHT - (VIEWPORT_HEIGHT - ROW_HEIGHT) / 2)
    expect(rows()).toContain('row 2000')
  })

  it('waits for a row that has not arrived yet', () => {
    const { bringIntoSight, props, viewport } = showList(50)
    bringIntoSight(60)
    expect(viewport.scrollTop).toBe(0)
    props.length = 100
    flushSync()
    expect(viewport.scrollTop).toBeGreaterThan(0)
  })
})
