/** What a court's alarms remember between two evaluations, because some causes are changes. */
import type { CourtView } from '../court/view'

/** This many unreadable messages raise an alarm. */
export const UNREADABLE_PACKETS = 3
/** This many disconnects make a connection unsteady. */
export const LOSSES = 3

export interface CourtMemory {
  readonly undecodable: number
  /** When the latest unreadable messages arrived; as many as an alarm needs. */
  readonly undecodableMonotonicMs: readonly number[]
  readonly isConnected: boolean
  /** The latest disconnects; as many as make the connection unsteady. */
  readonly lostMonotonicMs: readonly number[]
  readonly correctedMonotonicMs: number | null
  /** What was decided when last seen live; null before that. */
  readonly liveDecided: string | null
  /** When a correction last changed what was decided: a game, a set or the match. */
  readonly decidedCorrectedMonotonicMs: number | null
  /** The current score conflict and the message count when it was first seen; null without one. */
  readonly conflict: { readonly sinceMonotonicMs: number; readonly packets: number } | null
}

export const NO_MEMORY: CourtMemory = {
  undecodable: 0,
  undecodableMonotonicMs: [],
  isConnected: false,
  lostMonotonicMs: [],
  correctedMonotonicMs: null,
  liveDecided: null,
  decidedCorrectedMonotonicMs: null,
  conflict: null
}

export function remember(memory: CourtMemory, court: CourtView, now: number): CourtMemory {
  const { undecodable } = court.packets
  const added = Math.min(UNREADABLE_PACKETS, Math.max(0, undecodable - memory.undecodable))
  const { correctedMonotonicMs } = court.insight
  const corrected = correctedMonotonicMs !== null && correctedMonotonicMs !== memory.correctedMonotonicMs
  const { decided } = court
  const isConnected = court.connection.state === 'live'
  const isLost = memory.isConnected && !isConnected
  const isLive = isConnected || court.trust.word === 'ENDED'
  /** Corrections seen while catching up are history. */
  const isDecidedCorrected =
    isLive && corrected && memory.liveDecided !== null && memory.liveDecided !== decided
  return {
    undecodable,
    undecodableMonotonicMs: [
      ...memory.undecodableMonotonicMs,
      ...Array.from({ length: added }, () => now)
    ].slice(-UNREADABLE_PACKETS),
    isConnected,
    lostMonotonicMs: isLost ? [...memory.lostMonotonicMs, now].slice(-LOSSES) : memory.lostMonotonicMs,
    correctedMonotonicMs,
    liveDecided: isLive ? decided : null,
    decidedCorrectedMonotonicMs: isDecidedCorrected ? now : memory.decidedCorrectedMonotonicMs,
    conflict: conflictIn(memory, court)
  }
}

function conflictIn(
  { conflict: known }: CourtMemory,
  { insight, packets }: CourtView
): CourtMemory['conflict'] {
  const { conflict } = insight.scoreCheck
  if (conflict === null) return null
  const { sinceMonotonicMs } = conflict
  return known?.sinceMonotonicMs === sinceMonotonicMs ? known : { sinceMonotonicMs, packets: packets.total }
}
