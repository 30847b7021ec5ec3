/** Takes the messages of one volleyball match and says what they were. */
import { stateOfMatch } from '@shared/sports/volleyball/match/match'
import { lifeOf, type ChangeKind } from '@shared/sports/volleyball/match/order/ordered-action'
import { countActions, type Placed } from '@shared/sports/volleyball/match/order/timeline'
import { suspendAdviceOf } from '@shared/sports/volleyball/rules/advice'
import { describeRules } from '@shared/sports/volleyball/rules/match-rules'
import { provisionalPoints } from '@shared/sports/volleyball/rules/situation'
import { statisticsOf } from '@shared/sports/volleyball/rules/statistics'
import type { VolleyballState } from '@shared/sports/volleyball/rules/state'
import { describeChange } from '@shared/sports/volleyball/text/action-text'
import { NOT_CONNECTED } from '../../../match/not-connected'
import type { LogRecord } from '../../../records/log-record'
import { VOLLEYBALL_FEED } from '../feed-names'
import { VolleyballBook } from '../volleyball-book'
import type { InspectedChange, InspectedVolleyballSet, InspectedMatch } from './inspection'

/** As for tennis: a message that is so far behind the others is not waited for. */
const MOST_WAITING = 5_000

/** What says something new of an action that was there before, or puts one where it was not. */
const CORRECTIONS: ReadonlySet<ChangeKind> = new Set([
  'inserted',
  'modified',
  'cancelled',
  'restored',
  'unconfirmed'
])

export class MatchInspector {
  readonly #file: string
  #eventId: string
  #fileProblem = ''
  readonly #book = new VolleyballBook({ ...NOT_CONNECTED, sinceMonotonicMs: 0 }, (placed) =>
    this.#note(placed)
  )
  #otherUndecodable = 0
  #waiting = 0
  readonly #changes: InspectedChange[] = []
  #firstSourceAt: number | null = null
  #lastSourceAt: number | null = null

  constructor(eventId: string, file: string) {
    this.#eventId = eventId
    this.#file = file
  }

  get eventId(): string {
    return this.#eventId
  }

  /** Whether anything could be read. */
  get hasEvents(): boolean {
    return this.#book.match.timeline.blocks.length > 0 || this.#book.openHole !== null
  }

  get undecodable(): number {
    return this.#book.counts.undecodable + this.#otherUndecodable
  }

  /** Takes what was known of the match before its first message. */
  begin(fixture: unknown): void {
    this.#book.begin(fixture)
  }

  /** The first readable message names the match of those before it. */
  rename(eventId: string): void {
    this.#eventId = eventId
  }

  /** `sourceAt`: the provider's time of the message; null if it has none. */
  take({ bytes, receivedAt }: LogRecord, sourceAt: number | null): void {
    this.#book.read(VOLLEYBALL_FEED, { bytes, isText: true, receivedAt, monotonicMs: receivedAt })
    this.#waiting = this.#book.openHole === null ? 0 : this.#waiting + 1
    if (this.#waiting > MOST_WAITING) this.#giveUp()
    if (sourceAt === null) return
    this.#firstSourceAt = Math.min(this.#firstSourceAt ?? sourceAt, sourceAt)
    this.#lastSourceAt = Math.max(this.#lastSourceAt ?? sourceAt, sourceAt)
  }

  addUndecodable(frames: number): void {
    this.#otherUndecodable += frames
  }

  /** In words; an empty text is no problem. */
  addProblem(problem: string): void {
    this.#fileProblem = [this.#fileProblem, problem].filter((part) => part !== '').join(' ')
  }

  /** At the end of the log: what has not come will not come. */
  finish(): InspectedMatch {
    this.#giveUp()
    const { match, names, counts } = this.#book
    const state = stateOfMatch(match)
    return {
      eventId: this.#eventId,
      sport: 'volleyball',
      teams: names.teams,
      file: this.#file,
      format: state.rules.length === 1 ? describeRules(state.rules[0]) : '',
      sets: setsOf(state),
      setsWon: state.setsWon,
      winner: state.end?.winner ?? null,
      endReason: state.end?.outcome ?? null,
      statistics: statisticsOf(state),
      actions: countActions(match.timeline),
      provisionalPoints: provisionalPoints(state),
      changes: this.#changes,
      suspendAdvice: suspendAdviceOf(state)?.reason ?? null,
      gaps: counts.gapsOpen,
      duplicates: counts.duplicates,
      undecodable: this.undecodable,
      conflicts: state.check.conflicts,
      serverCorrections: state.serverCorrections,
      firstTimestamp: timestampOf(this.#firstSourceAt),
      lastTimestamp: timestampOf(this.#lastSourceAt),
      durationMs:
        this.#firstSourceAt === null || this.#lastSourceAt === null
          ? null
          : this.#lastSourceAt - this.#firstSourceAt,
      fileProblem: this.#fileProblem
    }
  }

  #giveUp(): void {
    this.#book.giveUpHoles(0)
    this.#waiting = 0
  }

  #note(placed: readonly Placed<VolleyballState>[]): void {
    for (const { action, before, after } of placed) {
      const change = lifeOf(action).at(-1)
      if (change === undefined || !CORRECTIONS.has(change.kind)) continue
      const { sequenceId } = change.event
      this.#changes.push({ sequenceId, text: describeChange(before, after, change, this.#book.names) })
    }
  }
}

const timestampOf = (sourceAt: number | null): string | null =>
  sourceAt === null ? null : new Date(sourceAt).toISOString()

/** Finished sets and the one in play; after the end of a match, only one that was broken off in its middle. */
function setsOf({ finishedSets, set, end }: VolleyballState): readonly InspectedVolleyballSet[] {
  const sets = finishedSets.map((finished) => finished.set)
  const isInPlay = set !== null && (end === null ? set.isStarted : set.points.Home + set.points.Away > 0)
  return [...sets, ...(isInPlay ? [set] : [])].map(({ points }) => ({
    pointsHome: points.Home,
    pointsAway: points.Away
  }))
}
