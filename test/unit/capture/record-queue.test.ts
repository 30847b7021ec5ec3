import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinStretches, RecordQueue, type HeldRecord } from '../../../src-main/capture/record-queue'

const record = (ticket: number, length = 10): HeldRecord => ({
  kind: 'record',
  ticket,
  receivedAt: 1000 + ticket,
  bytes: new Uint8Array(length)
})

describe('a queue with room', () => {
  test('hands out records in order, as many at a time as fit', () => {
    const queue = new RecordQueue(1000)
    for (const ticket of [1, 2, 3]) queue.push(record(ticket))
    expect(queue.take(25)).toEqual([record(1), record(2)])
    expect(queue.take(25)).toEqual([record(3)])
  })

  test('hands out an oversized record rather than none', () => {
    const queue = new RecordQueue(1000)
    queue.push(record(1, 500))
    expect(queue.take(25)).toEqual([record(1, 500)])
  })

  test('takes back the last batch that it handed out, and leaves the rest alone', () => {
    const queue = new RecordQueue(1000)
    queue.push(record(1))
    queue.take(100)
    queue.push(record(2))
    const { length } = queue.take(100)
    queue.restore(length)
    expect(queue.settle()).toEqual([record(1)])
    expect(queue.take(100)).toEqual([record(2)])
    expect(queue.unsettledBytes).toBe(10)
  })

  test('hands out first what could not be written before', () => {
    const queue = new RecordQueue(1000)
    queue.push(record(1))
    queue.take(100)
    queue.push(record(2))
    queue.restore()
    expect(queue.take(100)).toEqual([record(1), record(2)])
  })
})

describe('a full queue', () => {
  test('says once which stretch was dropped, before the records that stayed', () => {
    const queue = new RecordQueue(30)
    for (const ticket of [1, 2, 3, 4, 5]) queue.push(record(ticket))
    expect(queue.take(100)).toEqual([
      { kind: 'lost', stretch: { count: 2, firstReceivedAt: 1001, lastReceivedAt: 1002 } },
      record(3),
      record(4),
      record(5)
    ])
  })

  test('keeps the newest record even when it is larger than the whole queue', () => {
    const queue = new RecordQueue(30)
    queue.push(record(1))
    queue.push(record(2, 31))
    expect(queue.take(100)).toEqual([
      { kind: 'lost', stretch: { count: 1, firstReceivedAt: 1001, lastReceivedAt: 1001 } },
      record(2, 31)
    ])
  })
})

test('hands out every record or counts it as lost, in order and in bounded memory, whatever happens', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('push' as const), length: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ do: fc.constantFrom('take' as const, 'settle' as const, 'restore' as const) })
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const queue = new RecordQueue(100)
      const settled = []
      let pushed = 0
      for (const action of steps) {
        if (action.do === 'push') queue.push(record(++pushed, action.length))
        if (action.do === 'take' && queue.hasWaiting) queue.take(50)
        if (action.do === 'settle') settled.push(...queue.settle())
        if (action.do === 'restore') queue.restore()
      }
      queue.restore()
      const left = queue.take(Number.POSITIVE_INFINITY)
      const leftBytes = left.reduce(
        (sum, entry) => sum + (entry.kind === 'record' ? entry.bytes.length : 0),
        0
      )
      expect(leftBytes).toBeLessThanOrEqual(200)

      const all = [...settled, ...left]
      const whole = joinStretches(null, all)
      expect(whole?.count ?? 0).toBe(pushed)
      const times = all.flatMap((entry) =>
        entry.kind === 'record'
          ? [entry.receivedAt]
          : [entry.stretch.firstReceivedAt, entry.stretch.lastReceivedAt]
      )
      expect(times).toEqual([...times].sort((a, b) => a - b))
    })
  )
})
