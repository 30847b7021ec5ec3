import { afterEach, describe, expect, it } from 'vitest'
import {
  parseProviderFault,
  type ProviderFault
} from '../../../../src-main/simulator/volleyball/provider-fault'
import { eventually } from '../../../support/eventually'
import { ManualClock } from '../../../support/manual-clock'
import { ToldMatch, type Subscriber } from '../../../support/volleyball-provider'

const running: ToldMatch[] = []

function faultOf(text: string): ProviderFault {
  const fault = parseProviderFault(text)
  if (!fault.ok) throw new Error(fault.error)
  return fault.value
}

/** A provider at which this goes wrong when its clock has come so far. */
async function start(...faults: readonly string[]): Promise<{ match: ToldMatch; clock: ManualClock }> {
  const clock = new ManualClock()
  const match = await ToldMatch.start({ clock, faults: faults.map(faultOf) })
  running.push(match)
  return { match, clock }
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((match) => match.stop()))
})

const received = (subscriber: Subscriber, ...sequenceIds: readonly number[]): Promise<void> =>
  eventually(
    `the envelopes ${sequenceIds.join(', ')}`,
    () => subscriber.sequenceIds.join() === sequenceIds.join()
  )

describe('push faults', () => {
  it.each(['cut@30s', 'away@30s:10000', 'expire@30s'])(
    '%s costs a connection, but no message',
    async (fault) => {
      const { match, clock } = await start(fault)
      const subscriber = await match.subscriber()
      clock.advance(29_999)
      expect(subscriber.connectionStates).toEqual(['connected'])
      clock.advance(1)
      await eventually('the loss', () => subscriber.connectionStates.includes('disconnected'))
      match.tell(1)
      clock.advance(10_000)
      await received(subscriber, 1)
      expect(subscriber.resumptions).toEqual([false, true])
    }
  )

  it('forget@30s costs messages too', async () => {
    const { match, clock } = await start('forget@30s')
    const subscriber = await match.subscriber()
    match.tell(1)
    await received(subscriber, 1)
    clock.advance(30_000)
    match.tell(2)
    await eventually('another attachment', () => subscriber.resumptions.length === 2)
    match.tell(3)
    await received(subscriber, 1, 3)
  })

  it('silence@30s:10000 delays messages', async () => {
    const { match, clock } = await start('silence@30s:10000')
    const subscriber = await match.subscriber()
    clock.advance(30_000)
    match.tell(1, 2)
    clock.advance(9_999)
    expect(subscriber.sequenceIds).toEqual([])
    clock.advance(1)
    await received(subscriber, 1, 2)
  })

  it('withhold, duplicate and reorder happen to the next envelopes', async () => {
    const { match, clock } = await start('withhold@0s+2', 'duplicate@1s', 'reorder@1s')
    const subscriber = await match.subscriber()
    clock.advance(1_000)
    match.tell(1, 2, 3, 4, 5)
    await received(subscriber, 3, 3, 5, 4)
  })
})

describe('HTTP faults', () => {
  it('refuse@30s:10000 refuses the keys for a while', async () => {
    const { match, clock } = await start('refuse@30s:10000')
    clock.advance(30_000)
    expect((await match.askToken()).status).toBe(401)
    clock.advance(10_000)
    expect((await match.askToken()).status).toBe(200)
  })

  it('busy@30s:7 and fail@30s+2:502 fail the pull API', async () => {
    const { match, clock } = await start('busy@30s:7', 'fail@30s+2:502')
    clock.advance(30_000)
    const statuses: number[] = []
    for (let asked = 0; asked < 4; asked += 1) statuses.push((await match.ask('/events')).status)
    expect(statuses).toEqual([429, 502, 502, 200])
  })
})

it('leaves no timers behind when it stops', async () => {
  const { match, clock } = await start('away@1s:60000', 'cut@90s')
  await match.subscriber()
  clock.advance(1_000)
  await match.stop()
  expect(clock.pendingTimers).toBe(0)
})
