import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { giveUpMissing, emptyMatch, stateOfMatch, takeMessage } from '@shared/volleyball/match'
import { effectiveActions, eventsOf } from '@shared/volleyball/order/timeline'
import { foldAction } from '@shared/volleyball/rules/fold'
import { initialState } from '@shared/volleyball/rules/state'
import { followed, matchEvent, withoutIds } from '../../support/volleyball-match'
import { plainly, playMatch, withCorrections, type PlayOptions } from '../../support/volleyball-play'

const OPTIONS: readonly PlayOptions[] = [
  { variant: 'indoor' },
  { variant: 'indoor', bestOf: 3 },
  { variant: 'indoor', goldenSet: true },
  { variant: 'beach' },
  { variant: 'snow' }
]

const anyMatch = fc.record({ options: fc.constantFrom(...OPTIONS), seed: fc.nat() })
const anyCorrections = fc.record({
  provisional: fc.constantFrom(0, 0.3, 1),
  modified: fc.constantFrom(0, 0.05, 0.3),
  inserted: fc.constantFrom(0, 0.05, 0.3),
  cancelled: fc.constantFrom(0, 0.05, 0.3),
  lag: fc.constantFrom(1, 3, 12, 1_000)
})

/** Ten thousand in the long run; a sample of them in every run. */
const MATCHES = Number(process.env.RALLYDESK_VOLLEYBALL_MATCHES ?? 150)

describe('a generated match', () => {
  it('is followed to every score, server and rotation, and the rules agree', { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(anyMatch, ({ options, seed }) => {
        const { played, sets, winner, rules } = playMatch(seed, options)
        let match = emptyMatch()
        for (const [index, event] of plainly(played.map(({ action }) => action)).entries()) {
          match = takeMessage(match, event.sequenceId, matchEvent(event)).match
          const truth = played[index]?.truth
          if (!truth) continue
          const { set, setsWon } = stateOfMatch(match)
          expect([set?.number, set?.points, set?.server, setsWon]).toEqual([
            truth.setNumber,
            truth.points,
            truth.server,
            truth.setsWon
          ])
          expect([set?.rotations.Home.zones, set?.rotations.Away.zones]).toEqual([
            truth.zones.Home,
            truth.zones.Away
          ])
        }
        const state = stateOfMatch(match)
        const { finishedSets, end, check, serverCorrections, rules: told } = state
        expect(
          finishedSets.map(({ set: { points } }) => ({ pointsHome: points.Home, pointsAway: points.Away }))
        ).toEqual(sets)
        expect(end?.winner).toBe(winner)
        expect([check.conflicts, serverCorrections]).toEqual([0, 0])
        expect(told[0].variant).toBe(rules.variant)
      }),
      { numRuns: MATCHES }
    )
  })
})

describe('a match told with corrections', () => {
  it('is in the end the match played that way from the start', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyMatch, anyCorrections, ({ options, seed }, corrections) => {
        const actions = playMatch(seed, options).played.map(({ action }) => action)
        const events = withCorrections(actions, seed, corrections)
        const { timeline, sequencer } = followed(events)
        const plain = followed(plainly(actions))
        expect(effectiveActions(timeline).map(({ action }) => action)).toEqual(
          effectiveActions(plain.timeline).map(({ action }) => action)
        )
        const state = stateOfMatch({ timeline, sequencer })
        expect(withoutIds(state)).toEqual(withoutIds(stateOfMatch(plain)))
        expect(effectiveActions(timeline).reduce(foldAction, initialState())).toEqual(state)
        expect(eventsOf(timeline).map(({ sequenceId }) => sequenceId)).toEqual(
          events.map(({ sequenceId }) => sequenceId)
        )
      }),
      { numRuns: 40 }
    )
  })

  it('is right after every single message', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), anyCorrections, (seed, from, corrections) => {
        const actions = playMatch(seed, { variant: 'snow' }).played.map(({ action }) => action)
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

  it(
    'is the same in any order of delivery, with repeats and with holes that heal late',
    { timeout: 60_000 },
    () => {
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
          ({ options, seed }, corrections, { order, repeats, givesUpAfter }) => {
            const actions = playMatch(seed, options).played.map(({ action }) => action)
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
              if (givesUpAfter.some((at) => at % arrivals.length === index))
                match = giveUpMissing(match).match
            })
            expect(stateOfMatch(match)).toEqual(stateOfMatch(straight))
            expect(effectiveActions(match.timeline)).toEqual(effectiveActions(straight.timeline))
            expect(duplicates).toBe(repeats.length)
            expect(match.sequencer).toMatchObject({ held: [], missing: [] })
          }
        ),
        { numRuns: 25 }
      )
    }
  )
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
