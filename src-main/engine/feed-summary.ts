/** The feed strip: all connections of one kind of feed in a line, and the state of capturing. */
import { quantile } from '@shared/court/delay'
import type { ConnectionState } from '@shared/court/common-view'
import type { SliceOf } from '@shared/ipc/slices'
import type { CaptureStatus } from '../capture/capture-log'
import type { CourtLink } from './court-link'

/** The feeds of a court that are one line of the strip together. */
export interface LinkGroup {
  readonly kind: FeedKind
  /** Of the connections that count: one for the events, and one for each rally feed. */
  readonly states: readonly ConnectionState[]
  /** Received since the court was added, session messages included. */
  readonly messages: number
  /** Of the latest messages; empty for feeds whose delay is not told. */
  readonly delaysMs: readonly number[]
}

type SummarisedLink = Pick<CourtLink, 'status' | 'meter'>

/** `companions`: feeds whose messages count as well, and whose connections do not. */
export const linkGroup = (
  kind: FeedKind,
  links: readonly SummarisedLink[],
  companions: readonly SummarisedLink[] = [],
  delaysMs: readonly number[] = []
): LinkGroup => ({
  kind,
  states: links.map(({ status }) => status.state),
  messages: [...links, ...companions].reduce((sum, { meter }) => sum + meter.messages, 0),
  delaysMs
})

interface SummarisedCourt {
  readonly linkGroups: readonly LinkGroup[]
  readonly capture: { status(): CaptureStatus }
}

/** The counts of messages at a moment: two of these give rates. */
export interface FeedSample {
  readonly messages: Readonly<Record<FeedKind, number>>
  readonly monotonicMs: number
}

/** In the order of the strip. */
const FEED_LABELS = {
  events: 'Tennis events',
  rallies: 'Rally tracking',
  volleyball: 'Volleyball'
} as const
export type FeedKind = keyof typeof FEED_LABELS
const FEED_KINDS: readonly FeedKind[] = ['events', 'rallies', 'volleyball']

const HEALTHY: ReadonlySet<ConnectionState> = new Set(['live', 'catching-up', 'finished', 'not-started'])

export function summariseFeeds(
  courts: readonly SummarisedCourt[],
  before: FeedSample | null,
  monotonicMs: number
): { readonly slice: SliceOf<'feeds'>; readonly sample: FeedSample } {
  const seconds = before === null ? 0 : (monotonicMs - before.monotonicMs) / 1000
  const groups = courts.flatMap(({ linkGroups }) => linkGroups)
  const messages = { events: 0, rallies: 0, volleyball: 0 }
  for (const group of groups) messages[group.kind] += group.messages
  const feeds = FEED_KINDS.flatMap((kind): SliceOf<'feeds'>['feeds'] => {
    const ofKind = groups.filter((group) => group.kind === kind)
    const states = ofKind.flatMap((group) => group.states)
    if (states.length === 0) return []
    const received = before === null ? 0 : messages[kind] - before.messages[kind]
    return [
      {
        label: FEED_LABELS[kind],
        connections: states.length,
        healthy: states.filter((state) => HEALTHY.has(state)).length,
        messagesPerSecond: seconds <= 0 ? 0 : Math.max(0, received) / seconds,
        delayP99Ms: quantile(
          ofKind.flatMap((group) => group.delaysMs),
          0.99
        ),
        trouble: describeTrouble(states)
      }
    ]
  })
  return {
    slice: { kind: 'feeds', feeds, capture: summariseCapture(courts) },
    sample: { messages, monotonicMs }
  }
}

function describeTrouble(states: readonly ConnectionState[]): string {
  const refused = states.filter((state) => state === 'refused').length
  const down = states.filter((state) => !HEALTHY.has(state) && state !== 'refused').length
  return [refused > 0 ? `${refused} refused` : '', down > 0 ? `${down} reconnecting` : '']
    .filter((part) => part !== '')
    .join(' · ')
}

function summariseCapture(courts: readonly SummarisedCourt[]): SliceOf<'feeds'>['capture'] {
  const statuses = courts.map(({ capture }) => capture.status()).filter(({ state }) => state !== 'off')
  const failed = statuses.find(({ state }) => state === 'failed')
  return {
    state: failed ? 'failed' : statuses.length > 0 ? 'writing' : 'off',
    files: statuses.filter(({ fileName }) => fileName !== '').length,
    bytes: statuses.reduce((sum, { bytes }) => sum + bytes, 0),
    message: failed?.message ?? ''
  }
}
