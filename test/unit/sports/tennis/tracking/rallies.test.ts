import { keyText } from '@shared/sports/tennis/tracking/rally'
import { findRally, listRallies, NO_RALLIES, takePart } from '@shared/sports/tennis/tracking/rallies'
import type { RallyPart } from '@shared/sports/tennis/tracking/rally-part'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergedRally, messages2022, partOf, parts2022, rallyText } from '../../../../support/rally-fixtures'

const part2024 = (): RallyPart => partOf(rallyText('2024-one-rally'))

/** Places in a list of parts in any order, some of them twice: shorter to read than the parts when it fails. */
const anyOrderOf = (parts: readonly RallyPart[]): fc.Arbitrary<number[]> => {
  const places = parts.map((_, index) => index)
  return fc
    .tuple(
      fc.shuffledSubarray(places, { minLength: places.length }),
      fc.array(fc.constantFrom(...places), { maxLength: 5 })
    )
    .map(([all, repeated]) => [...all, ...repeated])
}

function expectSameInAnyOrder(parts: readonly RallyPart[]): void {
  const expected = mergedRally(parts)
  fc.assert(
    fc.property(anyOrderOf(parts), (order) => {
      expect(mergedRally(order.flatMap((index) => parts[index] ?? []))).toEqual(expected)
    }),
    { numRuns: 50 }
  )
}

/** A live feed sends each shot, and each moment of the players, on its own. */
function liveParts(): RallyPart[] {
  const [, , , , , shots = '', players = ''] = messages2022()
  const { shots: list, ...envelope } = JSON.parse(shots) as { shots: object[] }
  const { players: people, ...other } = JSON.parse(players) as {
    players: { team: number; tracks: object[] }[]
  }
  const shotTexts = list.map((shot, index) => ({ ...envelope, id: `shot ${index}`, shots: [shot] }))
  const halves = [0, 1].map((half) => ({
    ...other,
    id: `people ${half}`,
    people: people.map(({ tracks, ...person }) => ({
      ...person,
      tracks: tracks.filter((_, index) => index % 2 === half)
    }))
  }))
  return [...shotTexts, ...halves].map((packet) => partOf(JSON.stringify(packet)))
}

const withoutGaps = (part: RallyPart): RallyPart => ({ ...part, faults: [] })

describe('the contents of one rally', () => {
  it('make one rally: shots by their ids, the serve by the summary, paths, tracks and figures', () => {
    const rally = mergedRally(parts2022())
    expect(rally.shots.map(({ number, stroke, arcs }) => [number, stroke, arcs.length])).toEqual([
      [1, 'serve', 3],
      [2, 'return', 2],
      [3, 'forehand', 2],
      [4, 'backhand', 2],
      [5, 'forehand', 2]
    ])
    expect(rally).toMatchObject({
      server: 'TeamB',
      scorer: 'TeamB',
      serveSide: 'deuce',
      teamAtPositiveX: 'TeamB'
    })
    expect(rally.players.map(({ team, timesS }) => [team, timesS.length])).toEqual([
      ['TeamA', 298],
      ['TeamB', 298]
    ])
    expect(rally.summary?.conclusion?.result).toBe('winner')
    expect(rally.provenance.map(({ content }) => content)).toEqual(['summary', 'events', 'shots', 'players'])
    expect(rally.faults).toEqual([])
  })

  it('equal one packet of generation 2024', () => {
    const old = mergedRally(parts2022())
    const young = mergedRally([part2024()])
    expect(old.key).toEqual(young.key)
    expect(old.players.map(({ xs, ys }) => [xs, ys])).toEqual(young.players.map(({ xs, ys }) => [xs, ys]))
    old.shots.forEach((shot, index) => {
      const other = young.shots[index]
      expect(shot.arcs.filter(({ kind }) => kind !== 'toss')).toEqual(other?.arcs)
      expect(shot.speedMs).toBeCloseTo(other?.speedMs ?? NaN, 6)
      expect([shot.stroke, shot.spin, shot.team]).toEqual([other?.stroke, other?.spin, other?.team])
    })
  })

  it('make the same rally in any order and repeated', () => {
    expectSameInAnyOrder(parts2022())
  })

  it('make the same rally from live feeds and both generations at once', () => {
    const parts = [...parts2022(), ...liveParts(), part2024()]
    expectSameInAnyOrder(parts)
    expect(mergedRally(parts).shots).toEqual(part2024().shots)
    expect(mergedRally(parts).summary?.shots).toBe(5)
  })

  it('arrive bit by bit on live feeds, and end in the same shots and tracks', () => {
    const [events, summary] = parts2022()
    const live = mergedRally(
      [events, summary].filter((part) => part !== undefined).concat(liveParts().map(withoutGaps))
    )
    const whole = mergedRally(parts2022())
    expect(live.shots).toEqual(whole.shots)
    expect(live.players).toEqual(whole.players)
  })

  it('make shots of the paths alone if there are no events', () => {
    const [, , shots, players] = parts2022()
    const rally = mergedRally([shots, players].filter((part) => part !== undefined))
    expect(rally.shots.map(({ number, timeS, stroke }) => [number, timeS, stroke])).toEqual([
      [1, 0, ''],
      [2, 0.76, ''],
      [3, 2.2, ''],
      [4, 3.46, ''],
      [5, 4.86, '']
    ])
  })
})

