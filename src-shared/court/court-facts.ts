import { delayLevel } from './delay'
import type { SuspendAdvice, Trust } from './link-trust'
import type { CourtView } from './view'

/** What the console knows of a court beside its match. */
export interface CourtFacts extends Pick<
  CourtView,
  | 'courtId'
  | 'eventId'
  | 'origin'
  | 'connection'
  | 'lastPacketMonotonicMs'
  | 'packets'
  | 'capture'
  | 'timeline'
  | 'replay'
> {
  readonly trust: Trust & { readonly sinceMonotonicMs: number }
  readonly suspendAdvice: (SuspendAdvice & { readonly sinceMonotonicMs: number }) | null
  /** Null while the provider's clock and ours cannot be compared. */
  readonly delayMs: number | null
}

/** The fields of a court view that do not depend on the sport. */
export const fieldsOfFacts = ({ delayMs, ...facts }: CourtFacts) => ({
  courtId: facts.courtId,
  eventId: facts.eventId,
  origin: facts.origin,
  connection: facts.connection,
  trust: facts.trust,
  delay: delayMs === null ? null : { delayMs, level: delayLevel(delayMs) },
  suspendAdvice: facts.suspendAdvice,
  lastPacketMonotonicMs: facts.lastPacketMonotonicMs,
  packets: facts.packets,
  capture: facts.capture,
  timeline: facts.timeline,
  replay: facts.replay
})
