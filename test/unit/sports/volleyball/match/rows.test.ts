/** The rows of a volleyball timeline: every action in its place, with what has become of it. */
import { describe, expect, it } from 'vitest'
import { ownRow } from '@shared/court/timeline-row'
import type { TimelineRow } from '@shared/court/timeline-row'
import { takeMessage, type FollowedMatch } from '../../../../support/followed-match'
import { lastActionIdOf, rowWriter, type OwnRow, type Receipt } from '@shared/sports/volleyball/text/rows'
import type { WireAction, WireEvent } from '../../../../../src-main/simulator/volleyball/match/wire'
import { followed, matchEvent } from '../../../../support/volleyball-match'
import { plainly, playedMatch, wireEvent, withCorrections } from '../../../../support/volleyball-play'
import {
  begunSet,
  NORWAY_JAPAN as NAMES,
  wireAction,
  wirePoint,
  wonSet
} from '../../../../support/volleyball-views'

/** Of the actions in the support: `utcTimestamp`. */
const PLAYED_AT = Date.UTC(2031, 10, 18, 16, 10, 40)

const receipt = (sequenceId: number): Receipt => ({
  receivedAt: PLAYED_AT + 1_000 * sequenceId,
  isLive: sequenceId > 4,
  raw: `raw ${sequenceId}`
})

const rowsOf = ({ timeline }: FollowedMatch, own: readonly OwnRow[] = []) =>
  rowWriter(NAMES, receipt)(timeline, own)

const rowsAfter = (events: readonly WireEvent[]) => rowsOf(followed(events))
const textsOf = (rows: readonly TimelineRow[]): string[] => rows.map(({ text }) => text)

const BEGUN = plainly(begunSet())
/** Of the next message, about action 3 unless another is named. */
const next = (action: WireAction, flags: Partial<WireEvent> = {}, actionId = 3): WireEvent =>
  wireEvent(flags.sequenceId ?? 4, actionId, action, flags)
const lastOf = (events: readonly WireEvent[]): TimelineRow | undefined =>
  rowsAfter([...BEGUN, ...events]).at(-1)

describe('a row', () => {
  it('of an unknown action has its raw text', () => {
    expect(lastOf([next(wireAction('Rain'))])).toMatchObject({
      tone: 'trouble',
      kind: 'Rain',
      text: 'Unknown action “Rain”',
      raw: 'raw 4'
    })
  })

  it('has the times, set, score and number of its message', () => {
    expect(lastOf([next(wirePoint('Home')), next(wirePoint('Away'), { sequenceId: 5 }, 4)])).toEqual({
      index: 4,
      tone: 'point',
      kind: 'Point',
      text: 'Point, Japan, kill: 1–1',
      remark: '',
      score: '1–1',
      seqNum: 5,
      sourceAt: PLAYED_AT,
      receivedAt: PLAYED_AT + 5_000,
      delayMs: 5_000,
      matchTime: 'Set 1',
      raw: '',
      marks: [],
      history: [],
      filters: { point: true, bigPoint: false, trouble: false }
    })
  })

  it('has no delay if it was caught up with', () => {
    expect(lastOf([next(wirePoint('Home'))])?.delayMs).toBeNull()
  })

  it('for the end of a set or the match is a heading with the score', () => {
    const rows = rowsAfter(
      plainly([...wonSet('Home', 1), wireAction('MatchEnd', { endOutcome: 'Abandoned' })])
    )
    expect(rows.filter(({ tone }) => tone === 'heading').map(({ text, score }) => [text, score])).toEqual([
      ['Set 1 begins', ''],
      ['Norway wins set 1 25–0', '25–0'],
      ['Match over: abandoned', '1–0']
    ])
  })

  it('for a point played at set point is marked big', () => {
    const big = rowsAfter(plainly(wonSet('Home', 1))).filter(({ filters }) => filters.bigPoint)
    expect(big.map(({ score }) => score)).toEqual(['25–0'])
  })

  it('for a serve is not a point', () => {
    expect(lastOf([next(wireAction('Serve', { team: 'Home' }))])).toMatchObject({
      tone: 'normal',
      filters: { point: false }
    })
  })

  it.each<[string, Partial<TimelineRow>, WireEvent]>([
    [
      'is trouble when the provider calls its data unreliable',
      { tone: 'trouble' },
      next(wireAction('Reliability', { isReliable: false }))
    ],
    [
      'is none when they are reliable again',
      { tone: 'normal' },
      next(wireAction('Reliability', { isReliable: true }))
    ],
    [
      'is trouble when its score is not that of the points',
      { tone: 'trouble', remark: 'score conflict', score: '9–9' },
      next(wireAction('SetScore', { scoreInPoints: { home: 9, away: 9 } }))
    ],
    [
      'is trouble when its place is not known',
      { tone: 'trouble', remark: 'inserted, place unknown', marks: ['inserted'] },
      next(wirePoint('Home'), { insertedBeforeActionId: 77 })
    ],
    [
      'is marked while it is not confirmed',
      { tone: 'point', remark: 'not confirmed', marks: ['provisional'] },
      next(wirePoint('Home'), { isConfirmed: false })
    ]
  ])('%s', (_what, row, event) => {
    expect(lastOf([event])).toMatchObject({ ...row, filters: { trouble: row.tone === 'trouble' } })
  })
})

