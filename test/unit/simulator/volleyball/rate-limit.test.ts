import { expect, it } from 'vitest'
import { RateLimit } from '../../../../src-main/simulator/volleyball/rate-limit'
import { ManualClock } from '../../../support/manual-clock'

it('allows a number of requests in any period, and says how long to wait', () => {
  const clock = new ManualClock()
  const limit = new RateLimit({ requests: 2, perMs: 10_000 }, clock)
  expect(limit.take()).toBe(0)
  clock.advance(4_500)
  expect([limit.take(), limit.take()]).toEqual([0, 6])
  clock.advance(5_500)
  expect([limit.take(), limit.take()]).toEqual([0, 5])
})

it('does not count refused requests', () => {
  const clock = new ManualClock()
  const limit = new RateLimit({ requests: 1, perMs: 1_000 }, clock)
  limit.take()
  clock.advance(999)
  expect(limit.take()).toBe(1)
  clock.advance(1)
  expect(limit.take()).toBe(0)
})
