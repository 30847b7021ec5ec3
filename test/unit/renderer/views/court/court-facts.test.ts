import { type FeedPanel } from '@shared/court/insight-view'
import { NO_INSIGHT } from '../../../../support/insight'
import { type TennisInsight } from '@shared/sports/tennis/view/insight-view'
import { describe, expect, it } from 'vitest'
import { correctionAgeMs } from '../../../../../src-renderer/court-parts/correction-age'
import { trustFacts } from '../../../../../src-renderer/views/court/court-facts'
import { feedFacts, feedStateText, signedSeconds } from '../../../../../src-renderer/views/court/feed-facts'
import { agoMonotonicMs, courtInPlay, NOW_MONOTONIC_MS } from '../../court-fixture'

const factOf = (insight: Partial<TennisInsight>, name: string) =>
  trustFacts(courtInPlay({ insight: { ...NO_INSIGHT, ...insight } }), NOW_MONOTONIC_MS).find(
    (fact) => fact.name === name
  )

const settlesWithin = { messages: 1, ms: null }
const check = {
  rulesKnown: true,
  checked: 214,
  agreed: 214,
  missingPoints: 0,
  conflict: null,
  settlesWithin
}

describe('the score check in the header', () => {
  it('says how many points agree with the rules', () => {
    expect(factOf({ scoreCheck: check }, 'Score check')?.value).toBe('agrees, 214 of 214')
  })

  it('shows both scores of a conflict, loudly', () => {
    const conflict = { provider: '40–15', rules: '30–15', sinceMonotonicMs: 0 }
    expect(factOf({ scoreCheck: { ...check, conflict } }, 'Score check')).toEqual({
      name: 'Score check',
      value: 'conflict: provider 40–15, rules 30–15',
      tone: 'critical'
    })
  })

  it('does not guess when the rules are unknown, nor before the first point', () => {
    expect(factOf({ scoreCheck: { ...check, rulesKnown: false } }, 'Score check')?.value).toBe(
      'rules unknown'
    )
    expect(factOf({ scoreCheck: { ...check, checked: 0, agreed: 0 } }, 'Score check')?.value).toBe(
      'nothing to check yet'
    )
  })

  it('says how many points are missing', () => {
    expect(factOf({ scoreCheck: { ...check, agreed: 212, missingPoints: 2 } }, 'Score check')?.value).toBe(
      'agrees, 212 of 214; 2 points missing'
    )
  })
})

describe('statistics and delay in the header', () => {
  it('say how many fields differ', () => {
    const value = (differences: number) =>
      factOf({ statisticsFeed: { state: 'differs', differences } }, 'Statistics')?.value
    expect([value(1), value(3)]).toEqual(['1 field differs', '3 fields differ'])
    expect(factOf({ statisticsFeed: { state: 'waiting', differences: 0 } }, 'Statistics')?.value).toBe(
      'waiting for the feed'
    )
  })

  it('show the clock offset if it is known', () => {
    expect(factOf({}, 'Delay')?.value).toBe('2.1 s, level 1')
    expect(factOf({ clockOffsetMs: -1240 }, 'Delay')?.value).toBe('2.1 s, level 1 · clock −1.2 s')
    expect(signedSeconds(12)).toBe('±0.0 s')
  })
})

describe('a correction mark', () => {
  it('stays for 30 s', () => {
    const age = (ageMs: number) =>
      correctionAgeMs({ correctedMonotonicMs: agoMonotonicMs(ageMs) }, NOW_MONOTONIC_MS)
    expect([age(0), age(29_999), age(30_000)]).toEqual([0, 29_999, null])
    expect(correctionAgeMs({ correctedMonotonicMs: null }, NOW_MONOTONIC_MS)).toBeNull()
  })
})

describe('a connection in the feed panel', () => {
  const feed: FeedPanel = {
    feed: 'Tennis events',
    state: 'catching-up',
    host: 'localhost:1',
    message: '',
    attempts: 3,
    nextAttemptMonotonicMs: NOW_MONOTONIC_MS + 9000,
    lastCloseCode: 1006,
    heartbeats: 412,
    lastSeqReceived: 611,
    lastSeqApplied: 609,
    gapsOpen: 1,
    gapsHealed: 2,
    duplicates: 4,
    undecodable: 0,
    delayMedianMs: 2100,
    delayP95Ms: 2900,
    delayP99Ms: null,
    clockOffsetMs: 400,
    bytesPerSecond: 1240.4
  }
  const valueOf = (name: string) =>
    feedFacts(feed, 'packet', NOW_MONOTONIC_MS).find((fact) => fact.name === name)?.value

  it('is shown in full', () => {
    expect(feedStateText(feed)).toBe('Catching up')
    expect(valueOf('Next try')).toBe('in 0:09')
    expect(valueOf('Last close code')).toBe('1006')
    expect([valueOf('Seq received'), valueOf('Seq applied')]).toEqual(['611', '609'])
    expect(valueOf('Gaps')).toBe('1 open, 2 filled')
    expect(valueOf('Delay, p95 and p99')).toBe('2.9 s, unknown')
    expect(valueOf('Clock offset')).toBe('venue +0.4 s')
    expect(valueOf('Traffic')).toBe('1.2 kB/s')
  })
})
