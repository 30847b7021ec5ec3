/** A court whose push is away: what its operator sees and is told, from the loss until push is back. */
import { afterEach, expect, it } from 'vitest'
import type { VolleyballCourt } from '../../../../src-main/sports/volleyball/volleyball-court'
import { playMatch } from '../../../../src-main/simulator/volleyball/match/play-match'
import { eventually } from '../../../support/eventually'
import { ManualClock } from '../../../support/manual-clock'
import { FIXTURE, ToldMatch } from '../../../support/volleyball-provider'
import { watchAlarms, type WatchedAlarms } from '../../../support/watched-alarms'
import { watchVolleyball } from '../../../support/watched-volleyball'

const texts = playMatch({
  seed: 3,
  variant: 'indoor',
  fixture: FIXTURE,
  startedAt: Date.UTC(2031, 4, 6, 9)
}).envelopes.map(({ text }) => text)

let told: ToldMatch
let court: VolleyballCourt
let alarms: WatchedAlarms

afterEach(async () => {
  alarms.stop()
  await court.stop()
  await told.stop()
})

it('is DELAYED and polled, with an alarm that gets worse only if polling fails too', async () => {
  told = await ToldMatch.start()
  const clock = new ManualClock()
  const tell = (from: number, to: number): void => {
    for (const text of texts.slice(from, to)) told.channel.publish(text)
  }
  const until = (what: string, condition: () => boolean, stepMs = 100): Promise<void> =>
    eventually(what, () => {
      clock.advance(stepMs)
      alarms.look()
      return condition()
    })
  const rows = (): readonly string[] => court.timelineRange('trouble', 0, 1_000).rows.map(({ text }) => text)

  tell(0, 100)
  court = watchVolleyball(told.address, { clock })
  alarms = watchAlarms(court, clock)
  await until('live', () => court.view().connection.state === 'live')

  told.provider.push.isRefusing = true
  told.provider.push.breakAll()
  tell(100, 120)
  await until('the loss', () => court.view().trust.word === 'DOWN', 0)
  await until('polling', () => court.view().trust.word === 'DELAYED')
  expect(court.view()).toMatchObject({
    trust: { word: 'DELAYED', tone: 'high', reason: 'push unavailable, polling' },
    suspendAdvice: { reason: 'push unavailable, polling' },
    delay: null,
    packets: { total: 120 }
  })
  expect(rows().at(-1)).toBe('Push unavailable; polling.')
  await until('the alarm', () => alarms.happened.length > 0)
  expect(alarms.happened).toEqual(['FEED_DOWN raised high'])

  told.provider.http.failNext('events', { status: 500 })
  await until('the second loss', () => court.view().trust.word === 'DOWN')
  await until('the worse alarm', () => alarms.happened.length > 1)
  await until('polling again', () => court.view().trust.word === 'DELAYED')

  told.provider.push.isRefusing = false
  await until('live again', () => court.view().connection.state === 'live')
  await until('the end of the alarm', () => alarms.happened.length > 2)
  expect(alarms.happened).toEqual([
    'FEED_DOWN raised high',
    'FEED_DOWN raised critical',
    'FEED_DOWN cleared critical'
  ])
  expect(court.view()).toMatchObject({ trust: { word: 'LIVE' }, packets: { total: 120, gapsOpen: 0 } })
})
