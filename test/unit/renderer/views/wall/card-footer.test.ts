// @vitest-environment jsdom
import { NO_INSIGHT } from '../../../../support/insight'
import { type TennisInsight } from '@shared/sports/tennis/view/insight-view'
import type { TennisCourtView } from '@shared/sports/tennis/view/tennis-view'
import { flushSync, mount, unmount } from 'svelte'
import { afterEach, describe, expect, it } from 'vitest'
import CardFooter from '../../../../../src-renderer/views/wall/CardFooter.svelte'
import { agoMonotonicMs, courtInPlay, NOW_MONOTONIC_MS, staleCourt } from '../../court-fixture'

let dispose = (): void => undefined
afterEach(() => dispose())

function show(insight: Partial<TennisInsight>, court: TennisCourtView = courtInPlay()) {
  const footer = mount(CardFooter, {
    target: document.body,
    props: { court: { ...court, insight: { ...NO_INSIGHT, ...insight } }, nowMonotonicMs: NOW_MONOTONIC_MS }
  })
  dispose = () => void unmount(footer)
  flushSync()
  const root = document.querySelector<HTMLElement>('footer')
  if (!root) throw new Error('The footer is not there')
  return { root, text: root.textContent.replace(/\s+/g, ' ') }
}

describe('the card footer', () => {
  it('shows team A’s chance and the momentum of the latest points', () => {
    const { root, text } = show({ winProbabilityA: 0.614, momentum: [0, 0.5, -0.5] })
    expect(text).toContain('A. NOWICKA to win 61%')
    expect(root.querySelector('.probability')?.getAttribute('title')).toContain('A model, not a price')
    expect(root.querySelector('[aria-label="Momentum of the latest points"]')).not.toBeNull()
  })

  it('shows no chance while it is unknown, or while the score may have changed unseen', () => {
    expect(show({}).root.querySelector('.probability')).toBeNull()
    dispose()
    expect(show({ winProbabilityA: 0.6 }, staleCourt()).root.querySelector('.probability')).toBeNull()
  })

  it('marks a correction for 30 s', () => {
    expect(show({ correctedMonotonicMs: agoMonotonicMs(12_000) }).text).toContain('corrected 0:12')
    dispose()
    expect(show({ correctedMonotonicMs: agoMonotonicMs(30_000) }).text).not.toContain('corrected')
  })

  it('shows both scores of a conflict', () => {
    const conflict = { provider: '40–15', rules: '30–15', sinceMonotonicMs: 0 }
    expect(show({ scoreCheck: { ...NO_INSIGHT.scoreCheck, conflict } }).text).toContain(
      'Score conflict: provider 40–15, rules 30–15'
    )
  })
})
