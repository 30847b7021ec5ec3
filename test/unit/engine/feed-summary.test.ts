import { describe, expect, it } from 'vitest'
import type { ConnectionState } from '@shared/court/common-view'
import { summariseFeeds, type LinkGroup } from '../../../src-main/engine/feed-summary'

const capture = { status: () => ({ state: 'off' as const, bytes: 0, fileName: '', message: '' }) }
const group = (label: string, messages: number, ...states: ConnectionState[]): LinkGroup => ({
  label,
  states,
  messages,
  delaysMs: label === 'Tennis events' ? [900, 1_100] : []
})
const court = (...linkGroups: LinkGroup[]) => ({ linkGroups, capture })

describe('the feed strip', () => {
  it('has a line per kind of feed with its connections, health and rate', () => {
    const courts = (eventMessages: number, rallyMessages: number) => [
      court(
        group('Tennis events', eventMessages, 'live'),
        group('Rally tracking', rallyMessages, 'live', 'not-started')
      ),
      court(group('Tennis events', 0, 'waiting'), group('Rally tracking', 0, 'refused'))
    ]
    const { sample } = summariseFeeds(courts(100, 10), null, 5_000)
    const { slice } = summariseFeeds(courts(140, 16), sample, 7_000)
    expect(slice.feeds).toEqual([
      {
        label: 'Tennis events',
        connections: 2,
        healthy: 1,
        messagesPerSecond: 20,
        delayP99Ms: 1_100,
        trouble: '1 reconnecting'
      },
      {
        label: 'Rally tracking',
        connections: 3,
        healthy: 2,
        messagesPerSecond: 3,
        delayP99Ms: null,
        trouble: '1 refused'
      }
    ])
  })

  it('leaves out kinds of feed that no court has', () => {
    const labels = (...courts: Parameters<typeof summariseFeeds>[0]) =>
      summariseFeeds(courts, null, 0).slice.feeds.map(({ label }) => label)
    expect(labels()).toEqual([])
    expect(labels(court(group('Tennis events', 0, 'live'), group('Rally tracking', 0)))).toEqual([
      'Tennis events'
    ])
  })
})
