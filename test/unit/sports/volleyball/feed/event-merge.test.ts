import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Envelope } from '../../../../../src-main/sports/volleyball/feed/envelope'
import { readEnvelope } from '../../../../../src-main/sports/volleyball/feed/event-list'
import { EventMerge } from '../../../../../src-main/sports/volleyball/feed/event-merge'
import { correctedTexts, MatchFollower, undisturbedOutcome } from '../../../../support/corrected-match'

const PAGE = 15
const texts = correctedTexts(60)
const envelopes = texts.map((text) => readEnvelope(Buffer.from(text)))

const ids = (some: readonly Envelope[]): readonly (number | null)[] =>
  some.map(({ sequenceId }) => sequenceId)
const numbered = (...sequenceIds: readonly (number | null)[]): Envelope[] =>
  sequenceIds.map((sequenceId) => ({ bytes: Buffer.from(String(sequenceId)), sequenceId }))

/** What the provider does with a message that it publishes, and what happens to the connection. */
const fault = fc.constantFrom('none', 'withhold', 'duplicate', 'reorder')
const step = fc.oneof(
  { weight: 8, arbitrary: fault.map((how) => ({ kind: 'publish' as const, how })) },
  { weight: 4, arbitrary: fc.constant({ kind: 'page' as const }) },
  { weight: 1, arbitrary: fc.nat(5).map((missed) => ({ kind: 'short-drop' as const, missed })) },
  { weight: 1, arbitrary: fc.nat(5).map((missed) => ({ kind: 'long-drop' as const, missed })) }
)
type Step = typeof step extends fc.Arbitrary<infer Kind> ? Kind : never

/** One client as the connection drives it, against a provider that is disturbed step by step. */
class Run {
  readonly follower = new MatchFollower()
  readonly #merge = new EventMerge({
    nextSequenceId: () => this.follower.nextSequenceId,
    deliver: ({ bytes }) => this.follower.take(bytes)
  })
  #published = 0
  /** The last sequence id that the list has reached; null while no list is fetched. */
  #listAfter: number | null = null
  #overtaken: Envelope[] = []

  constructor() {
    this.#loseContinuity()
  }

  take(step: Step): void {
    if (step.kind === 'publish') this.#publish(step.how)
    else if (step.kind === 'page') this.#fetchPage()
    else {
      const missed = this.#next(step.missed)
      if (step.kind === 'short-drop') for (const envelope of missed) this.#merge.pushed(envelope)
      else this.#loseContinuity()
    }
    if (this.#listAfter === null && this.follower.hasHole) this.#beginList()
  }

  end(): void {
    while (this.#published < envelopes.length) this.#publish('none')
    this.#loseContinuity()
    while (this.#listAfter !== null) this.#fetchPage()
  }

  #publish(how: string): void {
    for (const envelope of this.#next(1)) {
      if (how === 'withhold') continue
      if (how === 'reorder') {
        this.#overtaken.push(envelope)
        continue
      }
      const late = this.#overtaken.splice(0)
      for (const each of [envelope, ...(how === 'duplicate' ? [envelope] : []), ...late])
        this.#merge.pushed(each)
    }
  }

  #next(count: number): readonly Envelope[] {
    const from = this.#published
    this.#published = Math.min(envelopes.length, from + count)
    return envelopes.slice(from, this.#published)
  }

  #loseContinuity(): void {
    this.#merge.hold()
    this.#beginList()
  }

  #beginList(): void {
    this.#listAfter = this.follower.nextSequenceId - 1
  }

  #fetchPage(): void {
    if (this.#listAfter === null) return
    const rest = envelopes.slice(this.#listAfter, this.#published)
    this.#merge.pulled(rest.slice(0, PAGE))
    this.#listAfter += PAGE
    if (rest.length > PAGE) return
    this.#listAfter = null
    this.#merge.release()
  }
}

describe('push and pull combined', () => {
  it('give the same match, whatever happens on the way', () => {
    const undisturbed = undisturbedOutcome(texts)
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const run = new Run()
        for (const each of steps) run.take(each)
        run.end()
        expect(run.follower.outcome).toEqual(undisturbed)
        expect(new Set(run.follower.sequenceIds)).toEqual(new Set(ids(envelopes)))
      })
    )
  })
})

describe('a merge', () => {
  const court = (nextSequenceId = 1): { merge: EventMerge; delivered: Envelope[] } => {
    const delivered: Envelope[] = []
    let next = nextSequenceId
    const merge = new EventMerge({
      nextSequenceId: () => next,
      deliver: (envelope) => {
        delivered.push(envelope)
        if (envelope.sequenceId === next) next += 1
      }
    })
    return { merge, delivered }
  }

  it('passes pushes on at once unless it holds them', () => {
    const { merge, delivered } = court()
    for (const envelope of numbered(1, 1, 3)) merge.pushed(envelope)
    expect(ids(delivered)).toEqual([1, 1, 3])
  })

  it('passes the list on first, then what the list lacks, in order', () => {
    const { merge, delivered } = court()
    merge.hold()
    for (const envelope of numbered(5, 3, 4)) merge.pushed(envelope)
    expect(delivered).toEqual([])
    expect(merge.pulled(numbered(2, 1, 3))).toBe(3)
    merge.release()
    expect(ids(delivered)).toEqual([1, 2, 3, 4, 5])
  })

  it('skips what is no longer wanted', () => {
    const { merge, delivered } = court(4)
    expect(merge.pulled(numbered(1, 2, 3, 4, 5))).toBe(2)
    expect(ids(delivered)).toEqual([4, 5])
  })

  it('passes on messages without a number too', () => {
    const { merge, delivered } = court(2)
    merge.hold()
    for (const envelope of numbered(null, 3)) merge.pushed(envelope)
    merge.pulled(numbered(null, 2))
    merge.release()
    expect(ids(delivered)).toEqual([2, null, 3, null])
  })

  it('drops the oldest rather than hold without limit', () => {
    const { merge, delivered } = court()
    merge.hold()
    for (let sequenceId = 1; sequenceId <= 10_002; sequenceId += 1)
      for (const envelope of numbered(sequenceId)) merge.pushed(envelope)
    expect(ids(delivered)).toEqual([1, 2])
  })
})
