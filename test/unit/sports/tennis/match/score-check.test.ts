/**
 * The score check by tables. Over 300 lines: each row is a score that a provider has sent, or could, and the tables are read
 * side by side.
 */
import { describe, expect, it } from 'vitest'
import { foldJournal } from '../../../../support/fold-journal'
import { pointsInOrder } from '@shared/sports/tennis/match/points'
import { scoreCheckView } from '@shared/sports/tennis/match/score-check'
import { received, wirePacket, wirePoint, wireScore, wireStatus } from '../../../../support/wire-packets'

type Score = Parameters<typeof wireScore>[0]

/** Numbers the packets in order and folds them, a second of monotonic time apart. */
function play(...packets: readonly ((seqNum: number) => string)[]) {
  const { state, rows } = foldJournal(
    packets.map((packet, index) => ({
      kind: 'packet',
      received: received(packet(index + 1), (index + 1) * 1_000)
    }))
  )
  const texts = rows.map(({ text }) => text)
  return { state, check: state.check, texts, points: pointsInOrder(state.points) }
}

const format =
  (scoringType = 'Standard', numSets = 3) =>
  (seqNum: number): string =>
    wireStatus(seqNum, 'InProgress')
      .replace('"Standard"', `"${scoringType}"`)
      .replace('"numSets":3', `"numSets":${numSets}`)
const state = (name: string) => (seqNum: number) => wireStatus(seqNum, name)
const point =
  (scoredBy: 'TeamA' | 'TeamB', score: Score, fields: Record<string, unknown> = {}) =>
  (seqNum: number): string =>
    wirePoint(seqNum, scoredBy, score, fields)
const scored =
  (kind: string, score: Score, fields: object = {}) =>
  (seqNum: number): string =>
    wirePacket(kind, seqNum, { score: wireScore(score), ...fields })

const game = (pointsA: string, pointsB: string, more: Score = {}): Score => ({
  points: [pointsA, pointsB],
  ...more
})
const tieBreak = (pointsA: number, pointsB: number): Score => ({
  points: [String(pointsA), String(pointsB)],
  games: [6, 6],
  sets: [
    [6, 4],
    [4, 6]
  ],
  tieBreak: true
})

const THIRTY_LOVE = [format(), point('TeamA', game('15', '0')), point('TeamA', game('30', '0'))]

describe('a score that follows the rules', () => {
  it('agrees, point by point', () => {
    const { check, points } = play(...THIRTY_LOVE, point('TeamB', game('30', '15')))
    expect(check).toMatchObject({ rulesKnown: true, checked: 3, agreed: 3, missingPoints: 0, conflict: null })
    expect(points.map(({ winner }) => winner)).toEqual(['TeamA', 'TeamA', 'TeamB'])
  })

  it('is not checked while the rules are unknown', () => {
    const { check, points } = play(
      format('ModernSetLong'),
      point('TeamA', game('15', '0')),
      point('TeamB', game('0', '40'))
    )
    expect(check).toMatchObject({ rulesKnown: false, checked: 0, conflict: null })
    expect(points).toHaveLength(2)
  })

  it('counts no second point for a packet that repeats the score', () => {
    const { check, points, texts } = play(...THIRTY_LOVE, point('TeamA', game('30', '0')))
    expect(points).toHaveLength(2)
    expect(check.checked).toBe(2)
    expect(texts.at(-1)).toBe('Score confirmed: 0–0, 30–0')
  })

  it.each(['TimePenalty', 'CodePenalty', 'GamePenalty'])('counts a %s as a point without a serve', (kind) => {
    const { check, points, texts } = play(...THIRTY_LOVE, scored(kind, game('30', '15'), { team: 'TeamA' }))
    expect(check).toMatchObject({ checked: 3, agreed: 3 })
    expect(points.at(-1)).toMatchObject({
      kind: 'Penalty',
      winner: 'TeamB',
      before: { game: { pointsA: '30' } }
    })
    expect(texts.at(-1)).toMatch(/HALVORSEN: point to PEREDA$/)
  })

  it('follows game penalties point by point, or a single one for the whole game', () => {
    const run = play(
      ...THIRTY_LOVE,
      scored('GamePenalty', game('40', '0'), { team: 'TeamB' }),
      scored('GamePenalty', { games: [1, 0] }, { team: 'TeamB' })
    )
    expect(run.check).toMatchObject({ checked: 4, agreed: 4, missingPoints: 0 })
    const atOnce = play(...THIRTY_LOVE, scored('GamePenalty', { games: [1, 0] }, { team: 'TeamB' }))
    expect(atOnce.check).toMatchObject({ checked: 3, agreed: 3, missingPoints: 0 })
    expect(atOnce.points).toHaveLength(3)
  })
})

