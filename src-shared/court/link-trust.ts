/** Trust as far as the link goes, and the advice that follows from trust; the same for every sport. Pure functions. */
import type { ConnectionState, TrustWord } from './common-view'

export type TrustTone = 'normal' | 'low' | 'high' | 'critical'

/** One word for whether the shown score can be relied on now. */
export interface Trust {
  readonly word: TrustWord
  readonly tone: TrustTone
  /** In a few words; empty when the word says it all. */
  readonly reason: string
}

/** The link as far as trust depends on it; ages in milliseconds of the monotonic clock. */
export interface LinkFacts {
  readonly state: ConnectionState
  /** How long the connection has not been usable; 0 while it is. */
  readonly downForMs: number
  /** Since any message, heartbeats included, came in; 0 where the connection itself tells when it is dead. */
  readonly silentForMs: number
  readonly openHole: { readonly from: number; readonly to: number } | null
  /** Median delay of the latest packets; null when unknown. */
  readonly delayMs: number | null
}

/** Heartbeats come every 10 s: one and a half of them missing is stale. */
export const STALE_AFTER_MS = 15_000
/** As for the alarm FEED_DOWN: an interruption shorter than this is not yet critical. */
export const DOWN_IS_CRITICAL_AFTER_MS = 20_000
/** Level 3: from here on a delay is trouble. */
export const DELAYED_FROM_MS = 8_000

export const trust = (word: TrustWord, tone: TrustTone, reason = ''): Trust => ({ word, tone, reason })

/** Null while the link is as it should be. `isAnythingKnown`: whether the feed has told anything of the match yet. */
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
    // The match is seen, if late: what it says of itself comes first.
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

/** Null while nothing is missing in the sequence. `name`: what the feed's numbers count ("packet"). */
export function holeTrust({ openHole }: LinkFacts, name: string): Trust | null {
  if (openHole === null) return null
  const { from, to } = openHole
  return trust('UNKNOWN', 'high', from === to ? `${name} ${from} missing` : `${name}s ${from}–${to} missing`)
}

/** Null while packets come in time. */
export function delayTrust({ state, delayMs }: LinkFacts): Trust | null {
  if (state === 'polling') return trust('DELAYED', 'high', 'push is down, polled')
  return delayMs !== null && delayMs >= DELAYED_FROM_MS ? trust('DELAYED', 'high', 'late') : null
}

export interface SuspendAdvice {
  readonly reason: string
  /** `normal` for what happens in every point; the others as the trust word that causes it. */
  readonly tone: TrustTone
}

/**
 * Advice only: nothing is placed or suspended by the console. Null when there is no reason. What trust says comes
 * before `adviceOfMatch`, which is what the sport says of a match that is seen live.
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
