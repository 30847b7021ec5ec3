import {
  emptySequencer,
  giveUpHoles,
  MAX_HELD,
  nextStartPosition,
  openHole,
  sequence,
  sequencerFrom,
  type Arrival,
  type SeqRange,
  type SequencerState,
  type SequenceVerdict
} from '@shared/feeds/sequencer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

type Packet = Arrival<string>

const data = (seqNum: number): Packet => ({ seqNum, isAlarm: false, item: `data ${seqNum}` })
const alarm = (seqNum: number): Packet => ({ seqNum, isAlarm: true, item: `alarm ${seqNum}` })
const upTo = (count: number): Packet[] => Array.from({ length: count }, (_, index) => data(index + 1))

/** A court in small: feeds packets and keeps what a timeline would show. */
class Listener {
  applied: string[] = []
  late: string[] = []
  missing: SeqRange[] = []

  constructor(public state: SequencerState<string> = emptySequencer) {}

  take(...packets: readonly Packet[]): SequenceVerdict['kind'][] {
    return packets.map((packet) => {
      const { state, verdict, released } = sequence(this.state, packet)
      this.state = state
      this.applied.push(...released)
      if (verdict.kind === 'late') this.late.push(packet.item)
      return verdict.kind
    })
  }

  giveUp(): void {
    const { state, released, missing } = giveUpHoles(this.state)
    this.state = state
    this.applied.push(...released)
    this.missing.push(...missing)
  }
}

describe('packets in order', () => {
  it('applies the placeholder only if it comes first', () => {
    const listener = new Listener()
    expect(listener.take(data(0), data(0), data(1), data(0))).toEqual([
      'apply',
      'duplicate',
      'apply',
      'duplicate'
    ])
    expect(listener.applied).toEqual(['data 0', 'data 1'])
  })

  it('starts from packet 1, and later from the one after the last', () => {
    const listener = new Listener()
    expect(nextStartPosition(listener.state)).toBe(1)
    listener.take(data(0))
    expect(nextStartPosition(listener.state)).toBe(1)
    listener.take(data(1), data(2))
    expect(nextStartPosition(listener.state)).toBe(3)
  })

  it('sees no hole before the start position that it requested', () => {
    const listener = new Listener(sequencerFrom(40))
    expect(nextStartPosition(listener.state)).toBe(40)
    expect(listener.take(data(40), data(41), data(39))).toEqual(['apply', 'apply', 'late'])
    expect(openHole(listener.state)).toBeNull()
  })
})

describe('holes', () => {
  it('are bridged by holding later packets until the missing ones arrive', () => {
    const listener = new Listener()
    expect(listener.take(data(1), data(4), data(3), data(4))).toEqual(['apply', 'hold', 'hold', 'duplicate'])
    expect(openHole(listener.state)).toEqual({ from: 2, to: 2 })
    expect(nextStartPosition(listener.state)).toBe(2)
    listener.take(data(2))
    expect(listener.applied).toEqual(['data 1', 'data 2', 'data 3', 'data 4'])
    expect(openHole(listener.state)).toBeNull()
  })

  it('are named when given up, and what fills them afterwards is late, once', () => {
    const listener = new Listener()
    listener.take(data(1), data(4), data(5), data(8))
    listener.giveUp()
    expect(listener.missing).toEqual([
      { from: 2, to: 3 },
      { from: 6, to: 7 }
    ])
    expect(listener.applied).toEqual(['data 1', 'data 4', 'data 5', 'data 8'])
    expect(listener.take(data(3), data(3), data(9))).toEqual(['late', 'duplicate', 'apply'])
    expect(listener.late).toEqual(['data 3'])
    expect(nextStartPosition(listener.state)).toBe(10)
  })

  it('overflow with a report, and nothing is lost when the stream resumes', () => {
    const listener = new Listener()
    const stream = upTo(MAX_HELD + 2)
    const verdicts = listener.take(...stream.slice(1))
    expect(verdicts.at(-2)).toBe('hold')
    expect(verdicts.at(-1)).toBe('overflow')
    listener.take(...stream.slice(nextStartPosition(listener.state) - 1))
    expect(listener.applied).toEqual(stream.map(({ item }) => item))
  })
})

