/** The log of a court, replayed to any position, is the court as it was there. */
import fc from 'fast-check'
import { it } from 'vitest'
import type { ConnectionState } from '@shared/court/common-view'
import { fail } from '@shared/result'
import { CaptureWriter } from '../../../../../src-main/capture/capture-writer'
import { TennisCourt } from '../../../../../src-main/sports/tennis/tennis-court'
import { EVENTFUL_RATES } from '../../../../../src-main/simulator/tennis/incidents'
import { generateMatch } from '../../../../../src-main/simulator/tennis/match-generator'
import { scriptSource } from '../../../../../src-main/simulator/tennis/stored-frame'
import { ManualClock } from '../../../../support/manual-clock'
import { matchProfile } from '../../../../support/match-profiles'
import { MemoryDisk } from '../../../../support/memory-disk'
import { expectReplayed, NotingLog } from '../../../../support/noting-log'

const EVENT_ID = '2031-0042-MS003'
const PROFILES = [
  matchProfile({ scoringType: 'ShortSets' }),
  matchProfile({ scoringType: 'MatchTieBreak', dialect: '2016' }, true),
  matchProfile({ scoringType: 'ProSet', numSets: 1 })
].map((profile) => ({ ...profile, incidents: { rates: EVENTFUL_RATES } }))

const MISHAPS = [
  'lost',
  'twice',
  'late',
  'garbled',
  'garbled twice',
  'interrupted',
  'silent',
  'noted',
  'clock set'
] as const
type Mishap = (typeof MISHAPS)[number]

interface Plan {
  readonly profile: (typeof PROFILES)[number]
  readonly seed: number
  /** What goes wrong at the packet with this index. */
  readonly mishaps: readonly (readonly [number, Mishap])[]
  /** One position of so many is looked at. */
  readonly lookEach: number
}

const plans: fc.Arbitrary<Plan> = fc.record({
  profile: fc.constantFrom(...PROFILES),
  seed: fc.nat(100_000),
  mishaps: fc.array(fc.tuple(fc.nat(400), fc.constantFrom(...MISHAPS)), { maxLength: 25 }),
  lookEach: fc.integer({ min: 13, max: 41 })
})

function playLive(plan: Plan, disk: MemoryDisk): { log: NotingLog; startedAt: number } {
  const clock = new ManualClock()
  const startedAt = clock.utcMs()
  const source = { feed: 'tennis-events', eventId: EVENT_ID, host: '', clientVersion: 'test' }
  const writer = new CaptureWriter({ folder: '/captures', courtName: '', source, clock, files: disk })
  const log = new NotingLog(writer, plan.lookEach)
  const court = new TennisCourt({
    place: {
      courtId: 'feed:x',
      eventId: EVENT_ID,
      origin: 'feed',
      hosts: ['ws://127.0.0.1:1'],
      path: '/{eventId}',
      statisticsPath: null,
      rally: null,
      readToken: () => Promise.resolve(fail('There is none.'))
    },
    capture: log,
    clock,
    random: () => 0.5,
    changed: () => undefined
  })
  log.court = court
  const connected = (state: ConnectionState): void => {
    const before = court.connection
    court.connectionChanged(before, { ...before, state, sinceMonotonicMs: clock.monotonicMs() })
  }
  const receive = (bytes: Uint8Array): void => {
    court.receive({ bytes, isText: true, receivedAt: clock.utcMs(), monotonicMs: clock.monotonicMs() })
  }
  const mishaps = new Map(plan.mishaps)
  let held: Uint8Array[] = []
  connected('catching-up')
  connected('live')
  for (const [index, { data }] of scriptSource(generateMatch(plan.profile, plan.seed), 0)(0, 1).entries()) {
    clock.advance(700 + ((index * 7919) % 2_500))
    switch (mishaps.get(index)) {
      case 'lost':
        break
      case 'twice':
        receive(data)
        receive(data)
        break
      case 'late':
        held.push(data)
        break
      case 'garbled':
        receive(data.subarray(0, data.length / 2))
        clock.advance(400)
        receive(data)
        break
      case 'garbled twice':
        receive(Buffer.from(`{"seqNum":${index},"eventElementType":7}`))
        receive(Buffer.from(`{"seqNum":${index},"eventElementType":7}`))
        break
      case 'interrupted':
        connected('waiting')
        clock.advance(2_000)
        connected('catching-up')
        receive(data)
        connected('live')
        break
      case 'silent':
        clock.advance(40_000)
        receive(data)
        break
      case 'noted':
        court.note(`looked at ${index}`)
        receive(data)
        break
      case 'clock set':
        clock.jumpUtc(index % 2 === 0 ? 45_000 : -30_000)
        receive(data)
        break
      case undefined:
        receive(data)
        // What was held back comes long after its place, when the court has often gone on without it.
        if (held.length > 0 && index % 17 === 0) {
          for (const late of held) receive(late)
          held = []
        }
    }
  }
  court.note('the end')
  return { log, startedAt }
}

it('equals the live court at any position, in any order', async () => {
  await fc.assert(
    fc.asyncProperty(plans, fc.boolean(), fc.infiniteStream(fc.nat()), async (plan, isSealed, order) => {
      const disk = new MemoryDisk()
      const { log, startedAt } = playLive(plan, disk)
      await (isSealed ? log.seal() : log.flush())
      await expectReplayed(log, disk, startedAt, order)
    }),
    { numRuns: 25 }
  )
})
