import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stateOfMatch } from '@shared/sports/volleyball/match/match'
import { giveUpMissing, emptyMatch, takeMessage } from '../../../../support/followed-match'
import { effectiveActions, eventsOf } from '@shared/sports/volleyball/match/order/timeline'
import { foldAction } from '@shared/sports/volleyball/rules/fold'
import { initialState } from '@shared/sports/volleyball/rules/state'
import { followed, matchEvent, withoutIds } from '../../../../support/volleyball-match'
import type { MatchFormat } from '../../../../support/volleyball-agreement'
import { plainly, playedMatch, withCorrections } from '../../../../support/volleyball-play'

const FORMATS: readonly MatchFormat[] = [
  { variant: 'indoor' },
  { variant: 'indoor', bestOf: 3 },
  { variant: 'indoor', hasGoldenSet: true },
  { variant: 'beach' },
  { variant: 'snow' }
]

const anyMatch = fc.record({ format: fc.constantFrom(...FORMATS), seed: fc.nat() })
const anyCorrections = fc.record({
  provisional: fc.constantFrom(0, 0.3, 1),
  modified: fc.constantFrom(0, 0.05, 0.3),
  inserted: fc.constantFrom(0, 0.05, 0.3),
  cancelled: fc.constantFrom(0, 0.05, 0.3),
  lag: fc.constantFrom(1, 3, 12, 1_000)
})

describe('a match sent with corrections', () => {
  it('ends as the match played that way from the start', () => {
    fc.assert(
      fc.property(anyMatch, anyCorrections, ({ format, seed }, corrections) => {
        const actions = playedMatch(seed, format).actions()
        const events = withCorrections(actions, seed, corrections)
        const { timeline } = followed(events)
        const plain = followed(plainly(actions))
        expect(effectiveActions(timeline).map(({ action }) => action)).toEqual(
          effectiveActions(plain.timeline).map(({ action }) => action)
        )
        const state = stateOfMatch({ timeline })
        expect(withoutIds(state)).toEqual(withoutIds(stateOfMatch(plain)))
        expect(effectiveActions(timeline).reduce(foldAction, initialState())).toEqual(state)
        expect(eventsOf(timeline).map(({ sequenceId }) => sequenceId)).toEqual(
          events.map(({ sequenceId }) => sequenceId)
        )
      }),
      { numRuns: 40 }
    )
  })

  it('is correct after every single message', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), anyCorrections, (seed, from, corrections) => {
        const actions = playedMatch(seed, { variant: 'snow' }).actions()
        let match = emptyMatch()
        for (const event of withCorrections(actions.slice(0, 120), from, corrections)) {
          const taken = takeMessage(match, event.sequenceId, matchEvent(event))
          match = taken.match
          const effective = effectiveActions(match.timeline)
          expect(effective.reduce(foldAction, initialState())).toEqual(stateOfMatch(match))
          const [placed] = taken.placed
          const place = effective.findIndex(({ actionId }) => actionId === event.actionId)
          if (placed && place >= 0) {
            expect(effective.slice(0, place).reduce(foldAction, initialState())).toEqual(placed.before)
            expect(effective.slice(0, place + 1).reduce(foldAction, initialState())).toEqual(placed.after)
          }
        }
      }),
      { numRuns: 12 }
    )
  })

  it('is the same in any order of delivery, with repeats and late messages', () => {
    const delivery = fc.record({
      order: fc.nat(),
      repeats: fc.array(fc.nat(), { maxLength: 40 }),
      givesUpAfter: fc.array(fc.nat(), { maxLength: 3 })
    })
    fc.assert(
      fc.property(
        anyMatch,
        anyCorrections,
        delivery,
        ({ format, seed }, corrections, { order, repeats, givesUpAfter }) => {
          const actions = playedMatch(seed, format).actions()
          const events = withCorrections(actions.slice(0, 150), seed, corrections)
          const straight = followed(events)
          const arrivals = shuffledNearby(
            [...events, ...repeats.flatMap((at) => events[at % events.length] ?? [])],
            order
          )
          let match = emptyMatch()
          let duplicates = 0
          arrivals.forEach((event, index) => {
            const taken = takeMessage(match, event.sequenceId, matchEvent(event))
            match = taken.match
            if (taken.verdict === 'duplicate') duplicates += 1
            if (givesUpAfter.some((at) => at % arrivals.length === index)) match = giveUpMissing(match).match
          })
          expect(stateOfMatch(match)).toEqual(stateOfMatch(straight))
          expect(effectiveActions(match.timeline)).toEqual(effectiveActions(straight.timeline))
          expect(duplicates).toBe(repeats.length)
          expect(match.sequencer).toMatchObject({ held: [], missing: [] })
        }
      ),
      { numRuns: 25 }
    )
  })
})

/** Each item up to forty places from where it was; repeats anywhere. */
function shuffledNearby<Item>(items: readonly Item[], seed: number): Item[] {
  let state = seed
  const next = (): number => (state = (state * 48_271 + 11) % 2_147_483_647) / 2_147_483_647
  return items
    .map((item, index) => ({ item, rank: index + 40 * next() }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item)
}
