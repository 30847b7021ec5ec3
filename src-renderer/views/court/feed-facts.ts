/** The facts of one connection, for the feed panel. */
import type { FeedPanel } from '@shared/court/insight-view'
import type { Fact } from '../../components/fact'
import { capitalised } from '../../text/capitalised'
import { countOf, formatAge, formatBytes, formatDelay } from '../../text/numbers'
import { TEXT } from './text'

const { facts: text } = TEXT

/** "catching-up" as "Catching up". */
export const feedStateText = ({ state }: FeedPanel): string => capitalised(state.replaceAll('-', ' '))

/** "+0.4 s", "−1.2 s": how far the venue’s clock is ahead of ours. */
export function signedSeconds(offsetMs: number): string {
  const seconds = (Math.abs(offsetMs) / 1000).toFixed(1)
  return `${seconds === '0.0' ? '±' : offsetMs > 0 ? '+' : '−'}${seconds} s`
}

const orNothing = (value: number | null, nothing: string): string =>
  value === null ? nothing : String(value)

const delay = (delayMs: number | null): string => (delayMs === null ? text.unknown : formatDelay(delayMs))

/** `item`: the provider’s word for one unit of its feed, such as "packet". */
export function feedFacts(feed: FeedPanel, item: string, nowMonotonicMs: number): readonly Fact[] {
  const { nextAttemptMonotonicMs, gapsOpen, undecodable } = feed
  return [
    { name: text.host, value: feed.host },
    { name: text.failedAttempts, value: feed.attempts === 0 ? text.none : text.inARow(feed.attempts) },
    ...(nextAttemptMonotonicMs === null
      ? []
      : [{ name: text.nextTry, value: text.in(formatAge(nextAttemptMonotonicMs - nowMonotonicMs)) }]),
    { name: text.lastCloseCode, value: orNothing(feed.lastCloseCode, text.none) },
    { name: text.heartbeats, value: String(feed.heartbeats) },
    { name: text.seqReceived, value: orNothing(feed.lastSeqReceived, text.noneYet) },
    { name: text.seqApplied, value: orNothing(feed.lastSeqApplied, text.noneYet) },
    {
      name: text.gaps,
      value: text.gapCounts(gapsOpen, feed.gapsHealed),
      tone: gapsOpen > 0 ? 'high' : 'normal'
    },
    { name: text.duplicates, value: text.ignored(feed.duplicates) },
    {
      name: text.undecodable,
      value: undecodable === 0 ? text.none : countOf(undecodable, item),
      tone: undecodable > 0 ? 'high' : 'normal'
    },
    { name: text.delayMedian, value: delay(feed.delayMedianMs) },
    { name: text.delayPercentiles, value: `${delay(feed.delayP95Ms)}, ${delay(feed.delayP99Ms)}` },
    {
      name: text.clockOffset,
      value: feed.clockOffsetMs === null ? text.unknown : text.venueClock(signedSeconds(feed.clockOffsetMs))
    },
    { name: text.traffic, value: `${formatBytes(Math.round(feed.bytesPerSecond))}/s` }
  ]
}
