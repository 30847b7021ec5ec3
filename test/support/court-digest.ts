/** What a tennis court knows, as one comparable value: the same for a live court and for its log, replayed to there. */
import type { Court } from '../../src-main/engine/court'
import { tennisDetails, tennisView } from './tennis-courts'

const EVERY_ROW = 100_000

/** `clockStartMs`: what the court's monotonic clock said when its log was begun; ages count from there. */
export function courtDigest(court: Court, clockStartMs: number) {
  const view = tennisView(court)
  const details = tennisDetails(court)
  const since = (monotonicMs: number | null): number | null =>
    // Log times are exact to the microsecond only.
    monotonicMs === null ? null : Math.round((monotonicMs - clockStartMs) * 100) / 100
  const { insight, connection } = view
  const { conflict } = insight.scoreCheck
  const { rows, length } = court.timelineRange('all', 0, EVERY_ROW)
  const { points, marks } = details.series()
  return {
    connection: { state: connection.state, host: connection.host, message: connection.message },
    title: view.title,
    teams: view.teams,
    score: view.score,
    server: view.server,
    serveNumber: view.serveNumber,
    pointInPlay: view.pointInPlay,
    situation: view.situation,
    match: [view.matchState, view.matchTime, view.format, view.umpire, view.venueOffsetMs],
    delay: view.delay,
    result: view.result,
    packets: view.packets,
    lastPoint: since(view.lastPointMonotonicMs),
    lastPacket: since(view.lastPacketMonotonicMs),
    corrected: since(insight.correctedMonotonicMs),
    conflict: conflict && { ...conflict, sinceMonotonicMs: since(conflict.sinceMonotonicMs) },
    checks: { ...insight.scoreCheck, conflict: null },
    chances: [insight.winProbabilityA, insight.momentum, insight.clockOffsetMs],
    entries: view.timeline.entries,
    timeline: { rows, length },
    statistics: { ...details.statistics(), differences: null },
    series: { points, marks },
    rallies: [details.rallyList(), details.rallyStatistics()]
  }
}
