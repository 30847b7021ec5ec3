/** Takes messages as they are on the wire and follows the match. */
import { decodeMatchEvent, type MatchEvent } from '@shared/sports/volleyball/feed/decode'
import { emptyMatch, takeMessage, type FollowedMatch } from './followed-match'
import type { VolleyballState } from '@shared/sports/volleyball/rules/state'
import type { PlayedMatch } from '../../src-main/simulator/volleyball/match/play-match'
import type { WireEvent } from '../../src-main/simulator/volleyball/match/wire'
import { wireText } from './volleyball-play'

export function matchEvent(event: WireEvent): MatchEvent {
  const decoded = decodeMatchEvent(wireText(event))
  if (decoded.kind === 'undecodable') throw new Error(decoded.reason)
  return decoded.event
}

/** What the provider tells of a generated match. */
export function eventsOf({ envelopes }: PlayedMatch): readonly MatchEvent[] {
  return envelopes.map(({ text }) => {
    const decoded = decodeMatchEvent(text)
    if (decoded.kind === 'undecodable') throw new Error(decoded.reason)
    return decoded.event
  })
}

export const followed = (
  events: readonly WireEvent[],
  rules?: VolleyballState['rules'],
  begun: FollowedMatch = emptyMatch(rules)
): FollowedMatch =>
  events.reduce((match, event) => takeMessage(match, event.sequenceId, matchEvent(event)).match, begun)

/** The state without the numbers of actions, which depend on the order in which they were told. */
export const withoutIds = (state: VolleyballState): unknown =>
  JSON.parse(JSON.stringify(state, (key, value: unknown) => (key === 'actionId' ? undefined : value)))
