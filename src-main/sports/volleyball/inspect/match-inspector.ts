/** Takes the messages of one volleyball match and says what they were. */
import type { DecodedMatchEvent, MatchEvent } from '@shared/sports/volleyball/feed/decode'
import { openHole } from '@shared/feeds/sequencer'
import {
  emptyMatch,
  giveUpMissing,
  stateOfMatch,
  takeMessage,
  type Taken
} from '@shared/sports/volleyball/match/match'
import { lifeOf, type ChangeKind } from '@shared/sports/volleyball/match/order/ordered-action'
import { countActions } from '@shared/sports/volleyball/match/order/timeline'
import { suspendAdviceOf } from '@shared/sports/volleyball/rules/advice'
import { describeRules, rulesOf } from '@shared/sports/volleyball/rules/match-rules'
import { provisionalPoints } from '@shared/sports/volleyball/rules/situation'
import { statisticsOf } from '@shared/sports/volleyball/rules/statistics'
import type { VolleyballState } from '@shared/sports/volleyball/rules/state'
import { describeChange } from '@shared/sports/volleyball/text/action-text'
import { namesOf, UNNAMED } from '@shared/sports/volleyball/text/names'
import type { FixtureEvent } from '../../../match/court-event'
import type { InspectedChange, InspectedVolleyballSet, VolleyballInspection } from './inspection'

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

export class VolleyballInspector {
  readonly #file: string
  #eventId: string
  #fileProblem = ''
  #match = emptyMatch()
  #names = UNNAMED
  #duplicates = 0
  #undecodable = 0
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
    return this.#match.timeline.blocks.length > 0 || this.#match.sequencer.held.length > 0
  }

  /** What was known of the match before its first message. */
  begin({ teams, rules }: FixtureEvent): void {
    this.#names = namesOf(teams)
    this.#match = emptyMatch(rules === null ? undefined : [rulesOf(rules.variant, rules.bestOf)])
  }

  /** The first message that can be read tells which match the ones before it were of. */
  rename(eventId: string): void {
    this.#eventId = eventId
  }

  take(decoded: DecodedMatchEvent): void {
    if (decoded.kind === 'undecodable') {
      this.addUndecodable(1)
      if (decoded.sequenceId !== null) this.#place(decoded.sequenceId, null)
      return
    }
    const { event } = decoded
    this.#place(event.sequenceId, event)
    if (event.sourceAt === null) return
    this.#firstSourceAt = Math.min(this.#firstSourceAt ?? event.sourceAt, event.sourceAt)
    this.#lastSourceAt = Math.max(this.#lastSourceAt ?? event.sourceAt, event.sourceAt)
  }

  addUndecodable(frames: number): void {
    this.#undecodable += frames
  }

  /** In words; an empty text is no problem. */
  addProblem(problem: string): void {
    this.#fileProblem = [this.#fileProblem, problem].filter((part) => part !== '').join(' ')
  }

  /** At the end of the log: what has not come will not come. */
  finish(): VolleyballInspection {
    this.#giveUp()
    const state = stateOfMatch(this.#match)
    return {
      eventId: this.#eventId,
      sport: 'volleyball',
      teams: this.#names.teams,
      file: this.#file,
      format: state.rules.length === 1 ? describeRules(state.rules[0]) : '',
      sets: setsOf(state),
      setsWon: state.setsWon,
      winner: state.end?.winner ?? null,
      endReason: state.end?.outcome ?? null,
      statistics: statisticsOf(state),
      actions: countActions(this.#match.timeline),
      provisionalPoints: provisionalPoints(state),
      changes: this.#changes,
      suspendAdvice: suspendAdviceOf(state)?.reason ?? null,
      gaps: this.#match.sequencer.missing.length,
      duplicates: this.#duplicates,
      undecodable: this.#undecodable,
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

  #place(sequenceId: number, event: MatchEvent | null): void {
    const taken = takeMessage(this.#match, sequenceId, event)
    if (taken.verdict === 'duplicate') this.#duplicates += 1
    this.#follow(taken)
    this.#waiting = openHole(this.#match.sequencer) === null ? 0 : this.#waiting + 1
    if (this.#waiting > MOST_WAITING) this.#giveUp()
  }

  #giveUp(): void {
    this.#follow(giveUpMissing(this.#match))
    this.#waiting = 0
  }

  #follow({ match, placed }: Pick<Taken, 'match' | 'placed'>): void {
    this.#match = match
    for (const { action, before, after } of placed) {
      const change = lifeOf(action).at(-1)
      if (change === undefined || !CORRECTIONS.has(change.kind)) continue
      const { sequenceId } = change.event
      this.#changes.push({ sequenceId, text: describeChange(before, after, change, this.#names) })
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
