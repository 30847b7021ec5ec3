/** The feed strip: all connections of one kind of feed in a line, and the state of capturing. */
import { quantile } from '@shared/court/delay'
import type { ConnectionState, ConnectionView } from '@shared/court/view'
import type { SliceOf } from '@shared/ipc/slices'
import type { CaptureStatus } from '../capture/capture-log'

interface SummarisedCourt {
  readonly connection: ConnectionView
  readonly messages: number
  readonly recentDelaysMs: readonly number[]
  readonly capture: { status(): CaptureStatus }
}

/** The count of messages at a moment: two of these give a rate. */
export interface FeedSample {
  readonly messages: number
  readonly monotonicMs: number
}

const HEALTHY: ReadonlySet<ConnectionState> = new Set(['live', 'catching-up', 'finished', 'not-started'])

export function summariseFeeds(
  courts: readonly SummarisedCourt[],
  before: FeedSample | null,
  monotonicMs: number
): { readonly slice: SliceOf<'feeds'>; readonly sample: FeedSample } {
  const messages = courts.reduce((sum, court) => sum + court.messages, 0)
  const seconds = before === null ? 0 : (monotonicMs - before.monotonicMs) / 1000
  const rate = before === null || seconds <= 0 ? 0 : Math.max(0, messages - before.messages) / seconds
  const feed: SliceOf<'feeds'>['feeds'][number] = {
    label: 'Tennis events',
    connections: courts.length,
    healthy: courts.filter(({ connection }) => HEALTHY.has(connection.state)).length,
    messagesPerSecond: rate,
    delayP99Ms: quantile(
      courts.flatMap((court) => court.recentDelaysMs),
      0.99
    ),
    trouble: describeTrouble(courts.map(({ connection }) => connection.state))
  }
  return {
    slice: { kind: 'feeds', feeds: courts.length === 0 ? [] : [feed], capture: summariseCapture(courts) },
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
