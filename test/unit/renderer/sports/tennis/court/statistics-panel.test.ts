// @vitest-environment jsdom
import type { StatisticsView } from '@shared/sports/tennis/rules/statistics-view'
import { flushSync, mount, unmount } from 'svelte'
import { afterEach, describe, expect, it } from 'vitest'
import StatisticsPanel from '../../../../../../src-renderer/sports/tennis/court/StatisticsPanel.svelte'
import { partOf } from '../charts/series-fixture'
import { courtInPlay } from '../../../court-fixture'

let dispose = (): void => undefined
afterEach(() => dispose())

function show(statistics: StatisticsView | null, problem = '') {
  const panel = mount(StatisticsPanel, {
    target: document.body,
    props: { court: courtInPlay(), statistics, problem }
  })
  dispose = () => void unmount(panel)
  flushSync()
  const root = document.querySelector<HTMLElement>('section')
  if (!root) throw new Error('The panel is not there')
  const rowText = (label: string): string =>
    [...root.querySelectorAll('tbody tr')]
      .find((row) => row.querySelector('th')?.textContent === label)
      ?.textContent.trim() ?? ''
  const choose = (label: string): void => {
    const button = [...root.querySelectorAll('button')].find((each) => each.textContent.trim() === label)
    button?.click()
    flushSync()
  }
  return { root, rowText, choose }
}

const statistics: StatisticsView = {
  parts: [
    partOf('Match', { aces: 14 }, { aces: 5 }),
    partOf('Set 1', { aces: 9 }),
    partOf('Set 2', { aces: 5 })
  ],
  differences: [{ part: 'Set 2', team: 'TeamA', figure: 'aces', ours: 5, provider: 6, packets: '351' }]
}

describe('the statistics of a court', () => {
  it('show the match first, then the chosen set', () => {
    const { rowText, choose } = show(statistics)
    expect(rowText('Aces')).toBe('14Aces5')
    choose('Set 1')
    expect(rowText('Aces')).toBe('9Aces0')
  })

  it('mark the tab where the provider differs, and show both counts and the packets there', () => {
    const { root, rowText, choose } = show(statistics)
    expect(root.textContent).not.toContain('Packet 351')
    choose('Set 2 ≠')
    expect(rowText('Aces')).toBe('5 ≠ 6Aces0')
    expect(root.querySelector('.differs')?.getAttribute('title')).toContain('Packet 351.')
    expect(root.querySelector('.differences')?.textContent).toContain(
      'A. NOWICKA, aces: 5 from events, 6 from the provider. Packet 351.'
    )
  })

  it('list three differences, and the rest on request', () => {
    const figures = ['aces', 'faults', 'doubleFaults', 'servePoints', 'firstServesIn']
    const differences = figures.map((figure) => ({
      part: 'Match',
      team: 'TeamA' as const,
      figure,
      ours: 5,
      provider: 6,
      packets: ''
    }))
    const { root, choose } = show({ ...statistics, differences })
    expect(root.querySelectorAll('.differences li')).toHaveLength(3)
    choose('All 5 differences')
    expect(root.querySelectorAll('.differences li')).toHaveLength(5)
    choose('Show fewer')
    expect(root.querySelectorAll('.differences li')).toHaveLength(3)
  })

  it('say why they are missing', () => {
    expect(show({ parts: [], differences: [] }).root.textContent).toContain('No points yet.')
    dispose()
    expect(show(null).root.textContent).toContain('Loading statistics')
    dispose()
    expect(show(null, 'This court is no longer on the wall.').root.textContent).toContain(
      'Couldn’t load the statistics. This court is no longer on the wall.'
    )
  })
})
