/** Trust in the link and the suspend advice that follows from trust, the same for every sport. Pure functions. */
import type { ConnectionState, TrustWord } from './common-view'

export type TrustTone = 'normal' | 'low' | 'high' | 'critical'

/** One word for how reliable the shown score is now. */
export interface Trust {
  readonly word: TrustWord
  readonly tone: TrustTone
  /** A few words; empty if the trust word says it all. */
  readonly reason: string
}

/** The facts about the link that trust depends on; ages in milliseconds of the monotonic clock. */
export interface LinkFacts {
  readonly state: ConnectionState
  /** How long the connection has been unusable; 0 while it is usable. */
  readonly downForMs: number
  /** Time since the last message or heartbeat; 0 if the connection itself detects that it is dead. */
  readonly silentForMs: number
  readonly openHole: { readonly from: number; readonly to: number } | null
  /** Median delay of the latest messages; null if unknown. */
  readonly delayMs: number | null
}

/** Heartbeats arrive every 10 s; after one and a half intervals the feed is stale. */
export const STALE_AFTER_MS = 15_000
/** As for the alarm FEED_DOWN: a shorter interruption is not critical yet. */
export const DOWN_IS_CRITICAL_AFTER_MS = 20_000
/** Level 3: the score is noticeably late. */
export const DELAYED_FROM_MS = 8_000

export const trust = (word: TrustWord, tone: TrustTone, reason = ''): Trust => ({ word, tone, reason })

/** Null while the link is healthy. `isAnythingKnown`: whether the feed has sent anything about the match yet. */
export function linkTrust(link: LinkFacts, isAnythingKnown: boolean): Trust | null {
  switch (link.state) {
    case 'not-started':
      return trust('NOT OPEN', 'normal')
    case 'refused':
      return trust('DOWN', 'critical', 'refused')
    case 'idle':
    case 'finished':
      return trust('UNKNOWN', 'normal', 'not connected')
    case 'resolving':
    case 'connecting':
    case 'authorising':
    case 'waiting':
      return disconnected(link, isAnythingKnown)
    case 'catching-up':
      return trust('UNKNOWN', 'normal', 'catching up')
    // The match is visible, if late, so its own state comes first.
    case 'polling':
      return null
    case 'live':
      return link.silentForMs >= STALE_AFTER_MS ? trust('STALE', 'high', 'no heartbeat') : null
  }
}

function disconnected({ downForMs }: LinkFacts, isAnythingKnown: boolean): Trust {
  const critical = downForMs >= DOWN_IS_CRITICAL_AFTER_MS
  if (!isAnythingKnown && !critical) return trust('UNKNOWN', 'normal', 'connecting')
  return trust('DOWN', critical ? 'critical' : 'high', 'connection lost')
}

/** Null while the sequence is complete. `name`: what the feed numbers ("packet"). */
export function holeTrust({ openHole }: LinkFacts, name: string): Trust | null {
  if (openHole === null) return null
  const { from, to } = openHole
  return trust('UNKNOWN', 'high', from === to ? `${name} ${from} missing` : `${name}s ${from}–${to} missing`)
}

/** Null while messages arrive in time. */
export function delayTrust({ state, delayMs }: LinkFacts): Trust | null {
  if (state === 'polling') return trust('DELAYED', 'high', 'push unavailable, polling')
  return delayMs !== null && delayMs >= DELAYED_FROM_MS ? trust('DELAYED', 'high', 'late') : null
}

export interface SuspendAdvice {
  readonly reason: string
  /** `normal` for what happens in every point, else the tone of the trust word that causes it. */
  readonly tone: TrustTone
}

/**
 * Advice only: the console places and suspends nothing. Null without a reason. Trust takes precedence over
 * `adviceOfMatch`, the sport's advice on a match seen live.
 */
export function adviceUnder(
  { word, tone, reason }: Trust,
  match: { readonly isStarted: boolean; readonly hasConflict: boolean },
  adviceOfMatch: () => SuspendAdvice | null
): SuspendAdvice | null {
  if (word === 'ENDED' || word === 'NOT OPEN') return null
  if (match.hasConflict && tone !== 'critical') return { reason: 'score conflict', tone: 'critical' }
  if (word === 'LIVE' || word === 'QUIET') return adviceOfMatch()
  return match.isStarted ? { reason, tone } : null
}
