/** What the main process must know of a sport. `sports/list` has all of them; nothing else names one. */
import type { ConnectionView } from '@shared/court/common-view'
import type { CourtView } from '@shared/court/view'
import type { Settings } from '@shared/settings'
import type * as v from 'valibot'
import type { CourtSpec } from '../engine/court-spec'
import type { MatchBook } from '../match/match-book'
import type { Clock } from '../platform/clock'
import type { SportInspection } from './inspection'
import type { SpecContext, StoredCourt } from './stored-court'

/** Methods, not properties: a sport's own take its own stored courts. `Stored`: as its schema has them. */
export interface Sport<Stored extends StoredCourt = StoredCourt> {
  /** As court views, logs and settings name it. */
  readonly id: string
  /** The feed that the score comes from, as logs name it. */
  readonly scoreFeed: string
  /** The same for people. */
  readonly scoreFeedTitle: string
  /** Whether a feed, by its name in logs, belongs to the sport. */
  readonly ownsFeed: (feed: string) => boolean
  readonly openBook: (options: BookOptions) => MatchBook
  /** Which of its feeds sent a line of a recording; null for a line that does not look like this sport. */
  feedOfLine(line: string): string | null
  /** The provider's time of a frame, UTC in milliseconds; 0 if it has none. */
  sourceAtOf(text: string, feed: string): number
  /** Which of its raw files a feed's frames are exported to; see `rawFiles` in src-shared. */
  rawFileOf?(feed: string): string
  /** What settings.json keeps of a court. */
  readonly storedCourt: v.GenericSchema<unknown, Stored>
  specOf(court: Stored, context: SpecContext): CourtSpec
  /** All settings that decide how its courts are reached; if they change, its courts are opened again. */
  readonly reachability: (settings: Settings) => unknown
  /** Gathers who plays where, for the list of captures. */
  collectFacts(): MatchFacts
  openInspection(): SportInspection
  /** Serves the demo and recordings; absent if the sport has no simulator. */
  openDemo?(clock: Clock): SportDemo
}

export interface BookOptions {
  readonly eventId: string
  /** As the connection is before the first frame; times by the clock of the frames' monotonic times. */
  readonly connection: ConnectionView
  /** Whether the court has this feed beside that of the score. */
  readonly hasFeed: (feed: string) => boolean
}

export interface MatchFacts {
  /** Takes a frame of the score feed. */
  frame(text: string): void
  /** Takes what was known before the match; see `MatchBook.begin`. */
  begin(fixture: unknown): void
  /** "N. HALVORSEN – A. OKAFOR"; empty until known. */
  readonly players: string
  /** "Court 4"; empty until known. */
  readonly courtName: string
}

export interface Recording {
  readonly file: string
  readonly content: Buffer
}

/** Serves matches on loopback, to be reached like a provider: by address and secret. */
export interface SportDemo {
  /** Rejects if it cannot listen, or cannot read a recording. */
  start(programme: DemoProgramme): Promise<readonly CourtSpec[]>
  stop(): Promise<void>
}

export type DemoProgramme =
  | { readonly origin: Extract<CourtView['origin'], 'demo'> }
  | {
      readonly origin: Extract<CourtView['origin'], 'recording'>
      readonly recordings: readonly Recording[]
      /** Times real time. */
      readonly speed: number
    }
