/** What a window is told about a tennis court. */
import { describe, expect, it } from 'vitest'
import { INITIAL_COURT_STATE, type CourtState } from '@shared/sports/tennis/match/match-state'
import { courtViewOf } from '@shared/sports/tennis/view/court-view'
import { NO_INSIGHT } from '../../../../support/insight'
import type { TennisCourtView } from '@shared/sports/tennis/view/tennis-view'
import { scoreOf } from '../../../../support/tennis-scores'
import { VOLLEYBALL_FACTS } from '../../../../support/volleyball-views'

const seen = (changes: Partial<CourtState>): TennisCourtView =>
  courtViewOf(
    { ...INITIAL_COURT_STATE, started: true, matchState: 'InProgress', ...changes },
    { ...VOLLEYBALL_FACTS, insight: NO_INSIGHT, rallies: null }
  )

describe('how long a court in play may stay quiet', () => {
  it.each<[string, number | null, Partial<CourtState>]>([
    ['in a game', 45_000, { score: scoreOf('2-1', '15-0') }],
    ['in a point at a change of ends', 45_000, { score: scoreOf('2-1', '0-0'), pointInPlay: true }],
    ['between games', 45_000, { score: scoreOf('2-2', '0-0') }],
    ['at a change of ends', 90_000, { score: scoreOf('2-1', '0-0') }],
    ['before the first point', 90_000, { score: null }],
    ['between sets', 150_000, { score: scoreOf('0-0', '0-0', '6-4') }],
    ['for as long as play is suspended', null, { score: scoreOf('2-1', '15-0'), matchState: 'Suspended' }]
  ])('%s: %s ms', (_when, quietLimitMs, court) => {
    expect(seen(court).quietLimitMs).toBe(quietLimitMs)
  })
})

describe('the decided part of the score', () => {
  it('changes with games, sets and the winner, not with points', () => {
    const { decided } = seen({ score: scoreOf('2-1', '15-0', '6-4') })
    expect(seen({ score: scoreOf('2-1', '15-15', '6-4') }).decided).toBe(decided)
    expect(seen({ score: scoreOf('1-1', '15-0', '6-4') }).decided).not.toBe(decided)
    expect(seen({ score: scoreOf('2-1', '15-0', '4-6') }).decided).not.toBe(decided)
    const end = { winner: 'TeamA', reason: 'Retired' } as const
    expect(seen({ score: scoreOf('2-1', '15-0', '6-4'), end }).decided).not.toBe(decided)
  })
})
