import type { CaptureRow } from '@shared/logs/capture-view'
import { describe, expect, it } from 'vitest'
import { filterCaptures } from '../../../../src-renderer/state/filter-captures'
import { captureRow } from '../capture-fixture'

const final = captureRow('final.mcap', {
  courtName: 'Centre',
  players: 'J. JÕEVEER – R. RAVEONDRA',
  startedAt: 2000,
  note: 'Disputed point'
})
const first = captureRow('first.mcap', { courtName: 'Court 2', eventId: '2031-0042-MS001', startedAt: 1000 })
const torn = captureRow('torn.mcap', { state: 'damaged', startedAt: 3000, pinned: true })
const ROWS: readonly CaptureRow[] = [first, torn, final]

describe('the list of logs', () => {
  it('shows logs being written first, then the newest', () => {
    expect(filterCaptures(ROWS, 'all', '')).toEqual([torn, final, first])
    const live = captureRow('live.mcap', { state: 'live', startedAt: 500, endedAt: null })
    expect(filterCaptures([...ROWS, live], 'all', '')).toEqual([live, torn, final, first])
  })

  it('can be filtered by state and by pin', () => {
    expect(filterCaptures(ROWS, 'damaged', '')).toEqual([torn])
    expect(filterCaptures(ROWS, 'pinned', '')).toEqual([torn])
    expect(filterCaptures(ROWS, 'live', '')).toEqual([])
  })

  it('can be searched by court, players, event, file and note, word by word, ignoring accents and case', () => {
    expect(filterCaptures(ROWS, 'all', ' joeveer  DISPUTED ')).toEqual([final])
    expect(filterCaptures(ROWS, 'all', 'ms001')).toEqual([first])
    expect(filterCaptures(ROWS, 'all', 'torn.mcap')).toEqual([torn])
    expect(filterCaptures(ROWS, 'all', 'joeveer ms001')).toEqual([])
  })
})
