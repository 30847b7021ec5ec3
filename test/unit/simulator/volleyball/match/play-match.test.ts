import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { MatchEvent } from '@shared/sports/volleyball/feed/decode'
import { ACTION_NAMES, actionKindOf, type ActionKind } from '@shared/sports/volleyball/feed/names'
import { rulesOf, VARIANTS, type Variant } from '@shared/sports/volleyball/rules/match-rules'
import { SIDES } from '@shared/sports/volleyball/rules/sides'
import { EVENTFUL_VOLLEYBALL } from '../../../../../src-main/simulator/volleyball/match/incidents'
import type { PlayedMatch } from '../../../../../src-main/simulator/volleyball/match/play-match'
import { eventsOf } from '../../../../support/volleyball-match'
import { playedMatch, QUIET } from '../../../../support/volleyball-play'

const Fields = v.record(v.string(), v.unknown())
const Envelope = v.object({ action: Fields })
const { envelope: SAMPLE, actions: SAMPLES } = v.parse(
  v.object({ envelope: Fields, actions: v.array(Fields) }),
  JSON.parse(readFileSync('fixtures/volleyball/page-samples.json', 'utf8'))
)

const kindOf = ({ $type }: Readonly<Record<string, unknown>>): ActionKind | null =>
  actionKindOf(/\.(\w+),/.exec(String($type))?.[1] ?? '')

/** Everything happens, but nobody gives up. */
const EVENTFUL = { ...EVENTFUL_VOLLEYBALL, retirement: 0, abandonment: 0, walkover: 0, 'no-show': 0 }
const LIVELY = { rates: { ...EVENTFUL, postponement: 0, cancellation: 0 } }
const lively = (variant: Variant, count: number): readonly PlayedMatch[] =>
  Array.from({ length: count }, (_, seed) => playedMatch(seed, { variant, incidents: LIVELY }))

/** Of each action the first that is told of it. */
function firstMessages(match: PlayedMatch): readonly MatchEvent[] {
  const events = eventsOf(match)
  return events.filter(
    ({ actionId }, index) => events.findIndex((each) => each.actionId === actionId) === index
  )
}

