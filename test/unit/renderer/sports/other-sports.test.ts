// @vitest-environment jsdom
/** A court whose sport has no module, and one whose sport has the smallest possible one. */
import type { CourtView } from '@shared/court/view'
import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clockSlice, workspaceSlice } from '../../../support/slices'
import { courtInPlay, NOW_MONOTONIC_MS } from '../court-fixture'
import { layOut } from '../laid-out'
import { openWindow } from '../open-window'
import { replayView } from '../replay-fixture'

vi.mock('../../../../src-renderer/sports/list', async (original) => {
  const { SPORTS } = await original<typeof import('../../../../src-renderer/sports/list')>()
  return { SPORTS: [...SPORTS, (await import('./table-tennis')).tableTennis] }
})

let view: ReturnType<typeof openWindow>

beforeEach(() => {
  layOut()
  view = openWindow((name) => {
    if (name === 'timeline.range') return { revision: 1, length: 0, rows: [] }
    return name === 'court.feeds' ? { feeds: [] } : undefined
  })
})
afterEach(() => {
  view.close()
  vi.unstubAllGlobals()
})

function show(sport: string, changes: Partial<CourtView> = {}): void {
  const court: CourtView = courtInPlay()
  Object.assign(court, { sport }, changes)
  view.receive(workspaceSlice(['court-1']), clockSlice(NOW_MONOTONIC_MS), { kind: 'court', court })
}

const textOf = (selector: string): string =>
  document.querySelector(selector)?.textContent.replace(/\s+/g, ' ') ?? ''

async function openCourt(): Promise<void> {
  view.console.navigation.open('court', 'court-1')
  await view.settle()
  flushSync()
}

describe('a court of an unknown sport', () => {
  it('is on the wall with what every court has', () => {
    show('curling')
    for (const part of ['Centre', 'LIVE', '2.1 s', 'Unknown sport', 'curling'])
      expect(textOf('[data-court-id]')).toContain(part)
  })

  it('has a court view with timeline and feeds, and nothing else', async () => {
    show('curling')
    await openCourt()
    const text = textOf('article')
    for (const part of ['Centre', 'Unknown sport', 'Score check', 'Timeline', '0 messages'])
      expect(text).toContain(part)
    expect(text).not.toContain('Rallies')
    view.press('r')
    view.press('d')
    await view.settle()
    expect(textOf('aside')).toContain('Feeds: Centre')
  })

  it('can be replayed', async () => {
    show('curling', { replay: replayView() })
    await openCourt()
    expect(textOf('[data-replay-state]')).toContain('Message')
  })
})

describe('a minimal sport', () => {
  it('is on the wall and has a court view', async () => {
    show('table-tennis')
    for (const part of ['Ma', 'Fan', '10', '8', 'MATCH POINT ×2'])
      expect(textOf('[data-court-id]')).toContain(part)
    expect(document.querySelector('[data-court-id] button')?.getAttribute('aria-label')).toContain(
      'Ma 3, 10 points'
    )
    await openCourt()
    expect(textOf('article')).toContain('MATCH POINT ×2 · MA')
  })

  it('is not offered in the Add courts dialog', async () => {
    show('table-tennis')
    view.press('n', { ctrlKey: true })
    await view.settle()
    expect(textOf('dialog')).toContain('Volleyball')
    expect(textOf('dialog')).not.toContain('Table tennis')
  })
})
