/** What a court knows, as one comparable value: the same for a live court and for its log, replayed to there. */
import type { TennisCourtView } from '@shared/sports/tennis/view/tennis-view'
import type { CourtView } from '@shared/court/view'
import type { VolleyballCourtView } from '@shared/sports/volleyball/view/volleyball-view'
import { asTennis } from './tennis-courts'
import { asVolleyball } from './volleyball-courts'
import type { Court } from '../../src-main/engine/court'
import { TennisBook } from '../../src-main/sports/tennis/tennis-book'
import { VolleyballBook } from '../../src-main/sports/volleyball/volleyball-book'

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
    ofSport: sportDigest(view, court)
  }
}

function sportDigest(view: CourtView, { book, nowMonotonicMs }: Court): object {
  if (book instanceof TennisBook) return tennisDigest(asTennis(view), book, nowMonotonicMs)
  if (book instanceof VolleyballBook) return volleyballDigest(asVolleyball(view), book)
  throw new TypeError(`The view is not that of the book: ${view.sport}`)
}

function tennisDigest(view: TennisCourtView, book: TennisBook, nowMs: number) {
  const { insight } = view
  const { points, marks } = book.series()
  return {
    teams: view.teams,
    score: view.score,
    server: view.server,
    serveNumber: view.serveNumber,
    situation: view.situation,
    match: [view.matchState, view.matchTime, view.umpire],
    result: view.result,
    chances: [insight.winProbabilityA, insight.momentum],
    statistics: { ...book.statistics(nowMs), differences: null },
    series: { points, marks },
    rallies: [book.rallyList(), book.rallies.statistics()]
  }
}

function volleyballDigest(view: VolleyballCourtView, book: VolleyballBook) {
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
    details: book.matchView()
  }
}
