import { describe, expect, it } from 'vitest'
import { decodeMatchEvent, type MatchEvent } from '@shared/sports/volleyball/feed/decode'
import { stateOfMatch } from '@shared/sports/volleyball/match/match'
import { emptyMatch, takeMessage } from '../../../support/followed-match'
import type { VolleyballState } from '@shared/sports/volleyball/rules/state'
import { demoMatches } from '../../../../src-main/simulator/demo/demo-matches'
import type { MatchFeed } from '../../../../src-main/simulator/volleyball/match-player'

const SOON_MS = 480_000

/** The events that have been told when so much match time has passed. */
function eventsBy({ source }: MatchFeed, fromMs: number, toMs: number): readonly MatchEvent[] {
  return source(0, 1)
    .filter(({ atMs }) => atMs > fromMs && atMs <= toMs)
    .map(({ text }) => {
      const decoded = decodeMatchEvent(text)
      if (decoded.kind === 'undecodable') throw new Error(decoded.reason)
      return decoded.event
    })
}

function stateBy(match: MatchFeed, toMs: number): VolleyballState {
  let followed = emptyMatch()
  for (const event of eventsBy(match, -1, toMs))
    followed = takeMessage(followed, event.sequenceId, event).match
  return stateOfMatch(followed)
}

const eventsSoon = (match: MatchFeed): readonly MatchEvent[] => {
  const { headStartMs = 0 } = match
  return eventsBy(match, headStartMs, headStartMs + SOON_MS)
}

describe.each([1, 2, 77])('the demo of seed %i', (seed) => {
  const [indoor, beach] = demoMatches(seed)
  if (indoor === undefined || beach === undefined) throw new Error('The demo has two matches')

  it('starts in the middle of a fourth set and near the end of a second', () => {
    const [first, second] = [indoor, beach].map((match) => stateBy(match, match.headStartMs ?? 0))
    expect(first?.set?.number).toBe(4)
    expect((first?.set?.points.Home ?? 0) + (first?.set?.points.Away ?? 0)).toBe(20)
    expect(second?.set?.number).toBe(2)
    expect(Math.max(second?.set?.points.Home ?? 0, second?.set?.points.Away ?? 0)).toBe(17)
  })

  it('shows the interesting parts of the indoor match within eight minutes', () => {
    const events = eventsSoon(indoor)
    const substitutions = events.flatMap(({ action }) =>
      action.kind === 'Substitution' ? [action.type] : []
    )
    expect(substitutions).toContain('Libero')
    expect(substitutions).toContain('Regular')
    expect(events.some(({ action }) => action.kind === 'Challenge')).toBe(true)
    expect(events.some(({ insertedBeforeActionId }) => insertedBeforeActionId !== null)).toBe(true)
    expect(events.some(({ isCancelled }) => isCancelled)).toBe(true)
  })

  it('takes back a set of the beach match, and finishes every match', () => {
    const events = eventsBy(beach, beach.headStartMs ?? 0, Infinity)
    expect(events.some(({ isCancelled, action }) => isCancelled && action.kind === 'SetEnd')).toBe(true)
    for (const match of [indoor, beach]) {
      const { end, check } = stateBy(match, Infinity)
      expect([end?.winner === null, check.conflicts]).toEqual([false, 0])
    }
  })
})

it('depends on the seed alone', () => {
  const texts = (seed: number): readonly string[] =>
    demoMatches(seed, 5).flatMap(({ source }) => source(0, 4).map(({ text }) => text))
  expect(texts(3)).toEqual(texts(3))
  expect(texts(4)).not.toEqual(texts(3))
})
