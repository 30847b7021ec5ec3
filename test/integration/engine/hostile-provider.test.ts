/** Providers and computers that misbehave in ways of their own, over real sockets and on a clock that a test moves. */
import { Agent } from 'node:https'
import type { Socket } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ManualClock } from '../../support/manual-clock'
import { AUTHORISED, HEARTBEAT, refusal, TestProvider, type Visit } from '../../support/test-provider'
import { watchAlarms, type WatchedAlarms } from '../../support/watched-alarms'
import { watchCourt, type WatchedCourt } from '../../support/watched-court'
import { wirePacket, wirePoint, wireScore, wireStatus } from '../../support/wire-packets'

const EVENT_ID = '2031-0042-MS003'
const START_AT = Date.UTC(2031, 4, 6, 9)
const serves = { server: { team: 'TeamA' }, nextServer: { team: 'TeamA' } }

let provider: TestProvider
let clock: ManualClock
let watched: WatchedCourt
let alarms: WatchedAlarms
/** What the test gives reason for; any other alarm is a false one. */
let deserved: string[]

beforeEach(async () => {
  provider = await TestProvider.start()
  clock = new ManualClock(START_AT)
  watched = watchCourt(provider.host, EVENT_ID, 'a-token-for-tests', clock)
  alarms = watchAlarms(watched, clock)
  deserved = []
})

afterEach(async () => {
  alarms.stop()
  await watched.court.stop()
  await provider.stop()
  expect([...new Set(alarms.raised)]).toEqual(deserved)
})

/** Lets the sockets work, and time pass, until the condition holds. */
async function until(what: string, condition: () => boolean, stepMs = 10): Promise<void> {
  for (let step = 0; !condition(); step += 1) {
    if (step > 20_000) throw new Error(`never came: ${what}, ${JSON.stringify(watched.view().connection)}`)
    clock.advance(stepMs)
    alarms.look()
    await turn()
  }
}

async function goLive(nth: number): Promise<Visit> {
  await until(`visit ${nth}`, () => provider.visits.length >= nth)
  const visit = await provider.visit(nth)
  visit.send(AUTHORISED, HEARTBEAT)
  await until('live', () => watched.view().connection.state === 'live')
  return visit
}

/** Twice what is taken. */
const TOO_LARGE = 'x'.repeat(32 * 1024 * 1024)

const total = (): number => watched.view().packets.total
const stampedNow = (kind: string, seqNum: number) =>
  wirePacket(kind, seqNum, { ...serves, timestamp: new Date(clock.utcMs() - 1_500).toISOString() })

