import { beforeEach, describe, expect, it } from 'vitest'
import { CALLS, type CallName } from '@shared/ipc/contract'
import { fail, succeed } from '@shared/result'
import { CallGuard, type Sender } from '../../../src-main/ipc/call-guard'
import type { Handlers } from '../../../src-main/calls/handlers'
import { HOSTILE_ARGUMENTS, VALID_ARGUMENTS } from '../../support/hostile-arguments'
import { ManualClock } from '../../support/manual-clock'

const ORIGIN = 'app://rallydesk'
const console_: Sender = { windowId: 1, role: 'console', isTopFrame: true, origin: ORIGIN }
const names = Object.keys(CALLS) as CallName[]

describe('every call of the contract', () => {
  let called: string[]
  let bugs: string[]
  let clock: ManualClock
  let guard: CallGuard
  /** What the handlers answer; the guard must not trust it. */
  let answer: () => unknown

  beforeEach(() => {
    called = []
    bugs = []
    clock = new ManualClock()
    answer = () => succeed({})
    const handlers = Object.fromEntries(
      names.map((name) => [
        name,
        () => {
          called.push(name)
          return answer()
        }
      ])
    ) as unknown as Handlers
    guard = new CallGuard({ handlers, trustedOrigin: ORIGIN, clock, reportBug: (call) => bugs.push(call) })
  })

  describe.each(names)('%s', (name) => {
    it.each([
      ['a frame within the page', { ...console_, isTopFrame: false }],
      ['another origin', { ...console_, origin: 'https://evil.example' }],
      ['an origin that only begins like ours', { ...console_, origin: `${ORIGIN}.evil.example` }],
      ['an opaque origin', { ...console_, origin: 'null' }],
      ['a window that we did not open', { ...console_, role: null }]
    ])('is refused to %s', async (_, sender) => {
      const reply = await guard.answer(sender, name, VALID_ARGUMENTS[name])
      expect(reply).toMatchObject({ ok: false, code: 'FORBIDDEN_SENDER' })
      expect(called).toEqual([])
    })

    it('reaches its handler with good arguments only', async () => {
      for (const args of HOSTILE_ARGUMENTS) {
        clock.advance(1_000)
        const reply = await guard.answer(console_, name, args)
        expect(reply).toMatchObject({ ok: false })
        expect(['BAD_ARGUMENTS', 'TOO_LARGE']).toContain(reply.ok ? '' : reply.code)
      }
      expect(called).toEqual([])
      clock.advance(1_000)
      await guard.answer(console_, name, VALID_ARGUMENTS[name])
      expect(called).toEqual([name])
    })

    it('is refused when called too often, and allowed again a second later', async () => {
      const { perSecond } = CALLS[name]
      for (let count = 0; count < perSecond; count += 1)
        await guard.answer(console_, name, VALID_ARGUMENTS[name])
      const reply = await guard.answer(console_, name, VALID_ARGUMENTS[name])
      expect(reply).toMatchObject({ ok: false, code: 'TOO_MANY_CALLS' })
      expect(called).toHaveLength(perSecond)
      clock.advance(1_000)
      await guard.answer(console_, name, VALID_ARGUMENTS[name])
      expect(called).toHaveLength(perSecond + 1)
    })

    it('answers INTERNAL, without details, when its handler throws', async () => {
      answer = () => {
        throw new Error('secret path /home/user')
      }
      const reply = await guard.answer(console_, name, VALID_ARGUMENTS[name])
      expect(reply).toMatchObject({ ok: false, code: 'INTERNAL' })
      expect(JSON.stringify(reply)).not.toContain('secret')
      expect(bugs).toEqual([name])
    })

    it('blocks a result that breaks the contract', async () => {
      answer = () => succeed('rubbish')
      expect(await guard.answer(console_, name, VALID_ARGUMENTS[name])).toMatchObject({
        ok: false,
        code: 'INTERNAL'
      })
      expect(bugs).toEqual([name])
    })

    it('has a time limit, unless it waits for the user', async () => {
      let decide: (outcome: unknown) => void = () => undefined
      answer = () => new Promise((resolve) => (decide = resolve))
      const reply = guard.answer(console_, name, VALID_ARGUMENTS[name])
      await Promise.resolve()
      clock.advance(10_000)
      decide(fail({ code: 'LATE', detail: '' }))
      expect(await reply).toMatchObject({
        ok: false,
        code: CALLS[name].takesItsTime ? 'LATE' : 'TIMED_OUT'
      })
    })
  })

  it.each([['__proto__'], ['toString'], ['constructor'], [''], [null], [7], [{}], ['courts.add ']])(
    '%j is not a call',
    async (name) => {
      expect(await guard.answer(console_, name, {})).toMatchObject({ ok: false, code: 'BAD_ARGUMENTS' })
    }
  )
})