describe('missing points', () => {
  it.each([
    ['1 point missing: the score moved by 2', game('30', '30'), 'TeamB', 1],
    ['2 points missing: the score moved by 3', game('40', '30'), 'TeamB', 2],
    ['1 point missing: the score moved by 2', { games: [1, 0] }, 'TeamA', 1],
    ['3 points missing: the score moved by 4', game('15', '15', { games: [1, 0] }), 'TeamB', 3]
  ] as const)('%s', (text, score, winner, missing) => {
    const { check, texts, points } = play(...THIRTY_LOVE, point(winner, score))
    expect(check).toMatchObject({ missingPoints: missing, conflict: null, conflicts: 0 })
    expect(texts).toContain(text)
    expect(points.at(-1)).toMatchObject({ winner })
  })

  it('leave the last point with the score it was played from', () => {
    const { points } = play(...THIRTY_LOVE, point('TeamB', game('40', '15')))
    expect(points.at(-1)?.before.game).toMatchObject({ pointsA: '40', pointsB: '0' })
  })

  it('are counted from the first point', () => {
    expect(play(format(), point('TeamA', game('40', '0'))).check.missingPoints).toBe(2)
  })

  it('are not counted when a feed is joined mid-match', () => {
    const { check } = play(format(), point('TeamA', game('15', '0', { games: [5, 4] })))
    expect(check).toMatchObject({ checked: 0, missingPoints: 0, conflict: null })
  })
})

describe('a score conflict', () => {
  const CONFLICT = [...THIRTY_LOVE, point('TeamA', game('15', '0'))]

  it.each([
    ['0–0, 15–0', '0–0, 40–0', game('15', '0'), 'TeamA'],
    ['0–0, 40–0', '0–0, 30–15', game('40', '0'), 'TeamB'],
    ['0–0, 50–0', '0–0, 40–0', game('50', '0'), 'TeamA'],
    ['0–6, 0–0', '0–0, 40–0', { games: [0, 6] }, 'TeamA'],
    ['6–1 0–0, 0–0', '0–0, 40–0', { sets: [[6, 1]] }, 'TeamA']
  ] as const)('has both scores: provider %s, rules %s', (provider, rules, score, scoredBy) => {
    const { check, texts } = play(...THIRTY_LOVE, point(scoredBy, score))
    expect(check).toMatchObject({ conflicts: 1, conflict: { provider, rules, sinceMonotonicMs: 4_000 } })
    expect(texts).toContain(`Score conflict: the provider says ${provider}, the rules say ${rules}`)
  })

  it('is sent to windows in the form of the contract', () => {
    expect(scoreCheckView(play(...CONFLICT).check)).toEqual({
      rulesKnown: true,
      checked: 3,
      agreed: 2,
      missingPoints: 0,
      settlesWithin: { messages: 1, ms: null },
      conflict: { provider: '0–0, 15–0', rules: '0–0, 40–0', sinceMonotonicMs: 4_000 }
    })
  })

  it('ends when two points in a row agree', () => {
    const one = play(...CONFLICT, point('TeamA', game('30', '0')))
    expect(one.check.conflict).not.toBeNull()
    const two = play(...CONFLICT, point('TeamA', game('30', '0')), point('TeamB', game('30', '15')))
    expect(two.check).toMatchObject({ conflict: null, conflicts: 1 })
    expect(two.texts.at(-1)).toBe('The provider’s score agrees with the rules again')
  })

  it('keeps its start time while points disagree', () => {
    const { check } = play(...CONFLICT, point('TeamA', game('30', '0')), point('TeamA', game('0', '40')))
    expect(check).toMatchObject({
      conflicts: 1,
      conflict: { provider: '0–0, 0–40', sinceMonotonicMs: 4_000 }
    })
  })

  it('is found after the match has ended by the rules', () => {
    const over: Score = {
      sets: [
        [6, 0],
        [6, 0]
      ]
    }
    const { check } = play(
      format(),
      point('TeamA', { points: ['40', '0'], games: [5, 0], sets: [[6, 0]] }),
      point('TeamA', over),
      point('TeamA', { ...over, points: ['15', '0'] })
    )
    expect(check.conflict?.rules).toBe('match over')
  })

  it('is not raised by an unknown kind of packet', () => {
    const { check } = play(...THIRTY_LOVE, scored('MoonShot', game('0', '40')))
    expect(check.conflict).toBeNull()
  })
})