describe('a provider', () => {
  it('that sends 5,000 packets at once loses none', async () => {
    const visit = await goLive(1)
    visit.send(...Array.from({ length: 5_000 }, (_, index) => wirePacket('PointStarted', index + 1, serves)))
    await until('all packets', () => total() === 5_000)
    expect(watched.view().packets).toMatchObject({ lastSeqNum: 5_000, duplicates: 0, gapsOpen: 0 })
  })

  /** One unmasked text frame as it is on the wire (RFC 6455, 5.2). */
  const wireBytes = (text: string): Buffer => {
    const payload = Buffer.from(text)
    return Buffer.concat([Buffer.from([0x81, 126, payload.length >> 8, payload.length & 0xff]), payload])
  }
  const tcpOf = ({ socket }: Visit): Socket => Reflect.get(socket, '_socket') as Socket

  it('that sends a frame byte by byte is understood', async () => {
    const visit = await goLive(1)
    for (const byte of wireBytes(wireStatus(1, 'InProgress'))) {
      tcpOf(visit).write(Buffer.from([byte]))
      await turn()
    }
    await until('the packet', () => total() === 1)
    expect(watched.view().teams.TeamA.players[0]?.name).toBe('N. HALVORSEN')
  })

  it('that drips a byte per second is dropped after 25 s, and resumed without loss', async () => {
    const visit = await goLive(1)
    for (const byte of wireBytes(wireStatus(1, 'InProgress')).subarray(0, 26)) {
      tcpOf(visit).write(Buffer.from([byte]))
      for (let count = 0; count < 4; count += 1) {
        alarms.look()
        clock.advance(250)
      }
      await turn()
    }
    deserved = ['FEED_STALE']
    const second = await goLive(2)
    second.send(wireStatus(1, 'InProgress'))
    await until('the packet', () => total() === 1)
    expect(watched.view().packets).toMatchObject({ duplicates: 0, undecodable: 0, gapsOpen: 0 })
  })

  it('that sends an unknown kind is understood in everything else', async () => {
    const visit = await goLive(1)
    visit.send(wirePacket('SomethingNew', 1, { ...serves, score: wireScore({ points: ['15', '0'] }) }))
    await until('the packet', () => total() === 1)
    expect(watched.view().score).toMatchObject({ pointsA: '15', pointsB: '0' })
    expect(watched.packetRows()[0]?.text).toContain('SomethingNew')
  })

  it.each([
    ['is no UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['is no JSON', Buffer.from('{"seqNum":')]
  ])('that sends what %s is asked again, and continues', async (_, bytes) => {
    const visit = await goLive(1)
    visit.send(wirePacket('PointStarted', 1, serves))
    visit.socket.send(bytes, { binary: false })
    const second = await goLive(2)
    expect(second.url).toContain('startPosition=2')
    second.send(wirePacket('PointStarted', 2, serves))
    await until('the next packet', () => watched.view().packets.lastSeqNum === 2)
    expect(watched.view().packets).toMatchObject({ undecodable: 1, gapsOpen: 0, duplicates: 0 })
  })

  it('whose connection breaks after every packet loses and repeats none', async () => {
    for (let seqNum = 1; seqNum <= 15; seqNum += 1) {
      const visit = await goLive(seqNum)
      expect(visit.url).toContain(`startPosition=${seqNum}`)
      visit.send(wirePacket('PointStarted', seqNum, serves))
      await until('the packet', () => total() === seqNum)
      visit.socket.terminate()
      await until('the loss', () => watched.view().connection.state !== 'live')
    }
    expect(watched.view().packets).toMatchObject({ total: 15, duplicates: 0, gapsOpen: 0 })
    // Between visits of a moment it is waited ever longer.
    deserved = ['FEED_DOWN']
  })

  it('that refuses the token mid-match leaves the score in place, marked as down', async () => {
    const first = await goLive(1)
    first.send(wireStatus(1, 'InProgress'), wirePoint(2, 'TeamA', { points: ['15', '0'] }))
    await until('the point', () => total() === 2)
    first.socket.terminate()
    await until('the second visit', () => provider.visits.length === 2)
    const second = await provider.visit(2)
    second.send(refusal('The supplied authentication is invalid'))
    await until('the refusal', () => watched.view().connection.state === 'refused')
    expect(watched.view()).toMatchObject({
      trust: { word: 'DOWN', tone: 'critical' },
      score: { pointsA: '15', pointsB: '0' }
    })
    deserved = ['TOKEN_REFUSED']
    alarms.look()
    clock.advance(600_000)
    await turn()
    expect(provider.visits).toHaveLength(2)
  })

  it('that sends a frame of 32 MB is disconnected, and resumed without loss', async () => {
    const visit = await goLive(1)
    visit.send(wirePacket('PointStarted', 1, serves))
    await until('the packet', () => total() === 1)
    visit.socket.send(TOO_LARGE)
    const second = await goLive(2)
    expect(second.url).toContain('startPosition=2')
    second.send(wirePacket('PointStarted', 2, serves))
    await until('the next packet', () => total() === 2)
    expect(watched.noteTexts().some((text) => text.includes('larger than 16 MiB'))).toBe(true)
    expect(watched.view().packets).toMatchObject({ duplicates: 0, gapsOpen: 0 })
  })

  it('that sends one on every connection raises an alarm', async () => {
    for (let nth = 1; nth <= 9; nth += 1) (await goLive(nth)).socket.send(TOO_LARGE)
    deserved = ['FEED_DOWN']
  })

  it('that restarts its numbering is followed', async () => {
    const visit = await goLive(1)
    visit.send(...[1, 2, 3, 4].map((seqNum) => wirePacket('PointStarted', seqNum, serves)))
    await until('the packets', () => total() === 4)
    const later = { timestamp: '2031-05-06T10:00:00.000Z' }
    visit.send(wireStatus(1, 'InProgress', {}, later), wirePoint(2, 'TeamA', { points: ['15', '0'] }, later))
    await until('the new packets', () => total() === 6)
    expect(watched.view().score).toMatchObject({ pointsA: '15' })
    expect(watched.noteTexts()).toContain('The provider restarted its numbering')
  })
})

describe('a clock', () => {
  it.each([3_600_000, -3_600_000])(
    'that jumps by %i ms affects neither the connection nor, for long, the trust',
    async (jumpMs) => {
      const visit = await goLive(1)
      visit.send(wireStatus(1, 'InProgress'))
      let seqNum = 1
      const play = async (packets: number): Promise<void> => {
        for (let count = 0; count < packets; count += 1) {
          visit.send(stampedNow('PointStarted', (seqNum += 1)), HEARTBEAT)
          await until('the packet', () => total() === seqNum)
        }
      }
      await play(20)
      expect(watched.view().trust.word).toBe('LIVE')
      const sourceClock = clock.utcMs()
      clock.jumpUtc(jumpMs)
      for (let count = 0; count < 20; count += 1) {
        seqNum += 1
        const timestamp = new Date(sourceClock + count * 100).toISOString()
        visit.send(wirePacket('PointStarted', seqNum, { ...serves, timestamp }), HEARTBEAT)
        await until('the packet', () => total() === seqNum)
      }
      expect(provider.visits).toHaveLength(1)
      expect(watched.view().trust.word).toBe('LIVE')
      expect(watched.view().insight.clockOffsetMs).not.toBe(0)
    }
  )

  it('that sleeps for ten minutes reconnects and continues', async () => {
    const visit = await goLive(1)
    visit.send(wirePacket('PointStarted', 1, serves))
    await until('the packet', () => total() === 1)
    watched.court.systemResumed()
    const second = await goLive(2)
    second.send(wirePacket('PointStarted', 2, serves))
    await until('the packet', () => total() === 2)
    expect(watched.view().packets).toMatchObject({ duplicates: 0, gapsOpen: 0 })
  })
})

it('an unknown host is explained and retried', async () => {
  const unknown = Object.assign(new Error('getaddrinfo ENOTFOUND feed.invalid'), { code: 'ENOTFOUND' })
  // The answer of the system's resolver, which may take its time where there is no network.
  const agent = new Agent({ lookup: (_name, _options, found) => found(unknown, []) })
  const lost = watchCourt('wss://feed.invalid', EVENT_ID, 'a-token-for-tests', clock, {
    socketOptionsFor: () => Promise.resolve({ agent })
  })
  await until('the failure', () => lost.view().connection.state === 'waiting')
  expect(lost.view().connection.message).toMatch(/DNS/)
  expect(lost.view().connection.nextAttemptMonotonicMs).not.toBeNull()
  await lost.court.stop()
})