describe('the history of an action', () => {
  it('is empty when it was only confirmed', () => {
    const row = lastOf([
      next(wirePoint('Home'), { isConfirmed: false }),
      next(wirePoint('Home'), { sequenceId: 5 })
    ])
    expect(row).toMatchObject({ tone: 'point', seqNum: 4, remark: '', marks: [], history: [] })
  })

  it('shows a change, with the earlier text', () => {
    const row = lastOf([
      next(wirePoint('Home')),
      next(wirePoint('Away'), { sequenceId: 5, isModified: true })
    ])
    expect(row).toMatchObject({
      tone: 'corrected',
      text: 'Point, Japan, kill: 0–1',
      remark: 'changed',
      seqNum: 4,
      marks: ['modified'],
      filters: { point: true, trouble: true }
    })
    expect(row?.history.map(({ seqNum, text }) => [seqNum, text])).toEqual([
      [4, 'Point, Norway, kill: 1–0'],
      [5, 'Changed: Point, Japan, kill: 0–1 (was: Point, Norway, kill: 1–0)']
    ])
  })

  it('shows a cancellation: the action stays in its place, but does not count', () => {
    const events = [
      ...BEGUN,
      next(wirePoint('Home')),
      next(wirePoint('Home'), { sequenceId: 5 }, 4),
      next(wirePoint('Home'), { sequenceId: 6, isCancelled: true })
    ]
    const [cancelled, last] = rowsAfter(events).slice(-2)
    expect(cancelled).toMatchObject({
      tone: 'corrected',
      text: 'Point, Norway, kill: 1–0',
      score: '',
      remark: 'cancelled',
      marks: ['cancelled'],
      filters: { point: true, trouble: true }
    })
    expect(cancelled?.history.map(({ text }) => text)).toEqual([
      'Point, Norway, kill: 1–0',
      'Cancelled: Point, Norway, kill: 1–0'
    ])
    expect(last).toMatchObject({ text: 'Point, Norway, kill: 1–0', score: '1–0' })
  })

  it('shows an insertion: the action is where it belongs, with the time it arrived', () => {
    const events = [
      ...BEGUN,
      next(wirePoint('Home')),
      next(wirePoint('Away'), { sequenceId: 5, insertedBeforeActionId: 3 }, 4)
    ]
    const [inserted, last] = rowsAfter(events).slice(-2)
    expect(inserted).toMatchObject({
      tone: 'late',
      score: '0–1',
      seqNum: 5,
      remark: 'inserted late',
      marks: ['inserted']
    })
    expect(inserted?.receivedAt).toBe(PLAYED_AT + 5_000)
    expect(last).toMatchObject({ score: '1–1', seqNum: 4 })
  })
})

describe('the console’s own rows', () => {
  const note = (text: string, afterActionId: number | null): OwnRow => ({
    afterActionId,
    row: ownRow('note', text, 0)
  })
  const match = followed([...BEGUN, next(wirePoint('Home')), next(wirePoint('Home'), { sequenceId: 5 }, 4)])

  it('follow the action that was the last one, in their order', () => {
    const rows = rowsOf(match, [
      note('first', null),
      note('one', 3),
      note('two', 3),
      note('end', lastActionIdOf(match.timeline))
    ])
    expect(textsOf(rows).filter((text) => !/Line-up|begins|to serve/.test(text))).toEqual([
      'first',
      'Point, Norway, kill: 1–0',
      'one',
      'two',
      'Point, Norway, kill: 2–0',
      'end'
    ])
    expect(rows.map(({ index }) => index)).toEqual(rows.map((_, index) => index))
  })

  it('stay there when something is inserted after them', () => {
    const inserted = next(wirePoint('Away'), { sequenceId: 6, insertedBeforeActionId: 4 }, 5)
    const later = takeMessage(match, 6, matchEvent(inserted)).match
    expect(textsOf(rowsOf(later, [note('one', 3)])).slice(-4)).toEqual([
      'Point, Norway, kill: 1–0',
      'one',
      'Point, Japan, kill: 1–1',
      'Point, Norway, kill: 2–1'
    ])
  })
})

describe('an incremental writer', () => {
  it.each([1, 2, 3])('writes the same as a new one after every message (match %i)', (seed) => {
    const corrections = { provisional: 0.3, modified: 0.1, inserted: 0.1, cancelled: 0.1, lag: 30 }
    const events = withCorrections(playedMatch(seed, { variant: 'beach' }).actions(), seed, corrections)
    const write = rowWriter(NAMES, receipt)
    let match = followed([])
    for (const [place, event] of events.entries()) {
      match = followed([event], undefined, match)
      const rows = write(match.timeline, [])
      if (place % 10 === 0 || place > events.length - 5) expect(rows).toEqual(rowsOf(match))
    }
  })
})
