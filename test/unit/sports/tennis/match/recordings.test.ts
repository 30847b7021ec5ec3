import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pointCount } from '@shared/sports/tennis/match/points'
import { TennisPipeline } from '../../../../../src-main/sports/tennis/match-pipeline'

const FILES = ['womens-singles', 'womens-singles-2016', 'doubles-incidents'] as const

const packetsOf = (file: string): readonly string[] =>
  readFileSync(`fixtures/recordings/${file}.ndjson`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')

/** A provider that keeps a whole match, and the connection of one court to it. */
class Delivery {
  readonly pipeline = new TennisPipeline()
  /** Index of the packet that is sent next. */
  #position = 0

  constructor(readonly packets: readonly string[]) {}

  send(index: number): void {
    const text = this.packets[index]
    if (text === undefined) return
    this.pipeline.receive({ bytes: Buffer.from(text), isText: true, receivedAt: 0, monotonicMs: 0 }, true)
  }

  next(count: number): void {
    for (const end = this.#position + count; this.#position < end; this.#position += 1)
      this.send(this.#position)
  }

  repeat(back: number): void {
    this.send(this.#position - back)
  }

  /** Sends as many packets as there are keys, in the order of the keys. */
  reordered(keys: readonly number[]): void {
    const order = keys.map((_, index) => index).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
    for (const index of order) this.send(this.#position + index)
    this.#position += keys.length
  }

  drop(count: number): void {
    this.#position += count
  }

  /** The packets of these recordings are numbered from 1 without a gap. */
  reconnect(): void {
    this.#position = this.pipeline.nextSeqNum - 1
  }

  finish(): void {
    this.reconnect()
    this.next(this.packets.length)
  }
}

const disturbance = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map((count) => (delivery: Delivery) => delivery.next(count)),
  fc.integer({ min: 1, max: 30 }).map((back) => (delivery: Delivery) => delivery.repeat(back)),
  fc
    .array(fc.nat(), { minLength: 2, maxLength: 12 })
    .map((keys) => (delivery: Delivery) => delivery.reordered(keys)),
  fc.integer({ min: 1, max: 5 }).map((count) => (delivery: Delivery) => delivery.drop(count)),
  fc.constant((delivery: Delivery) => delivery.reconnect())
)

describe.each(FILES)('the recording %s', (file) => {
  const packets = packetsOf(file)
  const undisturbed = new Delivery(packets)
  undisturbed.finish()
  const expected = undisturbed.pipeline

  it('follows the rules from the first point to the last', () => {
    expect(expected.state.check).toMatchObject({ rulesKnown: true, conflicts: 0, missingPoints: 0 })
    expect(expected.state.check.agreed).toBe(expected.state.check.checked)
    expect(expected.counts).toMatchObject({
      total: packets.length,
      undecodable: 0,
      duplicates: 0,
      gapsOpen: 0
    })
    expect(expected.state.end).not.toBeNull()
  })

  it('ends the same after any mix of repeats, reordering, losses and reconnects', () => {
    const finalState = JSON.stringify(expected.state)
    const finalRows = expected.timeline.range('all', 0, 10_000).rows
    fc.assert(
      fc.property(fc.array(disturbance, { maxLength: 25 }), (disturbances) => {
        const delivery = new Delivery(packets)
        for (const disturb of disturbances) disturb(delivery)
        delivery.finish()
        const { state, counts, timeline } = delivery.pipeline
        expect(JSON.stringify(state)).toBe(finalState)
        expect(timeline.range('all', 0, 10_000).rows).toHaveLength(finalRows.length)
        expect(counts).toMatchObject({ total: packets.length, undecodable: 0, gapsOpen: 0 })
      }),
      { numRuns: 350 }
    )
  })
})

describe('the damaged recording', () => {
  it('lacks a point where a packet is missing, without a conflict', () => {
    const delivery = new Delivery(packetsOf('damaged'))
    delivery.next(delivery.packets.length)
    delivery.pipeline.giveUpHoles(0)
    expect(delivery.pipeline.counts).toMatchObject({ undecodable: 2 })
    expect(delivery.pipeline.state.check).toMatchObject({ missingPoints: 1, conflicts: 0, conflict: null })
  })
})

describe('a match with unknown rules', () => {
  it('is still followed point by point, unchecked', () => {
    const delivery = new Delivery(
      packetsOf('womens-singles').map((text) =>
        text.replace('"scoringType":"Standard"', '"scoringType":"ModernSetLong"')
      )
    )
    delivery.finish()
    const known = new Delivery(packetsOf('womens-singles'))
    known.finish()
    const { state } = delivery.pipeline
    expect(state.check).toMatchObject({ rulesKnown: false, checked: 0, conflicts: 0 })
    expect(pointCount(state.points)).toBe(pointCount(known.pipeline.state.points))
    expect(state.score).toEqual(known.pipeline.state.score)
  })
})
