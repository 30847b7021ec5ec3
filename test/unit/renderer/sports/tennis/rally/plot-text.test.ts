import { overlayOf } from '@shared/sports/tennis/tracking/overlay'
import { rallyStatistics } from '@shared/sports/tennis/tracking/statistics'
import { describe, expect, it } from 'vitest'
import { trackOf } from '../../../../../../src-renderer/rally-plot/rally-track'
import {
  densityPositions,
  missingText,
  overlaidShots,
  overlayHeading,
  rallyHeading
} from '../../../../../../src-renderer/sports/tennis/rally/plot-text'
import { figureParts } from '../../../../../../src-renderer/sports/tennis/rally/rally-statistics-rows'
import { shotReadout, speedText } from '../../../../../../src-renderer/sports/tennis/rally/shot-facts'
import { matchOf, rallyOf, type RallyWishes } from '../../../rally-plot/rally-fixture'

const NAMES = { TeamA: 'Nowicka', TeamB: 'Gauthier' }
const missingOf = (wishes: RallyWishes): string => {
  const rally = rallyOf(wishes)
  return missingText(rally, trackOf(rally, true))
}

describe('the text for a rally', () => {
  it('says where in the match it was and how long', () => {
    const rally = rallyOf({ shots: 12 })
    expect(rallyHeading(rally, trackOf(rally, true))).toMatch(
      /^Set 2 · game 7 · point 8 · 12 shots · \d+\.\d s$/
    )
  })

  it('says what is missing, and nothing if nothing is', () => {
    expect(missingOf({ shots: 12 })).toBe('')
    expect(missingOf({ shots: 12, pathless: [4] })).toBe('11 of 12 shots located')
    expect(missingOf({ shots: 3, withPlayers: false })).toBe('Arcs only, no player positions')
    expect(missingText({ ...rallyOf({ shots: 1 }), shots: [] }, trackOf(rallyOf({ shots: 1 }), true))).toBe(
      'No shot data.'
    )
  })
})

describe('the readout of a shot', () => {
  it('gives its numbers', () => {
    const { title, facts } = shotReadout(trackOf(rallyOf({ shots: 12 }), true), 11, NAMES)
    expect(title).toMatch(/^Shot 12 of 12 · Gauthier · (forehand|backhand)$/)
    const values = Object.fromEntries(facts.map(({ name, value }) => [name, value]))
    expect(values['Out by']).toBe('0.43 m')
    expect(values['Depth']).toMatch(/ beyond$/)
    expect(values['Over the net']).toMatch(/^\d\.\d\d m$/)
  })

  it('has the same labels in the same order for every shot, so that nothing jumps', () => {
    const whole = trackOf(rallyOf({ shots: 3 }), true)
    const bare = trackOf(rallyOf({ shots: 3, pathless: [1, 2, 3] }), true)
    const namesOf = (track: typeof whole, index: number): readonly string[] =>
      shotReadout(track, index, NAMES).facts.map(({ name }) => name)
    expect(namesOf(bare, 1)).toEqual(namesOf(whole, 1))
    expect(namesOf(whole, 99)).toEqual(namesOf(whole, 0))
  })

  it('shows a speed in both units', () => {
    expect(speedText(50)).toBe('180 km/h · 112 mph')
    expect(speedText(null)).toBe('–')
  })
})

describe('an overlay', () => {
  const { shots } = overlayOf(matchOf(60), 1)

  it('shows the latest serves, or the returns', () => {
    const serves = overlaidShots(shots, 'serves', 20)
    expect(serves).toHaveLength(20)
    expect(serves.every(({ stroke }) => stroke === 'serve')).toBe(true)
    const all = overlaidShots(shots, 'serves', 5000)
    expect(serves.at(-1)?.key).toEqual(all.at(-1)?.key)
    expect(overlaidShots(shots, 'returns', 5000).every(({ stroke }) => stroke === 'return')).toBe(true)
  })

  it('says how many are located, in and won', () => {
    expect(overlayHeading(overlaidShots(shots, 'serves', 20), 'serves')).toMatch(
      /^20 of 20 serves located · \d+ in · \d+% of their points won$/
    )
    expect(overlayHeading([], 'returns')).toBe('No returns in the listed rallies.')
  })

  it('shows all balls of a density plot on the half they were hit to', () => {
    for (const { x } of densityPositions('bounces', 'TeamA', shots, null)) expect(x).toBeLessThan(0)
  })
})

describe('the statistics', () => {
  const statistics = rallyStatistics(matchOf(60))

  it('group points by length, or show each length', () => {
    expect(figureParts(statistics, false)[0]?.rows.map(({ label }) => label)).toEqual(['1–4', '5–8', '9+'])
    expect(figureParts(statistics, true)[0]?.rows.length).toBeGreaterThan(3)
  })

  it('have comparable bars, none longer than the whole', () => {
    for (const { rows } of figureParts(statistics, false)) {
      const shares = rows.flatMap((row) => [row.shares.TeamA, row.shares.TeamB])
      for (const share of shares) expect(share).toBeLessThanOrEqual(1)
    }
  })

  it('leave out what is not in the feed', () => {
    const labels = figureParts(statistics, false).flatMap(({ rows }) => rows.map(({ label }) => label))
    expect(labels).not.toContain('Winners')
    expect(labels).toContain('Distance run, m')
  })
})
