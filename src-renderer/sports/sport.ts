/**
 * What a window needs to know about a sport. Each sport exports one `RendererSport`, and `list.ts` names them all;
 * everything outside `sports/` works on what `sport-of.ts` finds there.
 */
import type { CourtView } from '@shared/court/view'
import type { ExportFormat } from '@shared/logs/export-view'
import type { Settings } from '@shared/settings'
import type { Sport } from '@shared/sports/sport'
import type { Component, Snippet } from 'svelte'
import type { Fact } from '../components/fact'
import type { Board } from '../court-parts/scoreboard/board'
import type { Situation } from '../text/court'
import type { MarkKind } from '../text/replay'
import type { Calls } from '../transport/bridge'
import type { CourtsEntry } from './courts-entry'

/**
 * A component of a sport. TypeScript compares methods leniently, so a component for the sport's own court view fits
 * where any court is meant. That is safe because `sportOf` pairs every court with its own sport.
 */
export type Part<Props> = {
  show(internals: Parameters<Component>[0], props: Props): object
}['show']

/** Only `id`, `name` and `board` are required; `sport-of.ts` has the defaults of all others. */
export interface RendererSport<View extends CourtView = CourtView> {
  /** The `sport` of its court views. */
  readonly id: Sport['id']
  readonly name: Sport['name']
  board(court: View): Board

  /** What its provider calls a message. */
  readonly item?: string
  /** What the court's subtitle is, in the list of facts. */
  readonly subtitleLabel?: string
  /** What the timeline calls its big points: "set or match point". */
  readonly bigPoints?: string
  /** What hangs on the next point. */
  situation?(court: View): Situation | null
  /** How the match ended; empty until then. */
  result?(court: View): string
  /** The provider's match clock; empty where there is none. */
  matchTime?(court: View): string
  /** The score for screen readers, one text for each side. */
  spokenScores?(court: View): readonly string[]
  /** Whether the state of play says more than the age of the last point. */
  isInterrupted?(court: View): boolean
  /** Who serves, for the court view. */
  serveText?(court: View): string
  /** What is remarkable about the next rally, for the court view. */
  rallyText?(court: View): string
  /** Facts beside the score check. */
  checkFacts?(court: View): readonly Fact[]
  /** Facts beside the format. */
  matchFacts?(court: View): readonly Fact[]

  /** How the match goes, on a card. */
  readonly Trend?: Part<{ court: View }> | null
  /** The next point, on a card. An element of class `yields` in it gives way where room is short. */
  readonly NextPoint?: Part<{ court: View }> | null
  /** Beside the timeline in the court view. */
  readonly Insight?: Part<InsightProps<View>> | null
  /** Takes the place of the timeline in the court view when the user asks for it. */
  readonly pane?: ExtraPane<View> | null

  /** What replays are stepped by beside message and point, the smallest first. */
  readonly replayParts?: readonly MatchPart[]
  /** What the bar of a replay marks. */
  readonly replayMarks?: readonly MarkKind[]
  /** Null where courts cannot be added by hand. */
  readonly addCourts?: AddCourts | null
  readonly settings?: readonly SettingsSection[]
  /** Which of its export tables may be empty, and when; all others are always offered. */
  readonly sparseTables?: readonly SparseTable<View>[]
}

/** A sport with its defaults filled in. */
export type WholeSport = Required<RendererSport>

export interface InsightProps<View extends CourtView = CourtView> {
  court: View
  /** The screen is wide: the big points are shown too. */
  hasRoom: boolean
  /** Sequence number of the message whose row of the timeline is marked. */
  selected: number | null
  onselect: (seqNum: number) => void
  /** The big points, as a timeline of their own. */
  highlights: Snippet
}

export interface ExtraPane<View extends CourtView = CourtView> {
  /** "Rallies" */
  readonly label: string
  /** Opens and closes it; lower case. */
  readonly key: string
  readonly Pane: Part<{ court: View }>
}

export type MatchPart = 'game' | 'set'

export interface AddCourts<Entry extends CourtsEntry = CourtsEntry> {
  /** An empty form. `isOnWall` says whether an event has a court already. */
  entry(calls: Calls, settings: Settings, isOnWall: (eventId: string) => boolean): Entry
  /** What the form asks for beside the list and the credential. */
  readonly Fields: Part<{ entry: Entry }> | null
}

export interface SettingsSectionProps {
  settings: Settings
  /** Stores a part of the settings; answers with what went wrong, or an empty string. */
  onsave: (part: Partial<Settings>) => Promise<string>
}

export interface SettingsSection {
  readonly title: string
  readonly Form: Part<SettingsSectionProps>
}

export interface SparseTable<View extends CourtView = CourtView> {
  readonly format: ExportFormat
  /** Whether the court has rows for it. */
  hasRows(court: View): boolean
  /** Whether a log may have rows for it, judged by the names of its feeds. */
  mayHaveRows(feeds: readonly string[]): boolean
}
