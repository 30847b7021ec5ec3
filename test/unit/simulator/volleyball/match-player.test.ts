import { describe, expect, it } from 'vitest'
import { MatchChannel } from '../../../../src-main/simulator/volleyball/match-channel'
import { MatchPlayer, type MatchFeed } from '../../../../src-main/simulator/volleyball/match-player'
import { ManualClock } from '../../../support/manual-clock'
import { envelopeText, FIXTURE } from '../../../support/volleyball-provider'

const HOUR_MS = 3_600_000

/** Envelopes 1, 2, 3 … at these minutes of match time. */
const feedAt = (minutes: readonly number[], feed: Partial<MatchFeed> = {}): MatchFeed => ({
  fixture: FIXTURE,
  speed: 1,
  source: (_, speed) =>
    minutes.map((minute, index) => ({ atMs: (minute * 60_000) / speed, text: envelopeText(index + 1) })),
  ...feed
})

function play(feed: MatchFeed, startedAgoMs = 0) {
  const clock = new ManualClock()
  const channel = new MatchChannel(FIXTURE, '{fixtureId}', () => clock.utcMs())
  const player = new MatchPlayer(feed, channel, clock.utcMs() - startedAgoMs, clock)
  player.play()
  return { clock, player, published: () => channel.textsAfter(0).length }
}

describe('MatchPlayer', () => {
  it('publishes every envelope when it is due', () => {
    const { clock, published } = play(feedAt([0, 1, 1, 5]))
    expect(published()).toBe(1)
    clock.advance(59_999)
    expect(published()).toBe(1)
    clock.advance(1)
    expect(published()).toBe(3)
    clock.advance(4 * 60_000)
    expect(published()).toBe(4)
    expect(clock.pendingTimers).toBe(0)
  })

  it('plays faster and with a head start, which is match time', () => {
    const { clock, published } = play(feedAt([1, 2, 6], { speed: 2, headStartMs: 120_000 }))
    expect(published()).toBe(2)
    clock.advance(119_999)
    expect(published()).toBe(2)
    clock.advance(1)
    expect(published()).toBe(3)
  })

  it('continues a match that started earlier', () => {
    const { published } = play(feedAt([0, 1, 2, 3]), 150_000)
    expect(published()).toBe(3)
  })

  it('waits longer than a timer can', () => {
    const { clock, published } = play(feedAt([50 * 24 * 60]))
    clock.advance(50 * 24 * HOUR_MS - 1)
    expect(published()).toBe(0)
    clock.advance(1)
    expect(published()).toBe(1)
  })

  it('publishes nothing after it is stopped', () => {
    const { clock, player, published } = play(feedAt([0, 1]))
    player.stop()
    clock.advance(HOUR_MS)
    expect(published()).toBe(1)
    expect(clock.pendingTimers).toBe(0)
  })
})
