/** A monitored court without windows, for tests of the way from the socket to the view. */
import { succeed } from '@shared/result'
import type { TennisCourtView } from '@shared/sports/tennis/view/tennis-view'
import type { TimelineRow } from '@shared/court/timeline-row'
import { captureOff, type CaptureLog } from '../../src-main/records/capture-log'
import type { Clock } from '../../src-main/platform/clock'
import { TennisPipeline } from '../../src-main/sports/tennis/match-pipeline'
import type { SocketOptions } from '../../src-main/feeds/feed-connection-options'
import type { TennisCourtPlace } from '../../src-main/sports/tennis/court-place'
import { TennisCourt } from '../../src-main/sports/tennis/tennis-court'

export interface WatchedCourt {
  readonly court: TennisCourt
  view(): TennisCourtView
  /** The rows of packets, without our own notes and without the times of receipt. */
  packetRows(): readonly Partial<TimelineRow>[]
  noteTexts(): readonly string[]
}

interface WatchOptions {
  readonly statisticsPath?: string | null
  readonly rally?: TennisCourtPlace['rally']
  readonly capture?: CaptureLog
  readonly socketOptionsFor?: (url: string) => Promise<SocketOptions>
}

export function watchCourt(
  host: string,
  eventId: string,
  token: string,
  clock: Clock,
  { statisticsPath = null, rally = null, capture = captureOff, socketOptionsFor }: WatchOptions = {}
): WatchedCourt {
  const court = new TennisCourt({
    place: {
      courtId: eventId,
      eventId,
      origin: 'feed',
      hosts: [host],
      path: '/tennis/events/{eventId}/stream',
      statisticsPath,
      rally,
      readToken: () => Promise.resolve(succeed(token))
    },
    capture,
    clock,
    random: () => 0.5,
    ...(socketOptionsFor && { socketOptionsFor }),
    changed: () => undefined
  })
  court.start()
  const rows = (): TimelineRow[] => court.timelineRange('all', 0, 5_000).rows
  return {
    court,
    view: () => court.view(),
    packetRows: () => packetRows(rows()),
    noteTexts: () => rows().flatMap(({ tone, text }) => (tone === 'note' || tone === 'trouble' ? [text] : []))
  }
}

/** What a court shows that was given these packets in order and without any disturbance. */
export function undisturbed(packets: readonly string[]) {
  const pipeline = new TennisPipeline()
  for (const text of packets)
    pipeline.receive({ bytes: Buffer.from(text), isText: true, receivedAt: 0, monotonicMs: 0 }, true)
  return { state: pipeline.state, packetRows: packetRows(pipeline.timeline.range('all', 0, 5_000).rows) }
}

const packetRows = (rows: readonly TimelineRow[]): readonly Partial<TimelineRow>[] =>
  rows
    .filter(({ kind, tone }) => kind !== '' || tone === 'heading')
    .map(({ kind, text, score, seqNum, tone, sourceAt }) => ({ kind, text, score, seqNum, tone, sourceAt }))
