import type { TennisCourtView } from '@shared/sports/tennis/view/tennis-view'
import { describe, expect, it } from 'vitest'
import { cardSummary } from '../../../../../src-renderer/views/wall/card-summary'
import { NOW_MONOTONIC_MS, staleCourt } from '../../court-fixture'
import { volleyballInPlay } from '../../volleyball-fixture'

describe('the card summary for screen readers', () => {
  it('gives the score, what is at stake and what is advised', () => {
    const situation = { kind: 'break-point', team: 'TeamB', count: 2 } as const
    const stale: TennisCourtView = { ...staleCourt(), situation }
    const summary = cardSummary(stale, NOW_MONOTONIC_MS)
    for (const part of [
      'STALE 0:17',
      'A. NOWICKA 7 3, 30 points',
      'C. GAUTHIER 6 2, 40 points',
      'break point ×2',
      'Suspend advised: no heartbeat'
    ])
      expect(summary).toContain(part)
  })

  it('gives the sets and points of a volleyball match', () => {
    expect(cardSummary(volleyballInPlay(), NOW_MONOTONIC_MS)).toContain('Norway 1 set, 4 points')
  })
})
