import { NOT_CONNECTED } from '../match/not-connected'
import { RecordedCourt } from '../match/recorded-court'
import type { BookOptions, Sport } from './sport'

export interface RecordedCourtPlace {
  readonly eventId: string
  /** Steady time of the log's first record. */
  readonly startedAt: number
  readonly hasFeed: BookOptions['hasFeed']
  /** A recording has nothing but messages. */
  readonly isRecording: boolean
}

/** Opens the court of a log, before its first record. */
export function openRecordedCourt(
  { scoreFeed, ownsFeed, openBook }: Sport,
  { eventId, startedAt, hasFeed, isRecording }: RecordedCourtPlace
): RecordedCourt {
  const connection = { ...NOT_CONNECTED, sinceMonotonicMs: startedAt }
  return new RecordedCourt({
    book: openBook({ eventId, connection, hasFeed }),
    scoreFeed,
    ownsFeed,
    isRecording
  })
}
