import { fail, succeed, type Result } from '@shared/result'
import { describe, expect, it } from 'vitest'
import { apiFailure, type ApiFailure } from '../../../../../src-main/sports/volleyball/feed/api-failure'
import type { LiveAccess } from '../../../../../src-main/sports/volleyball/feed/match-api'
import { PushTokens } from '../../../../../src-main/sports/volleyball/feed/push-tokens'
import { ManualClock } from '../../../../support/manual-clock'

const MINUTE_MS = 60_000

interface Bench {
  readonly clock: ManualClock
  readonly tokens: PushTokens
  /** Moments at which a new token was wanted, in milliseconds after the start. */
  readonly wanted: number[]
}

function bench(
  lifeMs: number | null,
  renew: (clock: ManualClock) => Result<LiveAccess, ApiFailure> = (clock) =>
    succeed(accessFor('second', clock, lifeMs))
): Bench {
  const clock = new ManualClock()
  const wanted: number[] = []
  const tokens = new PushTokens({
    access: accessFor('first', clock, lifeMs),
    renew: () => Promise.resolve(renew(clock)),
    clock,
    expiring: () => wanted.push(clock.monotonicMs())
  })
  return { clock, tokens, wanted }
}

const accessFor = (token: string, clock: ManualClock, lifeMs: number | null): LiveAccess => ({
  token,
  channelName: 'match',
  expiresAt: lifeMs === null ? null : clock.utcMs() + lifeMs
})

describe('push tokens', () => {
  it('start with the one at hand; each later one is requested', async () => {
    const { tokens } = bench(60 * MINUTE_MS)
    expect(await tokens.next()).toEqual(succeed({ token: 'first', isRenewed: false }))
    expect(await tokens.next()).toEqual(succeed({ token: 'second', isRenewed: true }))
  })

  it('are requested once, however often they are wanted before the reply', async () => {
    const clock = new ManualClock()
    const answers: ((access: Result<LiveAccess, ApiFailure>) => void)[] = []
    const tokens = new PushTokens({
      access: accessFor('first', clock, 60 * MINUTE_MS),
      renew: () => new Promise((resolve) => answers.push(resolve)),
      clock,
      expiring: () => undefined
    })
    await tokens.next()
    const wanted = [tokens.next(), tokens.next()]
    expect(answers).toHaveLength(1)
    answers[0]?.(succeed(accessFor('second', clock, 60 * MINUTE_MS)))
    const given = succeed({ token: 'second', isRenewed: true })
    expect(await Promise.all(wanted)).toEqual([given, given])
    void tokens.next()
    expect(answers).toHaveLength(2)
  })

  it('are renewed a minute before they expire, every time', async () => {
    const { clock, tokens, wanted } = bench(60 * MINUTE_MS)
    await tokens.next()
    clock.advance(60 * MINUTE_MS)
    await tokens.next()
    clock.advance(60 * MINUTE_MS)
    expect(wanted).toEqual([59 * MINUTE_MS, 119 * MINUTE_MS])
  })

  it('with a short life are renewed after four fifths of it', async () => {
    const { clock, tokens, wanted } = bench(10_000)
    await tokens.next()
    clock.advance(10_000)
    expect(wanted).toEqual([8_000])
  })

  it('are requested again soon after a failed renewal', async () => {
    const { clock, tokens, wanted } = bench(60 * MINUTE_MS, () =>
      fail(apiFailure('retry', 'No.', 'HTTP 500'))
    )
    await tokens.next()
    clock.advance(59 * MINUTE_MS)
    await tokens.next()
    clock.advance(10_000)
    expect(wanted).toEqual([59 * MINUTE_MS, 59 * MINUTE_MS + 10_000])
  })

  it('are not requested while the provider asks for a pause', async () => {
    let asked = 0
    const { clock, tokens } = bench(60 * MINUTE_MS, () => {
      asked += 1
      return fail(apiFailure('retry', 'No.', 'HTTP 429', 5_000))
    })
    await tokens.next()
    for (let again = 0; again < 3; again += 1) expect((await tokens.next()).ok).toBe(false)
    expect(asked).toBe(1)
    clock.advance(5_000)
    await tokens.next()
    expect(asked).toBe(2)
  })

  it.each([null, -MINUTE_MS])('with an unknown expiry (%s) are left to the service', async (lifeMs) => {
    const { clock, tokens } = bench(lifeMs)
    await tokens.next()
    expect(clock.pendingTimers).toBe(0)
  })

  it('leave no timer behind, even when one arrives late', async () => {
    const { clock, tokens } = bench(60 * MINUTE_MS)
    await tokens.next()
    const late = tokens.next()
    tokens.stop()
    await late
    expect(clock.pendingTimers).toBe(0)
  })
})
