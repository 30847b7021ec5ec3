/** Slices for tests, each complete and distinguishable by one value. */
import { courtViewOf } from '@shared/sports/tennis/view/court-view'
import { INITIAL_COURT_STATE } from '@shared/sports/tennis/match/match-state'
import { NO_INSIGHT } from './insight'
import type { TennisCourtView } from '@shared/sports/tennis/view/tennis-view'
import type { Slice } from '@shared/ipc/slices'

export const clockSlice = (monotonicMs: number): Slice => ({ kind: 'clock', utcMs: 0, monotonicMs })

export const workspaceSlice = (courtIds: string[]): Slice => ({
  kind: 'workspace',
  courtIds,
  demoRunning: false,
  opened: null,
  notices: []
})

export function courtView(courtId: string, value = 0): TennisCourtView {
  return courtViewOf(INITIAL_COURT_STATE, {
    courtId,
    eventId: '2031-0042-MS003',
    origin: 'feed',
    connection: {
      state: 'live',
      host: 'localhost',
      message: '',
      attempts: 0,
      nextAttemptMonotonicMs: null,
      sinceMonotonicMs: 0,
      lastHeartbeatMonotonicMs: null
    },
    trust: { word: 'LIVE', tone: 'normal', reason: '', sinceMonotonicMs: 0 },
    suspendAdvice: null,
    delayMs: value,
    lastPacketMonotonicMs: null,
    packets: { total: 0, lastSeqNum: null, duplicates: 0, undecodable: 0, gapsOpen: 0, gapsHealed: 0 },
    capture: { state: 'off', bytes: 0, fileName: '' },
    insight: NO_INSIGHT,
    timeline: { entries: 0, revision: 0 },
    rallies: null,
    replay: null
  })
}

export const courtSlice = (courtId: string, value: number): Slice => ({
  kind: 'court',
  court: courtView(courtId, value)
})
