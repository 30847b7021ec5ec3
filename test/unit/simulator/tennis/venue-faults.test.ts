import { describe, expect, it } from 'vitest'
import type { Fault, FaultEffect } from '../../../../src-main/simulator/tennis/fault'
import { packetOf, type StoredFrame } from '../../../../src-main/simulator/tennis/stored-frame'
import { withVenueFaults } from '../../../../src-main/simulator/tennis/venue-faults'

const times = { openedAt: Date.UTC(2031, 4, 6, 9), startedMs: 0 }

/** Ten packets, one every ten seconds. */
const frames: readonly StoredFrame[] = Array.from({ length: 10 }, (_, seqNum) => ({
  seqNum,
  dueMs: seqNum * 10_000,
  data: Buffer.from(JSON.stringify({ seqNum, timestamp: `stamp ${seqNum}` }))
}))

const fault = (seqNum: number, effect: FaultEffect, count = 1): Fault => ({
  when: { at: 'packet', seqNum },
  count,
  permanent: false,
  effect
})

const summary = (result: readonly StoredFrame[]): unknown[] =>
  result.map((frame) => {
    const { eventElementType, delayStatus, timestamp } = packetOf(frame) ?? {}
    return [frame.seqNum, frame.dueMs / 1_000, delayStatus ?? eventElementType ?? timestamp]
  })

describe('a delay', () => {
  it('sends packets late with their old timestamps, and those behind them too', () => {
    const late = withVenueFaults(frames, [fault(3, { kind: 'delay', byMs: 25_000 }, 2)], times)
    expect(summary(late).slice(2, 8)).toEqual([
      [2, 20, 'stamp 2'],
      [3, 55, 'DELAYED'],
      [4, 65, 'DELAYED'],
      [5, 65, 'DELAYED'],
      [6, 65, 'DELAYED'],
      [7, 70, 'stamp 7']
    ])
    expect(packetOf(late[3] ?? { data: Buffer.of() })?.timestamp).toBe('stamp 3')
  })

  it('can come first, as in the provider’s test stream', () => {
    const late = withVenueFaults(frames, [fault(1, { kind: 'delay', byMs: 5_000 })], times)
    expect(summary(late).slice(0, 3)).toEqual([
      [0, 0, 'stamp 0'],
      [1, 15, 'DELAYED'],
      [2, 20, 'stamp 2']
    ])
  })
})

describe('an alarm', () => {
  it('uses numbers of its own, every 25 s, and reconstructs what happened meanwhile', () => {
    const result = withVenueFaults(frames, [fault(3, { kind: 'alarm', forMs: 30_000 })], times)
    expect(summary(result).slice(2, 10)).toEqual([
      [2, 20, 'stamp 2'],
      [3, 30, 'Alarm'],
      [4, 55, 'Alarm'],
      [5, 60, 'RECONSTRUCTED'],
      [6, 60, 'RECONSTRUCTED'],
      [7, 60, 'RECONSTRUCTED'],
      [8, 60, 'stamp 6'],
      [9, 70, 'stamp 7']
    ])
    expect(packetOf(result[3] ?? { data: Buffer.of() })).toEqual({
      seqNum: 3,
      timestamp: '2031-05-06T09:00:30.000Z',
      eventElementType: 'Alarm',
      lastReceivedTimestamp: 'stamp 2'
    })
    expect(result.map((frame) => packetOf(frame)?.seqNum)).toEqual([...Array(12).keys()])
  })

  it('can be timed from the start of the simulator', () => {
    const when = { at: 'time', afterMs: 5_000 } as const
    const alarm: Fault = { when, count: 1, permanent: false, effect: { kind: 'alarm', forMs: 1 } }
    const result = withVenueFaults(frames, [alarm], { ...times, startedMs: 40_000 })
    expect(summary(result)[5]).toEqual([5, 50, 'Alarm'])
  })

  it('past the end of the match changes nothing', () => {
    expect(withVenueFaults(frames, [fault(99, { kind: 'alarm', forMs: 30_000 })], times)).toEqual(frames)
  })
})
