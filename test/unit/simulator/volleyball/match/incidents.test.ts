import { describe, expect, it } from 'vitest'
import type { MatchEvent } from '@shared/sports/volleyball/feed/decode'
import type { ActionKind } from '@shared/sports/volleyball/feed/names'
import { VARIANTS, type Variant } from '@shared/sports/volleyball/rules/match-rules'
import {
  VOLLEYBALL_INCIDENTS,
  type VolleyballIncident
} from '../../../../../src-main/simulator/volleyball/match/incidents'
import type { PlayedMatch } from '../../../../../src-main/simulator/volleyball/match/play-match'
import { disagreements } from '../../../../support/volleyball-agreement'
import { eventsOf } from '../../../../support/volleyball-match'
import { playedMatch, QUIET } from '../../../../support/volleyball-play'

/** These incidents of the home team, one after the other, and nothing else. */
const only = (variant: Variant, ...kinds: readonly VolleyballIncident[]): PlayedMatch => {
  const script = kinds.map((kind, index) => ({ kind, atPoint: 1 + index, team: 'Home' as const }))
  return playedMatch(5, { variant, incidents: { ...QUIET, script } })
}

type Shows = (events: readonly MatchEvent[], match: PlayedMatch) => boolean

const some =
  (holds: (event: MatchEvent) => boolean): Shows =>
  (events) =>
    events.some(holds)
/** The latest word on an action of the kind has these fields. */
const has =
  (kind: ActionKind, fields: object = {}): Shows =>
  (events) =>
    events.some(
      ({ action }) =>
        action.kind === kind && JSON.stringify({ ...action, ...fields }) === JSON.stringify(action)
    )
const isCancelled = (kind: ActionKind): Shows =>
  some((event) => event.isCancelled && event.action.kind === kind)
const isInserted = (kind: ActionKind): Shows =>
  some(({ insertedBeforeActionId, action }) => insertedBeforeActionId !== null && action.kind === kind)
const isModified = (kind: ActionKind): Shows =>
  some((event) => event.isModified && event.action.kind === kind)
/** A point of which something else was told at first. */
const isPutRight =
  (from: string, to: string): Shows =>
  (events) => {
    const idsWith = (type: string) =>
      events.flatMap(({ actionId, action }) =>
        action.kind === 'Point' && action.types.join() === type ? [actionId] : []
      )
    return idsWith(from).some((id) => idsWith(to).includes(id))
  }
const ends =
  (outcome: string): Shows =>
  (_, { truth }) =>
    truth.outcome === outcome
const all =
  (...shows: readonly Shows[]): Shows =>
  (events, match) =>
    shows.every((holds) => holds(events, match))

const AWAY_BY_DEFAULT = ends('WinnerAwayByRetirementOrDefault')
const INCIDENTS: Readonly<Record<VolleyballIncident, readonly [shows: Shows, count?: number]>> = {
  'challenge-lost': [has('Challenge', { outcome: 'Unsuccessful', pointOutcome: 'Resume' })],
  'challenge-won': [
    all(has('Challenge', { outcome: 'Successful' }), has('Point', { reasons: ['Challenge'] }))
  ],
  'challenge-replay': [all(has('Challenge', { pointOutcome: 'ReplayRally' }), isCancelled('Point'))],
  'challenge-without-picture': [has('Challenge', { outcome: 'PictureUnavailable' })],
  'challenge-of-referee': [has('Challenge', { requestor: 'Referee' })],
  'mind-change': [has('RefereeMindChange')],
  replay: [has('Replay')],
  protest: [all(has('Protest', { team: 'Home' }), isModified('Protest'))],
  'phantom-point': [isCancelled('Point')],
  'late-point-type': [isPutRight('Kill', 'BlockOut')],
  'cancelled-set-point': [all(isCancelled('SetEnd'), isCancelled('Point'))],
  'time-out': [has('TimeOut', { team: 'Home', type: 'Facultative' })],
  'late-time-out': [isInserted('TimeOut')],
  substitution: [has('Substitution', { team: 'Home', type: 'Regular' })],
  'late-substitution': [isInserted('Substitution')],
  injury: [has('Injury', { team: 'Home' })],
  'improper-request': [has('Sanction', { type: 'ImproperRequest' })],
  delay: [
    all(
      has('Sanction', { type: 'DelayWarning' }),
      has('Sanction', { type: 'DelaySanction' }),
      has('Point', { types: ['Penalty'], reasons: ['Sanction'] })
    ),
    2
  ],
  misconduct: [
    all(...['Warning', 'Penalty', 'Expulsion', 'Disqualification'].map((type) => has('Sanction', { type }))),
    4
  ],
  score: [has('SetScore')],
  unreliable: [all(has('Reliability', { isReliable: false }), has('Reliability', { isReliable: true }))],
  retirement: [all(AWAY_BY_DEFAULT, has('SetEnd', { endType: 'WinnerAwayByRetirementOrDefault' }))],
  abandonment: [ends('Abandoned')],
  walkover: [all(AWAY_BY_DEFAULT, (_, { truth }) => truth.rallies.length === 0)],
  'no-show': [ends('NoWinnerDueToRetirementOrDefault')],
  postponement: [ends('Postponed')],
  cancellation: [ends('Cancelled')]
}

describe('a scripted incident happens in its place:', () => {
  it.each(VOLLEYBALL_INCIDENTS)('%s', (kind) => {
    const [shows, count = 1] = INCIDENTS[kind]
    const match = only('indoor', ...Array.from({ length: count }, () => kind))
    const quiet = only('indoor')
    expect(shows(eventsOf(match), match)).toBe(true)
    expect(shows(eventsOf(quiet), quiet)).toBe(false)
    expect(disagreements(match)).toEqual([])
  })

  it('continues a set that was taken back', () => {
    for (const variant of VARIANTS) {
      const match = only(variant, 'cancelled-set-point')
      expect(disagreements(match)).toEqual([])
      const events = eventsOf(match)
      const cancelled = events.findIndex(({ isCancelled: is, action }) => is && action.kind === 'SetEnd')
      const { setNumber } = events[cancelled]?.action ?? { setNumber: null }
      const serves = events
        .slice(cancelled)
        .filter(({ action }) => action.kind === 'Serve' && action.setNumber === setNumber)
      expect(serves.length).toBeGreaterThan(0)
    }
  })
})
