import { describe, expect, it } from 'vitest'
import { seekGame, seekSeq, seekSet, seekTime } from '../../../../../src-renderer/views/replay/go-to'
import { LOG_END_MS, LOG_START_MS } from '../../replay-fixture'

const HOUR_MS = 3_600_000
const SPAN = { startMs: LOG_START_MS, endMs: LOG_END_MS }
const timeOf = (text: string, span = SPAN, offsetMs = 0) => seekTime(text, span, offsetMs)
const found = (atMs: number) => ({ ok: true, value: { kind: 'seek-time', atMs } })

describe('a time of day', () => {
  it('is found in the log, in the displayed time zone', () => {
    expect(timeOf('15:30')).toEqual(found(LOG_START_MS + 1.5 * HOUR_MS))
    expect(timeOf(' 14:00:07 ')).toEqual(found(LOG_START_MS + 7000))
    expect(timeOf('17:00', SPAN, 2 * HOUR_MS)).toEqual(found(LOG_START_MS + HOUR_MS))
  })

  it('is found after midnight too', () => {
    const startMs = LOG_START_MS + 9 * HOUR_MS
    expect(timeOf('0:30', { startMs, endMs: startMs + 4 * HOUR_MS })).toEqual(found(startMs + 1.5 * HOUR_MS))
  })

  it('shown for the first record leads to it, even within that second', () => {
    expect(timeOf('14:00:00', { ...SPAN, startMs: LOG_START_MS + 346 })).toEqual(found(LOG_START_MS + 346))
  })

  it('outside the log, or invalid, is reported', () => {
    expect(timeOf('13:00')).toEqual({
      ok: false,
      error: 'Outside the log, which runs from 14:00:00 to 16:00:00.'
    })
    for (const text of ['', '25:00', '12:60', '12', 'noon'])
      expect(timeOf(text)).toEqual({ ok: false, error: 'Enter a time such as 14:32 or 14:32:07.' })
  })
})

describe('a number', () => {
  it('counts from 0 for packets, and from 1 for sets and games', () => {
    expect(seekSeq('0')).toEqual({ ok: true, value: { kind: 'seek-seq', seqNum: 0 } })
    expect(seekGame('2', ' 5')).toEqual({ ok: true, value: { kind: 'seek-game', set: 2, game: 5 } })
    expect(seekGame('0', '5').ok).toBe(false)
    expect(seekSet('3')).toEqual({ ok: true, value: { kind: 'seek-set', set: 3 } })
    expect(seekSet('0').ok).toBe(false)
    expect(seekGame('1', '1.5').ok).toBe(false)
    for (const text of ['', '-1', '1e3', 'six']) expect(seekSeq(text).ok).toBe(false)
  })
})
