/** Turns what a user types in the Go to dialog into a replay command. */
import type { ReplayCommand } from '@shared/logs/replay-view'
import { fail, succeed, type Result } from '@shared/result'
import { formatTimeOfDay } from '../../text/numbers'
import type { Span } from './bar-marks'
import { TEXT } from './text'

const { goToDialog: messages } = TEXT

const DAY_MS = 86_400_000

/** A whole number of at least `least`, or an error to show under the field. */
export function wholeNumber(text: string, least: number): Result<number, string> {
  const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN
  return value >= least ? succeed(value) : fail(messages.notWhole(least))
}

/** "14:32" or "14:32:07" on a clock that is `offsetMs` ahead of UTC: the first such time in the log. */
export function seekTime(text: string, span: Span, offsetMs: number): Result<ReplayCommand, string> {
  const parts = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim())
  const [hours, minutes, seconds] = [parts?.[1], parts?.[2], parts?.[3] ?? 0].map(Number)
  const isTime = parts !== null && Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60
  if (!isTime) return fail(messages.notTime)
  const ofDayMs = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000
  // The log’s first record may be a fraction of a second later than its displayed time.
  const firstMs = Math.floor(span.startMs / 1000) * 1000 + offsetMs
  const today = Math.floor(firstMs / DAY_MS) * DAY_MS + ofDayMs
  const atMs = (today < firstMs ? today + DAY_MS : today) - offsetMs
  if (atMs > span.endMs) {
    return fail(
      messages.outOfRange(formatTimeOfDay(span.startMs, offsetMs), formatTimeOfDay(span.endMs, offsetMs))
    )
  }
  return succeed({ kind: 'seek-time', atMs: Math.max(span.startMs, atMs) })
}

export function seekSeq(text: string): Result<ReplayCommand, string> {
  const seqNum = wholeNumber(text, 0)
  return seqNum.ok ? succeed({ kind: 'seek-seq', seqNum: seqNum.value }) : seqNum
}

/** "2": the second set; numbers count from 1. */
export function seekSet(set: string): Result<ReplayCommand, string> {
  const setNumber = wholeNumber(set, 1)
  return setNumber.ok ? succeed({ kind: 'seek-set', set: setNumber.value }) : setNumber
}

/** "2" and "5": the fifth game of the second set; numbers count from 1. */
export function seekGame(set: string, game: string): Result<ReplayCommand, string> {
  const [setNumber, gameNumber] = [wholeNumber(set, 1), wholeNumber(game, 1)]
  if (!setNumber.ok) return setNumber
  if (!gameNumber.ok) return gameNumber
  return succeed({ kind: 'seek-game', set: setNumber.value, game: gameNumber.value })
}