describe('a generated match', () => {
  it('depends on the seed alone', () => {
    const texts = (seed: number) => playedMatch(seed, { variant: 'indoor' }).envelopes
    expect(texts(4)).toEqual(texts(4))
    expect(texts(4)).not.toEqual(texts(5))
  })

  it('numbers messages and actions as the provider does, in order of arrival', () => {
    for (const match of lively('indoor', 5)) {
      const events = eventsOf(match)
      expect(events.map(({ sequenceId }) => sequenceId)).toEqual(events.map((_, index) => index + 1))
      const ids = [...new Set(events.map(({ actionId }) => actionId))]
      expect(ids).toEqual(ids.map((_, index) => index))
      const moments = match.envelopes.map(({ atMs }) => atMs)
      expect(moments).toEqual([...moments].sort((one, other) => one - other))
    }
  })

  it('writes every action with the fields of the provider’s page, in their order', () => {
    const fieldsOf = new Map<ActionKind, string>()
    for (const { envelopes } of lively('indoor', 30))
      for (const { text } of envelopes) {
        const envelope: unknown = JSON.parse(text)
        expect(Object.keys(v.parse(Fields, envelope))).toEqual(Object.keys(SAMPLE))
        const { action } = v.parse(Envelope, envelope)
        const kind = kindOf(action)
        if (kind !== null) fieldsOf.set(kind, Object.keys(action).join())
      }
    for (const sample of SAMPLES) {
      const kind = kindOf(sample)
      if (kind === null || Object.keys(sample).length < 2) continue
      expect([kind, fieldsOf.get(kind)]).toEqual([kind, Object.keys(sample).join()])
    }
    expect([...fieldsOf.keys()].sort()).toEqual(Object.keys(ACTION_NAMES).sort())
  })

  it('writes times with no more digits than needed', () => {
    const times = lively('indoor', 3).flatMap(({ envelopes }) =>
      envelopes.flatMap(({ text }) => text.match(/"\d{4}-[^"]*"/g) ?? [])
    )
    for (const time of times) expect(time).toMatch(/^"2031-11-1[89]T\d\d:\d\d:\d\d(\.\d{0,6}[1-9])?Z"$/)
    expect(new Set(times.map((time) => time.length)).size).toBeGreaterThan(4)
  })

  it.each(VARIANTS)('of %s has only what the provider sends for it', (variant) => {
    const letter = variant.charAt(0).toUpperCase()
    const told = new Set(
      lively(variant, 20)
        .flatMap(eventsOf)
        .map(({ action }) => action.kind)
    )
    const known = Object.entries(ACTION_NAMES).flatMap(([kind, { variants }]) =>
      variants.includes(letter) ? [kind] : []
    )
    // On sand there is nobody who could come in.
    const expected = known.filter((kind) => variant !== 'beach' || kind !== 'Substitution')
    expect([...told].sort()).toEqual(expected.sort())
  })

  it('runs at real speed, or faster', () => {
    const match = playedMatch(2, { variant: 'beach', incidents: QUIET })
    const steps = firstMessages(match).filter(({ action: { kind } }) => kind === 'Serve' || kind === 'Point')
    const rallies: number[] = []
    const pauses: number[] = []
    steps.forEach(({ action }, index) => {
      const next = steps[index + 1]?.action
      if (next?.setNumber !== action.setNumber) return
      const durations = next.kind === 'Point' ? rallies : pauses
      durations.push((next.at ?? 0) - (action.at ?? 0))
    })
    expect(Math.min(...rallies)).toBeGreaterThan(4_000)
    expect(Math.max(...rallies)).toBeLessThan(13_000)
    expect(Math.min(...pauses)).toBeGreaterThan(14_000)
    const usual = [...pauses].sort((one, other) => one - other)[pauses.length >> 1]
    expect(usual).toBeLessThan(25_000)
    const fast = playedMatch(2, { variant: 'beach', incidents: QUIET, pace: 4 })
    const last = (played: PlayedMatch): number => played.envelopes.at(-1)?.atMs ?? 0
    expect(last(fast)).toBe(Math.floor(last(match) / 4))
  })

  it('has realistic odds: indoors the receivers win about two rallies in three', () => {
    const rallies = Array.from({ length: 60 }, (_, seed) => playedMatch(seed, { variant: 'indoor' })).flatMap(
      ({ truth }) => truth.rallies
    )
    const sideOuts = rallies.filter(({ server, winner }) => server !== winner).length
    expect(sideOuts / rallies.length).toBeGreaterThan(0.62)
    expect(sideOuts / rallies.length).toBeLessThan(0.68)
  })
})

describe('a generated match obeys the rules:', () => {
  it.each(VARIANTS)('%s time-outs and substitutions stay within their limits', (variant) => {
    const rules = rulesOf(variant)
    for (const { truth } of lively(variant, 40))
      for (const set of truth.sets)
        for (const side of SIDES) {
          expect(set.timeOuts[side]).toBeLessThanOrEqual(rules.timeOuts)
          expect(set.substitutions[side]).toBeLessThanOrEqual(rules.substitutions)
        }
  })

  it('technical time-outs come in beach volleyball only, at 21 points, and not in the deciding set', () => {
    for (const variant of VARIANTS)
      for (const { truth } of lively(variant, 20))
        truth.sets.forEach(({ points, technicalTimeOuts }, index) => {
          const isDue = variant === 'beach' && index < 2 && points.Home + points.Away > 21
          expect(technicalTimeOuts).toBe(isDue ? 1 : 0)
        })
  })

  it('the libero plays in the back row only and never serves', () => {
    let isSeen = false
    for (const { envelopes } of lively('indoor', 20))
      for (const { standing } of envelopes) {
        if (standing === null) continue
        for (const [side, libero] of [
          ['Home', 70_013],
          ['Away', 80_013]
        ] as const) {
          const zone = standing.zones[side].indexOf(libero) + 1
          isSeen ||= zone > 0
          expect([0, 1, 5, 6]).toContain(zone)
        }
        expect([70_013, 80_013]).not.toContain(standing.serverPlayerId)
        for (const side of SIDES) expect(new Set(standing.zones[side]).size).toBe(6)
      }
    expect(isSeen).toBe(true)
  })
})

it('lets a golden set decide', () => {
  for (const { envelopes, truth } of [1, 2, 3].map((seed) =>
    playedMatch(seed, { variant: 'beach', hasGoldenSet: true })
  )) {
    expect(truth.winner).toBe(truth.sets.at(-1)?.winner)
    expect(truth.setsWon.Home + truth.setsWon.Away).toBe(truth.sets.length - 1)
    expect(envelopes.some(({ text }) => text.includes('"isGoldenSet":true'))).toBe(true)
  }
})