describe('revisions', () => {
  const revised = (revision: number, fields: Partial<RallyPart>): RallyPart => {
    const part = part2024()
    return { ...part, ...fields, provenance: { ...part.provenance, revision } }
  }

  it('replace earlier ones, and change nothing if they are older or repeated', () => {
    const first = takePart(NO_RALLIES, revised(1, { scorer: 'TeamA' }))
    expect(takePart(first, revised(1, { scorer: 'TeamA' }))).toBe(first)
    expect(takePart(first, revised(0, { scorer: 'TeamB' }))).toBe(first)
    const second = takePart(first, revised(2, { scorer: 'TeamB' }))
    expect(second.revision).toBe(2)
    expect(listRallies(second)).toMatchObject([{ scorer: 'TeamB', provenance: [{ revision: 2 }] }])
  })

  it('may move a rally to another point, in any order', () => {
    const elsewhere = { set: 1, game: 2, point: 4, serve: 1, rally: 1 }
    const parts = [revised(0, {}), revised(1, { key: elsewhere })]
    for (const order of [parts, [...parts].reverse()]) {
      const rallies = order.reduce(takePart, NO_RALLIES)
      expect(listRallies(rallies).map(({ key }) => key)).toEqual([elsewhere])
      expect(findRally(rallies, part2024().key)).toBeNull()
    }
  })

  it('do not exist in generation 2022, where the latest packet wins', () => {
    const [, summary] = parts2022()
    if (!summary) throw new Error('no summary')
    const corrected: RallyPart = {
      ...summary,
      createdAt: (summary.createdAt ?? 0) + 1000,
      provenance: { ...summary.provenance, packetId: 'another' },
      scorer: 'TeamA'
    }
    for (const order of [
      [summary, corrected],
      [corrected, summary]
    ])
      expect(mergedRally(order).scorer).toBe('TeamA')
  })
})

describe('rallies', () => {
  const keyed = (set: number, game: number, point: number, serve: number): RallyPart => {
    const part = part2024()
    return {
      ...part,
      key: { set, game, point, serve, rally: 1 },
      provenance: { ...part.provenance, packetId: `${set} ${game} ${point} ${serve}` }
    }
  }
  const parts = [keyed(2, 1, 1, 1), keyed(1, 10, 1, 1), keyed(1, 2, 3, 2), keyed(1, 2, 3, 1)]

  it('are listed in order of play', () => {
    const keys = listRallies(parts.reduce(takePart, NO_RALLIES)).map(({ key }) => keyText(key))
    expect(keys).toEqual(['1.2.3.1.1', '1.2.3.2.1', '1.10.1.1.1', '2.1.1.1.1'])
  })

  it('in a snapshot stay as they were', () => {
    const [first, ...others] = parts
    if (!first) throw new Error('no parts')
    const snapshot = takePart(NO_RALLIES, first)
    others.reduce(takePart, snapshot)
    expect(listRallies(snapshot)).toHaveLength(1)
  })

  it('without changes are merged once', () => {
    const rallies = parts.reduce(takePart, NO_RALLIES)
    expect(listRallies(rallies)[0]).toBe(listRallies(rallies)[0])
  })
})