describe('alarms', () => {
  it('leave no hole when they use up a number', () => {
    const listener = new Listener()
    expect(listener.take(data(1), alarm(2), alarm(3), data(4))).toEqual(Array(4).fill('apply'))
    expect(openHole(listener.state)).toBeNull()
  })

  it('never turn a data packet with their number into a repeat', () => {
    const listener = new Listener()
    expect(listener.take(data(1), alarm(2), alarm(3), data(2), data(3), data(3), data(4))).toEqual([
      ...Array<string>(5).fill('apply'),
      'duplicate',
      'apply'
    ])
  })

  it('may carry the number of the data packet before them, which stays applied', () => {
    const listener = new Listener()
    expect(listener.take(data(1), alarm(1), alarm(1), data(1), data(2))).toEqual([
      'apply',
      'apply',
      'duplicate',
      'duplicate',
      'apply'
    ])
  })

  it('are late when they carry the number of an earlier data packet', () => {
    const listener = new Listener()
    expect(listener.take(data(1), data(2), alarm(1), alarm(1))).toEqual([
      'apply',
      'apply',
      'late',
      'duplicate'
    ])
  })

  it('are applied once when a reconnect repeats them, and hide no data packet', () => {
    const listener = new Listener()
    listener.take(data(1), alarm(2), alarm(3))
    expect(nextStartPosition(listener.state)).toBe(2)
    expect(listener.take(alarm(2), alarm(3), data(4))).toEqual(['duplicate', 'duplicate', 'apply'])
  })

  it('wait beyond a hole like any packet, beside a data packet with the same number', () => {
    const listener = new Listener()
    expect(listener.take(data(1), alarm(3), data(3), alarm(3))).toEqual([
      'apply',
      'hold',
      'hold',
      'duplicate'
    ])
    listener.take(data(2))
    expect(listener.applied).toEqual(['data 1', 'data 2', 'alarm 3', 'data 3'])
  })

  it('make the data packet with their number late once a later one is applied', () => {
    const listener = new Listener()
    expect(listener.take(data(1), alarm(2), data(3), data(2), data(2))).toEqual([
      'apply',
      'apply',
      'apply',
      'late',
      'duplicate'
    ])
  })

  it('are late in a hole that was given up, where the data packet with that number still counts', () => {
    const listener = new Listener()
    listener.take(data(1), data(3))
    listener.giveUp()
    expect(listener.take(alarm(2), alarm(2), data(2), data(2))).toEqual([
      'late',
      'duplicate',
      'late',
      'duplicate'
    ])
  })
})

/** A match of 1 to 60 numbers; every number is a data packet or, as in the provider's samples, an alarm. */
const numberedStream = fc
  .array(fc.boolean(), { minLength: 1, maxLength: 60 })
  .map((kinds) => kinds.map((isData, index) => (isData ? data(index + 1) : alarm(index + 1))))

/** The same match if alarms do not use up numbers: any number of them before a data packet, rising or not. */
const unnumberedAlarmStream = fc
  .array(fc.record({ alarms: fc.nat(3), rising: fc.boolean() }), { minLength: 1, maxLength: 40 })
  .map((steps) =>
    steps.flatMap(({ alarms, rising }, index) => [
      ...Array.from({ length: alarms }, (_, nth) => alarm(index + 1 + (rising ? nth : 0))),
      data(index + 1)
    ])
  )

const items = (packets: readonly Packet[]): string[] => packets.map(({ item }) => item)

describe('any stream', () => {
  it('with repeats, reordering and resent losses ends in the original order, once', () => {
    const mishaps = numberedStream.chain((stream) =>
      fc.record({
        stream: fc.constant(stream),
        arrivals: fc.array(fc.nat(stream.length - 1), { maxLength: 150 })
      })
    )
    fc.assert(
      fc.property(mishaps, ({ stream, arrivals }) => {
        const listener = new Listener()
        for (const index of arrivals) listener.take(...stream.slice(index, index + 1))
        expect(listener.applied).toEqual(items(stream).slice(0, listener.applied.length))
        listener.take(...stream.filter(({ seqNum }) => seqNum >= nextStartPosition(listener.state)))
        expect(listener.applied).toEqual(items(stream))
        expect(listener.late).toEqual([])
        expect(openHole(listener.state)).toBeNull()
      })
    )
  })

  it('with reconnects loses no data packet and opens no hole, whether or not alarms use up numbers', () => {
    fc.assert(
      fc.property(
        fc.oneof(numberedStream, unnumberedAlarmStream),
        fc.array(fc.nat(20), { maxLength: 20 }),
        (stream, packetsPerConnection) => {
          const listener = new Listener()
          for (const count of [...packetsPerConnection, stream.length]) {
            const from = nextStartPosition(listener.state)
            for (const packet of stream.filter(({ seqNum }) => seqNum >= from).slice(0, count)) {
              expect(['apply', 'duplicate']).toContain(listener.take(packet)[0])
              expect(openHole(listener.state)).toBeNull()
            }
          }
          const isData = (item: string): boolean => item.startsWith('data')
          expect(listener.applied.filter(isData)).toEqual(items(stream).filter(isData))
          expect([...listener.applied].sort()).toEqual([...new Set(items(stream))].sort())
        }
      )
    )
  })

  it('reports exactly the holes it gives up, and flags exactly what fills them later', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 60 }),
        (length, losses) => {
          const listener = new Listener()
          const stream = upTo(length)
          const lost = new Set(losses)
          listener.take(...stream.filter(({ seqNum }) => !lost.has(seqNum)))
          listener.giveUp()
          const reached = listener.state.coveredTo
          const missing = stream.filter(({ seqNum }) => lost.has(seqNum) && seqNum < reached)
          const reported = stream.filter(({ seqNum }) =>
            listener.missing.some(({ from, to }) => from <= seqNum && seqNum <= to)
          )
          expect(reported).toEqual(missing)
          listener.take(...stream)
          expect(listener.late).toEqual(items(missing))
          expect([...listener.applied, ...listener.late].sort()).toEqual(items(stream).sort())
        }
      )
    )
  })
})
