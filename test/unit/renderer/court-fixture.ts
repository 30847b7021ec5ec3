/** A tennis court in the middle of a match, for the renderer's tests; a test changes what it is about. */
import type { TennisCourtView } from '@shared/sports/tennis/view/tennis-view'
import { courtView } from '../../support/slices'

/** The engine's monotonic clock in these tests. */
export const NOW_MONOTONIC_MS = 1_000_000

export const agoMonotonicMs = (ageMs: number): number => NOW_MONOTONIC_MS - ageMs

export function courtInPlay(changes: Partial<TennisCourtView> = {}): TennisCourtView {
  return {
    ...courtView('court-1'),
    title: 'Centre',
    subtitle: 'Women’s singles · semi-final',
    delay: { delayMs: 2100, level: 1 },
    teams: {
      TeamA: { players: [{ name: 'A. NOWICKA', country: 'POL' }] },
      TeamB: { players: [{ name: 'C. GAUTHIER', country: 'FRA' }] }
    },
    score: {
      finishedSets: [{ gamesA: 7, gamesB: 6, tieBreak: { pointsA: 7, pointsB: 4 } }],
      gamesA: 3,
      gamesB: 2,
      pointsA: '30',
      pointsB: '40',
      gameType: 'StandardGame'
    },
    server: { team: 'TeamA', member: null },
    serveNumber: 2,
    matchState: 'InProgress',
    matchStateText: 'In progress',
    lastPointMonotonicMs: agoMonotonicMs(9000),
    ...changes
  }
}

export const staleCourt = (): TennisCourtView =>
  courtInPlay({
    trust: {
      word: 'STALE',
      tone: 'critical',
      reason: 'no heartbeat',
      sinceMonotonicMs: agoMonotonicMs(17_000)
    },
    suspendAdvice: { tone: 'critical', reason: 'no heartbeat', sinceMonotonicMs: agoMonotonicMs(17_000) }
  })

export const courtNotOpen = (): TennisCourtView =>
  courtInPlay({
    trust: { word: 'NOT OPEN', tone: 'normal', reason: '', sinceMonotonicMs: agoMonotonicMs(60_000) },
    connection: {
      state: 'not-started',
      host: 'localhost',
      message: 'The stream is not open yet.',
      attempts: 0,
      nextAttemptMonotonicMs: NOW_MONOTONIC_MS + 12_000,
      sinceMonotonicMs: 0,
      lastHeartbeatMonotonicMs: null
    },
    score: null,
    server: null,
    serveNumber: null,
    lastPointMonotonicMs: null
  })
