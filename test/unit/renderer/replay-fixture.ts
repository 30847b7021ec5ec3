/** A replay in the middle of its log, for the renderer's tests; a test changes what it is about. */
import type { ReplayView } from '@shared/logs/replay-view'

/** 14:00 UTC, and two hours of log from there. */
export const LOG_START_MS = Date.UTC(2031, 4, 6, 14)
export const LOG_END_MS = LOG_START_MS + 7_200_000

export const replayView = (changes: Partial<ReplayView> = {}): ReplayView => ({
  fileName: 'final.mcap',
  state: 'paused',
  speed: 1,
  position: 500,
  length: 1000,
  atMs: LOG_START_MS + 3_600_000,
  startMs: LOG_START_MS,
  endMs: LOG_END_MS,
  nowMonotonicMs: 3_600_000,
  growing: false,
  followsLive: false,
  skipIdle: false,
  loop: null,
  linked: false,
  marksRevision: 1,
  problem: '',
  ...changes
})
