/** The feed strip: one line per kind of feed, and the capture state. */
import { quantile } from '@shared/court/delay'
import type { ConnectionState } from '@shared/court/common-view'
import type { SliceOf } from '@shared/ipc/slices'
import type { CaptureStatus } from '../records/capture-log'
import type { CourtLink } from './court-link'

/** A court's feeds that share one line of the strip. */
export interface LinkGroup {
  /** "Tennis events" */
  readonly label: string
  /** The connections that count: one for the events, one per rally feed. */
  readonly states: readonly ConnectionState[]
  /** Received since the court was added, session messages included. */
  readonly messages: number
  /** Of the latest messages; empty for feeds without a delay. */
  readonly delaysMs: readonly number[]
}

type SummarisedLink = Pick<CourtLink, 'status' | 'meter'>

/** `companions`: feeds whose messages count but whose connections do not. */
export const linkGroup = (
  label: string,
  links: readonly SummarisedLink[],
  companions: readonly SummarisedLink[] = [],
  delaysMs: readonly number[] = []
): LinkGroup => ({
  label,
  states: links.map(({ status }) => status.state),
  messages: [...links, ...companions].reduce((sum, { meter }) => sum + meter.messages, 0),
  delaysMs
})

interface SummarisedCourt {
  readonly linkGroups: readonly LinkGroup[]
  readonly capture: { status(): CaptureStatus }
}

/** Message counts at one moment; two of these give rates. */
export interface FeedSample {
  /** By group label, in strip order. */
  readonly messages: ReadonlyMap<string, number>
  readonly monotonicMs: number
}

const HEALTHY: ReadonlySet<ConnectionState> = new Set(['live', 'catching-up', 'finished', 'not-started'])

export function summariseFeeds(
  courts: readonly SummarisedCourt[],
  before: FeedSample | null,
  monotonicMs: number
): { readonly slice: SliceOf<'feeds'>; readonly sample: FeedSample } {
  const seconds = before === null ? 0 : (monotonicMs - before.monotonicMs) / 1000
  const groups = courts.flatMap(({ linkGroups }) => linkGroups)
  // Labels keep the order of first appearance.
  const messages = new Map([...(before?.messages.keys() ?? [])].map((label) => [label, 0]))
  for (const group of groups) messages.set(group.label, (messages.get(group.label) ?? 0) + group.messages)
  const feeds = [...messages].flatMap(([label, count]): SliceOf<'feeds'>['feeds'] => {
    const ofLabel = groups.filter((group) => group.label === label)
    const states = ofLabel.flatMap((group) => group.states)
    if (states.length === 0) return []
    const received = before === null ? 0 : count - (before.messages.get(label) ?? 0)
    return [
      {
        label,
        connections: states.length,
        healthy: states.filter((state) => HEALTHY.has(state)).length,
        messagesPerSecond: seconds <= 0 ? 0 : Math.max(0, received) / seconds,
        delayP99Ms: quantile(
          ofLabel.flatMap((group) => group.delaysMs),
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
