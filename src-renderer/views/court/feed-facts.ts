/** One connection of a court as the feed panel lists it. */
import type { FeedPanel } from '@shared/court/insight-view'
import type { Fact } from '../../components/fact'
import { capitalised } from '../../text/capitalised'
import { countOf, formatAge, formatBytes, formatDelay } from '../../text/numbers'

const UNKNOWN = 'not known'

/** "catching-up" as "Catching up": the states are plain words. */
export const feedStateText = ({ state }: FeedPanel): string => capitalised(state.replaceAll('-', ' '))

/** "+0.4 s", "−1.2 s": the venue's clock against ours. */
export function signedSeconds(offsetMs: number): string {
  const seconds = (Math.abs(offsetMs) / 1000).toFixed(1)
  return `${seconds === '0.0' ? '±' : offsetMs > 0 ? '+' : '−'}${seconds} s`
}

const orNothing = (value: number | null, nothing: string): string =>
  value === null ? nothing : String(value)

const delay = (delayMs: number | null): string => (delayMs === null ? UNKNOWN : formatDelay(delayMs))

/** `item`: what the provider calls one of those that it sends. */
export function feedFacts(feed: FeedPanel, item: string, nowMonotonicMs: number): readonly Fact[] {
  const { nextAttemptMonotonicMs, gapsOpen, undecodable } = feed
  return [
    { name: 'Host', value: feed.host },
    { name: 'Failed attempts', value: feed.attempts === 0 ? 'none' : `${feed.attempts} in a row` },
    ...(nextAttemptMonotonicMs === null
      ? []
      : [{ name: 'Next try', value: `in ${formatAge(nextAttemptMonotonicMs - nowMonotonicMs)}` }]),
    { name: 'Last close code', value: orNothing(feed.lastCloseCode, 'none') },
    { name: 'Heartbeats', value: String(feed.heartbeats) },
    { name: 'Seq received', value: orNothing(feed.lastSeqReceived, 'none yet') },
    { name: 'Seq applied', value: orNothing(feed.lastSeqApplied, 'none yet') },
    {
      name: 'Gaps',
      value: `${gapsOpen} open, ${feed.gapsHealed} healed`,
      tone: gapsOpen > 0 ? 'high' : 'normal'
    },
    { name: 'Duplicates', value: `${feed.duplicates}, ignored` },
    {
      name: 'Undecodable',
      value: undecodable === 0 ? 'none' : countOf(undecodable, item),
      tone: undecodable > 0 ? 'high' : 'normal'
    },
    { name: 'Delay, median', value: delay(feed.delayMedianMs) },
    { name: 'Delay, p95 and p99', value: `${delay(feed.delayP95Ms)}, ${delay(feed.delayP99Ms)}` },
    {
      name: 'Clock offset',
      value: feed.clockOffsetMs === null ? UNKNOWN : `venue ${signedSeconds(feed.clockOffsetMs)}`
    },
    { name: 'Traffic', value: `${formatBytes(Math.round(feed.bytesPerSecond))}/s` }
  ]
}
