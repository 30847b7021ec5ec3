/** What a court knows, as one comparable value: the same for a live court and for its log, replayed to there. */
import type { TennisCourtView } from '@shared/sports/tennis/view/tennis-view'
import type { CourtView } from '@shared/court/view'
import type { VolleyballCourtView } from '@shared/sports/volleyball/view/volleyball-view'
import type { Court } from '../../src-main/engine/court'
import type { CourtDetails, TennisDetails, VolleyballDetails } from '../../src-main/engine/court-details'

const EVERY_ROW = 100_000

/** `clockStartMs`: what the court's monotonic clock said when its log was begun; ages count from there. */
export function courtDigest(court: Court, clockStartMs: number) {
  const view = court.view()
  const since = (monotonicMs: number | null): number | null =>
    // Log times are exact to the microsecond only.
    monotonicMs === null ? null : Math.round((monotonicMs - clockStartMs) * 100) / 100
  const { rows, length } = court.timelineRange('all', 0, EVERY_ROW)
  const { connection, insight } = view
  const { conflict } = insight.scoreCheck
  return {
    connection: { state: connection.state, host: connection.host, message: connection.message },
    title: view.title,
    match: [view.matchStateText, view.format, view.venueOffsetMs, view.decided],
    pointInPlay: view.pointInPlay,
    delay: view.delay,
    packets: view.packets,
    lastPoint: since(view.lastPointMonotonicMs),
    lastPacket: since(view.lastPacketMonotonicMs),
    corrected: since(insight.correctedMonotonicMs),
    conflict: conflict && { ...conflict, sinceMonotonicMs: since(conflict.sinceMonotonicMs) },
    checks: { ...insight.scoreCheck, conflict: null },
    clockOffsetMs: insight.clockOffsetMs,
    entries: view.timeline.entries,
    timeline: { rows, length },
    ofSport: sportDigest(view, court.details)
  }
}

function sportDigest(view: CourtView, details: CourtDetails): object {
  if (view.sport === 'tennis' && details.sport === 'tennis') return tennisDigest(view, details)
  if (view.sport === 'volleyball' && details.sport === 'volleyball') return volleyballDigest(view, details)
  throw new TypeError(`The view is of ${view.sport}, the details are of ${details.sport}`)
}

function tennisDigest(view: TennisCourtView, details: TennisDetails) {
  const { insight } = view
  const { points, marks } = details.series()
  return {
    teams: view.teams,
    score: view.score,
    server: view.server,
    serveNumber: view.serveNumber,
    situation: view.situation,
    match: [view.matchState, view.matchTime, view.umpire],
    result: view.result,
    chances: [insight.winProbabilityA, insight.momentum],
    statistics: { ...details.statistics(), differences: null },
    series: { points, marks },
    rallies: [details.rallyList(), details.rallyStatistics()]
  }
}

function volleyballDigest(view: VolleyballCourtView, details: VolleyballDetails) {
  return {
    teams: view.teams,
    variant: view.variant,
    score: [view.finishedSets, view.setsWon, view.set, view.result],
    server: view.server,
    situation: view.situation,
    run: [view.run, view.trail, view.provisionalPoints],
    left: [view.timeOutsLeft, view.substitutionsLeft],
    court: [view.teamOnLeft, view.rotations, view.interruption, view.isReliable],
    actions: view.actions,
    details: details.match()
  }
}