describe('the umpire', () => {
  it('undoes points and plays on, up to the definitive score', () => {
    const {
      check,
      state: court,
      points,
      texts
    } = play(
      ...THIRTY_LOVE,
      point('TeamA', game('40', '0')),
      state('CorrectionMode'),
      scored('Undo', game('30', '0')),
      scored('Undo', game('15', '0')),
      point('TeamB', game('15', '15')),
      state('InProgress'),
      point('TeamB', game('15', '15'))
    )
    expect(check).toMatchObject({ conflicts: 0, missingPoints: 0, checked: 4, agreed: 4 })
    expect(court).toMatchObject({ correctedMonotonicMs: 7_000, awaitingDefinitiveScore: false })
    expect(points.map(({ winner, after }) => [winner, after.game.pointsA, after.game.pointsB])).toEqual([
      ['TeamA', '15', '0'],
      ['TeamB', '15', '15']
    ])
    expect(texts.slice(-5)).toEqual([
      'Umpire corrects 40–0 to 30–0',
      'Umpire corrects 30–0 to 15–0',
      'PEREDA wins the point',
      'Play resumes',
      'Score confirmed: 0–0, 15–15'
    ])
  })

  it('undoes a game, with the games written out', () => {
    const { points, texts } = play(
      ...THIRTY_LOVE,
      point('TeamA', game('40', '0')),
      point('TeamA', { games: [1, 0] }),
      state('CorrectionMode'),
      scored('Undo', game('40', '0'))
    )
    expect(points).toHaveLength(3)
    expect(texts.at(-1)).toBe('Umpire corrects 1–0, 0–0 to 0–0, 40–0')
  })

  it('sets another score without an undo, and the list of points follows', () => {
    const {
      check,
      state: court,
      points,
      texts
    } = play(...THIRTY_LOVE, state('CorrectionMode'), state('InProgress'), point('TeamB', game('15', '15')))
    expect(check).toMatchObject({ conflict: null, conflicts: 0, checked: 2 })
    expect(court.correctedMonotonicMs).toBe(6_000)
    expect(points.map(({ winner }) => winner)).toEqual(['TeamA', 'TeamB'])
    expect(texts.at(-1)).toBe('Umpire corrects 30–0 to 15–15')
  })

  it('is followed once, and the next point must obey the rules again', () => {
    const { check } = play(
      ...THIRTY_LOVE,
      state('CorrectionMode'),
      state('InProgress'),
      point('TeamB', game('15', '15')),
      point('TeamA', game('0', '15'))
    )
    expect(check.conflict).toMatchObject({ provider: '0–0, 0–15', rules: '0–0, 30–15' })
  })

  it('undoes one point when the undo names no score', () => {
    const undo = (seqNum: number) => wirePacket('Undo', seqNum, { nextServer: { team: 'TeamA' } })
    const { points, state: court } = play(...THIRTY_LOVE, state('CorrectionMode'), undo)
    expect(points).toHaveLength(1)
    expect(court.score?.game).toMatchObject({ pointsA: '15', pointsB: '0' })
  })
})

