import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CourtInspector } from '../../../../../src-main/sports/tennis/inspect/court-inspector'
import { hasFindings, type Inspection } from '../../../../../src-main/sports/tennis/inspect/inspection'
import { EVENTFUL_RATES } from '../../../../../src-main/simulator/tennis/incidents'
import { generateMatch } from '../../../../../src-main/simulator/tennis/match-generator'
import { truthOf } from '../../../../../src-main/simulator/tennis/match-script'
import { scriptSource } from '../../../../../src-main/simulator/tennis/stored-frame'
import { matchProfile } from '../../../../support/match-profiles'
import { wirePacket, wirePoint, wireStatus } from '../../../../support/wire-packets'

const SCRIPT = generateMatch(matchProfile({ incidents: { rates: EVENTFUL_RATES } }, true), 8)
const LINES = scriptSource(SCRIPT, 0)(Date.UTC(2031, 4, 6), 1).map(({ data }) => data.toString('utf8'))

function inspect(lines: readonly string[]): Inspection {
  const court = new CourtInspector('2031-0042-MD003', 'match.ndjson')
  for (const line of lines) court.takeEvent({ bytes: Buffer.from(line), receivedAt: 0 })
  return court.finish()
}

const clean = inspect(LINES)

describe('an inspected match', () => {
  it('has the score, winner and statistics it was generated with', () => {
    const { winner, reason, score, statistics } = truthOf(SCRIPT)
    expect(clean).toMatchObject({
      winner,
      endReason: reason,
      sets: expect.arrayContaining([...score.finishedSets]) as unknown[],
      statistics,
      packets: { total: LINES.length },
      gaps: 0,
      duplicates: 0,
      undecodable: 0,
      conflicts: 0,
      missingPoints: 0
    })
    expect(hasFindings(clean)).toBe(false)
    const counts = Object.values(clean.packets.byKind)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(LINES.length)
  })

  it('is the same after any repeats and any reordering', () => {
    const delivery = fc.record({
      repeats: fc.array(fc.nat(LINES.length - 1), { maxLength: 30 }),
      swaps: fc.array(fc.nat(LINES.length - 9), { maxLength: 30 }),
      distance: fc.integer({ min: 1, max: 8 })
    })
    fc.assert(
      fc.property(delivery, ({ repeats, swaps, distance }) => {
        const order = LINES.map((_, index) => index)
        for (const at of swaps)
          order.splice(at, distance + 1, ...order.slice(at, at + distance + 1).reverse())
        const lines = order.flatMap((index) => {
          const line = LINES[index] ?? ''
          return repeats.includes(index) ? [line, line] : [line]
        })
        expect(inspect(lines)).toEqual({ ...clean, duplicates: new Set(repeats).size })
      }),
      { numRuns: 30 }
    )
  })

  it('says what is missing, and continues from the provider’s score', () => {
    const point = SCRIPT.findIndex(({ body }, index) => index > 40 && body.eventElementType === 'PointScored')
    const holed = inspect(LINES.filter((_, index) => index !== point && index !== point + 20))
    expect(holed).toMatchObject({ gaps: 2, undecodable: 0, winner: clean.winner, sets: clean.sets })
    expect(hasFindings(holed)).toBe(true)
  })

  it('does not wait forever for a missing packet', () => {
    const filler = Array.from({ length: 6_000 }, (_, index) => wirePacket('PhysioCalled', 3 + index))
    const court = new CourtInspector('x', 'x.ndjson')
    for (const line of [wireStatus(1, 'InProgress'), ...filler])
      court.takeEvent({ bytes: Buffer.from(line), receivedAt: 0 })
    expect(court.finish()).toMatchObject({ gaps: 1, packets: { total: 6_001 } })
  })

  it('counts late, rebuilt and unreadable packets', () => {
    const late = { delayStatus: 'DELAYED' }
    const rebuilt = { delayStatus: 'RECONSTRUCTED' }
    const court = inspect([
      wireStatus(1, 'InProgress'),
      wirePoint(2, 'TeamA', { points: ['15', '0'] }, late),
      wirePoint(3, 'TeamA', { points: ['30', '0'] }, rebuilt),
      wirePoint(4, 'TeamA', { points: ['40', '0'] }, { delayStatus: 'RECONSTRUCTED_INACCURATE' }),
      'no packet at all',
      wirePacket('RoofClosing', 5)
    ])
    expect(court).toMatchObject({
      packets: { total: 5, byKind: { PointScored: 3, MatchStatusUpdate: 1, RoofClosing: 1 } },
      delayed: 1,
      rebuilt: 2,
      undecodable: 1,
      gaps: 0
    })
  })

  it('finds a score that the rules do not allow', () => {
    const court = inspect([
      wireStatus(1, 'InProgress'),
      wirePoint(2, 'TeamA', { points: ['15', '0'] }),
      wirePoint(3, 'TeamA', { points: ['15', '0'], games: [5, 0] })
    ])
    expect(court.conflicts).toBe(1)
    expect(hasFindings(court)).toBe(true)
  })

  it('shows the set in play, and its tie-break, until the match is over', () => {
    const sets = (lines: readonly string[]) => inspect([wireStatus(1, 'InProgress'), ...lines]).sets
    const afterSet = wirePoint(2, 'TeamA', { sets: [[6, 4]] })
    const tieBreak = { games: [6, 6], points: ['3', '1'], tieBreak: true } as const
    expect(sets([])).toEqual([])
    expect(sets([afterSet])).toEqual([
      { gamesA: 6, gamesB: 4 },
      { gamesA: 0, gamesB: 0 }
    ])
    expect(sets([wirePoint(2, 'TeamA', tieBreak)])).toEqual([
      { gamesA: 6, gamesB: 6, tieBreak: { pointsA: 3, pointsB: 1 } }
    ])
    const won = wirePoint(2, 'TeamA', {
      sets: [
        [6, 4],
        [7, 6, 8, 6]
      ]
    })
    expect(sets([won, wirePacket('MatchFinished', 3, { won: 'TeamA', reason: 'Normally' })])).toEqual([
      { gamesA: 6, gamesB: 4 },
      { gamesA: 7, gamesB: 6, tieBreak: { pointsA: 8, pointsB: 6 } }
    ])
    const retired = wirePacket('MatchFinished', 3, { won: 'TeamB', reason: 'Retirement' })
    expect(sets([wirePoint(2, 'TeamA', { games: [3, 1] }), retired])).toEqual([{ gamesA: 3, gamesB: 1 }])
  })

  it('says so when the rules are unknown', () => {
    const modern = JSON.parse(wireStatus(1, 'InProgress')) as { matchStatus: object }
    const line = JSON.stringify({
      ...modern,
      matchStatus: { ...modern.matchStatus, scoringType: 'ModernSetLong' }
    })
    expect(inspect([line]).format).toBe('rules unknown (ModernSetLong)')
  })
})
