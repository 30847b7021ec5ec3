/** The log of a volleyball court, replayed to any position, is the court as it was there. */
import fc from 'fast-check'
import { it } from 'vitest'
import type { ConnectionState } from '@shared/court/common-view'
import { DEFAULT_VOLLEYBALL_ACCESS } from '@shared/sports/volleyball/feed/access'
import { rulesOf } from '@shared/sports/volleyball/rules/match-rules'
import { CaptureWriter } from '../../../../../src-main/capture/capture-writer'
import { VolleyballCourt } from '../../../../../src-main/sports/volleyball/volleyball-court'
import { EVENTFUL_VOLLEYBALL } from '../../../../../src-main/simulator/volleyball/match/incidents'
import { ManualClock } from '../../../../support/manual-clock'
import { MemoryDisk } from '../../../../support/memory-disk'
import { expectReplayed, NotingLog } from '../../../../support/noting-log'
import { FIXTURE, playedMatch, wireText, withCorrections } from '../../../../support/volleyball-play'

const MISHAPS = [
  'lost',
  'twice',
  'late',
  'garbled',
  'garbled twice',
  'of another match',
  'interrupted',
  'noted',
  'clock set'
] as const
type Mishap = (typeof MISHAPS)[number]

interface Plan {
  readonly variant: 'indoor' | 'beach'
  readonly isNamed: boolean
  /** Told by a provider that corrects itself all the time. */
  readonly isCorrected: boolean
  readonly seed: number
  /** What goes wrong at the message with this index. */
  readonly mishaps: readonly (readonly [number, Mishap])[]
  /** One position of so many is looked at. */
  readonly lookEach: number
}

const plans: fc.Arbitrary<Plan> = fc.record({
  variant: fc.constantFrom('indoor', 'beach'),
  isNamed: fc.boolean(),
  isCorrected: fc.boolean(),
  seed: fc.nat(100_000),
  mishaps: fc.array(fc.tuple(fc.nat(900), fc.constantFrom(...MISHAPS)), { maxLength: 30 }),
  lookEach: fc.integer({ min: 37, max: 97 })
})

function textsOf({ variant, seed, isCorrected }: Plan): readonly string[] {
  const incidents = { rates: EVENTFUL_VOLLEYBALL }
  const { envelopes, actions } = playedMatch(seed, { variant, bestOf: 3, incidents })
  if (!isCorrected) return envelopes.map(({ text }) => text)
  const rates = { provisional: 0.2, modified: 0.05, inserted: 0.05, cancelled: 0.05, lag: 8 }
  return withCorrections(actions(), seed, rates).map(wireText)
}

function playLive(plan: Plan, disk: MemoryDisk) {
  const { variant, isNamed, mishaps: planned, lookEach } = plan
  const clock = new ManualClock()
  const startedAt = clock.utcMs()
  const source = {
    feed: 'volleyball-events',
    eventId: FIXTURE.fixtureId,
    host: '',
    clientVersion: 'test'
  }
  const writer = new CaptureWriter({ folder: '/captures', courtName: '', source, clock, files: disk })
  const log = new NotingLog(writer, lookEach)
  const court = new VolleyballCourt({
    place: {
      courtId: 'feed:x',
      eventId: FIXTURE.fixtureId,
      origin: 'feed',
      access: DEFAULT_VOLLEYBALL_ACCESS,
      fixture: FIXTURE,
      teams: isNamed ? { Home: 'Norway', Away: 'Japan' } : { Home: '', Away: '' },
      rules: isNamed ? rulesOf(variant, 3) : null,
      readKeys: () => new Promise(() => undefined)
    },
    capture: log,
    clock,
    random: () => 0.5,
    changed: () => undefined
  })
  log.court = court
  court.start()
  const connected = (state: ConnectionState): void => {
    const before = court.connection
    court.connectionChanged(before, { ...before, state, sinceMonotonicMs: clock.monotonicMs() })
  }
  const receive = (text: string): void => {
    const frame = {
      bytes: Buffer.from(text),
      isText: true,
      receivedAt: clock.utcMs(),
      monotonicMs: clock.monotonicMs()
    }
    log.appendFrame({ ...frame, feed: source.feed })
    court.read(frame)
  }
  const mishaps = new Map(planned)
  let held: string[] = []
  connected('catching-up')
  connected('live')
  for (const [index, text] of textsOf(plan).entries()) {
    clock.advance(700 + ((index * 7919) % 2_500))
    switch (mishaps.get(index)) {
      case 'lost':
        break
      case 'twice':
        receive(text)
        receive(text)
        break
      case 'late':
        held.push(text)
        break
      case 'garbled':
        receive(text.slice(0, text.length / 2))
        clock.advance(400)
        receive(text)
        break
      case 'garbled twice':
        receive(`{"sequenceId":${index + 1},"actionId":"seven"}`)
        receive(`{"sequenceId":${index + 1},"actionId":"seven"}`)
        break
      case 'of another match':
        receive(text.replaceAll(FIXTURE.fixtureId, '42'))
        receive(text)
        break
      case 'interrupted':
        connected('waiting')
        clock.advance(2_000)
        connected('catching-up')
        receive(text)
        connected('live')
        break
      case 'noted':
        court.note(`looked at ${index}`)
        receive(text)
        break
      case 'clock set':
        clock.jumpUtc(index % 2 === 0 ? 45_000 : -30_000)
        receive(text)
        break
      case undefined:
        receive(text)
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
    { numRuns: 15 }
  )
})
