/** The beginning of a match, told with many corrections, and who follows it from the bytes that come. */
import { openHole } from '@shared/feeds/sequencer'
import { decodeMatchEvent } from '@shared/sports/volleyball/feed/decode'
import { stateOfMatch } from '@shared/sports/volleyball/match/match'
import { emptyMatch, takeMessage, type FollowedMatch } from './followed-match'
import { eventsOf } from '@shared/sports/volleyball/match/order/timeline'
import { playedMatch, wireText, withCorrections } from './volleyball-play'

const CORRECTIONS = { provisional: 0.2, modified: 0.1, inserted: 0.1, cancelled: 0.1, lag: 6 }
const { truth, actions } = playedMatch(7, { variant: 'indoor' })

/** What the provider publishes, in order; the first has the sequence id 1. `length`: actions that were played. */
export const correctedTexts = (length: number): readonly string[] =>
  withCorrections(actions().slice(0, length), 7, CORRECTIONS).map(wireText)

export class MatchFollower {
  /** In the order in which they came; null where none could be read. */
  readonly sequenceIds: (number | null)[] = []
  #match: FollowedMatch = emptyMatch([truth.rules])

  take(bytes: Uint8Array): void {
    const decoded = decodeMatchEvent(Buffer.from(bytes).toString())
    if (decoded.kind === 'undecodable') {
      this.sequenceIds.push(decoded.sequenceId)
      return
    }
    const { sequenceId } = decoded.event
    this.sequenceIds.push(sequenceId)
    this.#match = takeMessage(this.#match, sequenceId, decoded.event).match
  }

  get nextSequenceId(): number {
    return this.#match.sequencer.lastDataSeqNum + 1
  }

  get hasHole(): boolean {
    return openHole(this.#match.sequencer) !== null
  }

  /** All that a match is: what happened, in its order, and how it stands. */
  get outcome(): unknown {
    return { events: eventsOf(this.#match.timeline), state: stateOfMatch(this.#match) }
  }
}

/** The match as it is told when nothing goes wrong. */
export function undisturbedOutcome(texts: readonly string[]): unknown {
  const follower = new MatchFollower()
  for (const text of texts) follower.take(Buffer.from(text))
  return follower.outcome
}
