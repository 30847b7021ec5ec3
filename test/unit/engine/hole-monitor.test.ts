import { beforeEach, describe, expect, it } from 'vitest'
import type { SeqRange } from '@shared/feeds/sequencer'
import { GIVE_UP_AFTER_MS, HoleMonitor } from '../../../src-main/engine/hole-monitor'
import { ManualClock } from '../../support/manual-clock'

describe('a hole in the sequence', () => {
  let clock: ManualClock
  let hole: SeqRange | null
  let live: boolean
  let position: number
  let requests: number
  let givenUp: number
  let watch: HoleMonitor

  beforeEach(() => {
    clock = new ManualClock()
    hole = null
    live = true
    position = 5
    requests = 0
    givenUp = 0
    watch = new HoleMonitor({
      clock,
      openHole: () => hole,
      nextStartPosition: () => position,
      isLive: () => live,
      request: () => (requests += 1),
      giveUp: () => {
        givenUp += 1
        hole = null
      }
    })
  })

  it('is requested again at once', () => {
    hole = { from: 5, to: 5 }
    watch.check(false)
    expect(requests).toBe(1)
  })

  it('is given up if it does not heal in time', () => {
    hole = { from: 5, to: 5 }
    watch.check(false)
    clock.advance(GIVE_UP_AFTER_MS)
    expect(givenUp).toBe(1)
  })

  it('is not given up after it has healed', () => {
    hole = { from: 5, to: 5 }
    watch.check(false)
    hole = null
    watch.check(false)
    clock.advance(GIVE_UP_AFTER_MS * 2)
    expect(givenUp).toBe(0)
    expect(clock.pendingTimers).toBe(0)
  })

  it('waits while the connection is down', () => {
    hole = { from: 5, to: 5 }
    live = false
    watch.check(false)
    clock.advance(GIVE_UP_AFTER_MS * 10)
    expect(givenUp).toBe(0)
    live = true
    clock.advance(GIVE_UP_AFTER_MS)
    expect(givenUp).toBe(1)
  })

  it('leads to a new request for an unreadable packet, but not forever', () => {
    for (let count = 0; count < 10; count += 1) watch.check(true)
    expect(requests).toBe(2)
    position = 6
    watch.check(true)
    expect(requests).toBe(3)
  })
})
