import { beforeEach, describe, expect, it } from 'vitest'
import type { SliceOf } from '@shared/ipc/slices'
import { SliceBoard } from '../../../src-main/engine/slice-board'
import { WorkspaceState } from '../../../src-main/workspace/workspace-state'
import { ManualClock } from '../../support/manual-clock'

let board: SliceBoard
let clock: ManualClock
let state: WorkspaceState

/** As a window sees it. */
function slice(): SliceOf<'workspace'> {
  const found = board.slices.get('workspace')?.slice
  if (found?.kind !== 'workspace') throw new Error('The board has no workspace')
  return found
}

beforeEach(() => {
  board = new SliceBoard()
  clock = new ManualClock()
  state = new WorkspaceState(board, clock)
})

it('is published from the start', () => {
  expect(slice()).toEqual({ kind: 'workspace', courtIds: [], demoRunning: false, opened: null, notices: [] })
})

describe('the court order', () => {
  beforeEach(() => state.courtsChanged(['a', 'b', 'c']))

  it('survives courts coming and going; new courts come last', () => {
    state.reorder(['c', 'a', 'b'])
    state.courtsChanged(['a', 'c', 'd'])
    expect(slice().courtIds).toEqual(['c', 'a', 'd'])
  })

  it('puts the named courts first and ignores unknown ones', () => {
    state.reorder(['c', 'unknown'])
    expect(slice().courtIds).toEqual(['c', 'a', 'b'])
  })
})

describe('notices', () => {
  it('are raised once per id and dismissed', () => {
    state.notices.raise({ id: 'disk', tone: 'low', text: 'Little space is left.' })
    state.notices.raise({ id: 'disk', tone: 'critical', text: 'No space is left.' })
    expect(slice().notices).toEqual([{ id: 'disk', tone: 'critical', text: 'No space is left.' }])
    state.notices.dismiss('disk')
    expect(slice().notices).toEqual([])
  })

  it('are removed when their problem is over', () => {
    state.notices.report('ca', 'The certificates cannot be read.')
    expect(slice().notices).toEqual([{ id: 'ca', tone: 'high', text: 'The certificates cannot be read.' }])
    state.notices.report('ca', '')
    expect(slice().notices).toEqual([])
  })
})

it('sends windows to a court, every time', () => {
  state.goTo('a')
  const first = slice().opened
  clock.advance(1_000)
  state.goTo('a')
  expect(first).toMatchObject({ courtId: 'a' })
  expect(slice().opened).not.toEqual(first)
})