describe('a detail that the provider’s pages leave open:', () => {
  const sets = [
    [6, 4],
    [4, 6]
  ] as const

  it.each([
    ['as one game', [1, 0, 10, 7]],
    ['as one game without its points', [1, 0]],
    ['by its points', [10, 7]]
  ] as const)('a match tie-break may be recorded %s', (_, last) => {
    const { check } = play(
      format('MatchTieBreak'),
      point('TeamB', { games: [4, 5], points: ['0', '40'], sets: [[6, 4]] }),
      point('TeamB', { sets, tieBreak: true }),
      ...['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((won) =>
        point('TeamA', { points: [won, '0'], sets, tieBreak: true })
      ),
      point('TeamB', { points: ['9', '7'], sets, tieBreak: true }),
      point('TeamA', { sets: [...sets, last] })
    )
    expect(check).toMatchObject({ missingPoints: 6, conflicts: 0 })
  })

  it('a tie-break may start as an ordinary game', () => {
    const { check } = play(
      format(),
      point('TeamA', { games: [5, 6], points: ['40', '0'] }),
      point('TeamA', { games: [6, 6] }),
      point('TeamA', { games: [6, 6], points: ['1', '0'], tieBreak: true }),
      point('TeamB', { games: [6, 6], points: ['1', '1'], tieBreak: true })
    )
    expect(check).toMatchObject({ conflicts: 0, missingPoints: 0, agreed: 2 })
  })
})

describe('data rebuilt after an outage', () => {
  const rebuilt = { delayStatus: 'RECONSTRUCTED' }
  const inaccurate = { delayStatus: 'RECONSTRUCTED_INACCURATE' }

  it('is checked like live data', () => {
    const good = play(
      ...THIRTY_LOVE,
      point('TeamA', game('40', '0'), rebuilt),
      point('TeamB', game('40', '15'), rebuilt)
    )
    expect(good.check).toMatchObject({ checked: 4, agreed: 4 })
    const bad = play(...THIRTY_LOVE, point('TeamA', game('15', '15'), rebuilt))
    expect(bad.check.conflicts).toBe(1)
  })

  it('raises no conflict if marked inaccurate, and neither does the definitive score after it', () => {
    const { check, state: court } = play(
      ...THIRTY_LOVE,
      point('TeamA', game('15', '15'), inaccurate),
      point('TeamB', game('0', '40'), inaccurate),
      point('TeamA', game('40', '30'))
    )
    expect(check).toMatchObject({ conflicts: 0, conflict: null, missingPoints: 0, checked: 2 })
    expect(court.scoreInaccurate).toBe(false)
  })
})

describe('a final-set tie-break whose format does not name its length', () => {
  const upTo = (...scores: readonly Score[]) =>
    play(format(), ...scores.map((score) => point('TeamA', score)))

  it('may go to 10', () => {
    const { check } = upTo(tieBreak(6, 3), tieBreak(7, 3), tieBreak(8, 3), tieBreak(9, 3), {
      sets: [
        [6, 4],
        [4, 6],
        [7, 6, 10, 3]
      ]
    })
    expect(check).toMatchObject({ checked: 4, agreed: 4, conflicts: 0 })
  })

  it('may end at 7', () => {
    const { check } = upTo(tieBreak(6, 3), {
      sets: [
        [6, 4],
        [4, 6],
        [7, 6, 7, 3]
      ]
    })
    expect(check).toMatchObject({ checked: 1, agreed: 1, conflicts: 0 })
  })

  it('goes to 7 only in the sets before', () => {
    const { check } = play(
      format(),
      point('TeamA', game('6', '3', { games: [6, 6], tieBreak: true })),
      point('TeamA', game('7', '3', { games: [6, 6], tieBreak: true }))
    )
    expect(check.conflict).toMatchObject({ rules: '7–6 0–0, 0–0' })
  })
})
