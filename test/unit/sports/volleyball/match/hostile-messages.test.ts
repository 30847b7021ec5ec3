/** Messages in which anything may stand: whatever comes, a window can show what is made of it. */
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { TimelineRowSchema } from '@shared/court/timeline-row'
import {
  VolleyballCourtViewSchema,
  VolleyballMatchSchema
} from '@shared/sports/volleyball/view/volleyball-view'
import { ConnectionStatus } from '../../../../../src-main/feeds/connection-status'
import { VolleyballBook } from '../../../../../src-main/sports/volleyball/volleyball-book'
import { EVENTFUL_VOLLEYBALL } from '../../../../../src-main/simulator/volleyball/match/incidents'
import { ManualClock } from '../../../../support/manual-clock'
import { playedMatch } from '../../../../support/volleyball-play'

const ANYTHING: readonly unknown[] = [
  ...[null, true, 0, -1, 1.5, 1e308, '', 'Something new', '9'.repeat(30), 'x'.repeat(10_000)],
  ...[[], {}, [null], [[1]], { home: null }, { home: -1, away: 1e9 }, [{ id: null, roles: 3 }]]
]
const COVER = {
  courtId: 'feed:x',
  eventId: '123456789',
  origin: 'feed',
  capture: { state: 'off', bytes: 0, fileName: '' },
  replay: null
} as const

/** Which message, whether in its action, which of its fields, and what stands there; null: the field is missing. */
const spoilt = fc.array(
  fc.tuple(fc.nat(2_000), fc.boolean(), fc.nat(20), fc.constantFrom(null, ...ANYTHING)),
  {
    maxLength: 200
  }
)

it('give views that pass the window’s schema', () => {
  const status = new ConnectionStatus(new ManualClock(), 'here', () => undefined).current
  fc.assert(
    fc.property(
      fc.nat(1_000),
      fc.constantFrom('indoor' as const, 'beach' as const, 'snow' as const),
      spoilt,
      (seed, variant, changes) => {
        const texts = playedMatch(seed, { variant, incidents: { rates: EVENTFUL_VOLLEYBALL } }).envelopes.map(
          ({ text }) => text
        )
        for (const [at, isInAction, field, value] of changes) {
          const index = at % texts.length
          texts[index] = spoil(texts[index] ?? '', isInAction, field, value)
        }
        const book = new VolleyballBook(status)
        book.begin({ kind: 'fixture', teams: { Home: 'Norway', Away: 'Sweden' }, rules: null })
        for (const [index, text] of texts.entries()) {
          book.read('', { bytes: Buffer.from(text), isText: true, receivedAt: index, monotonicMs: index })
          if (index % 40 === 0) expectShowable(book, index)
        }
        book.giveUpHoles(0)
        expectShowable(book, texts.length)
        v.parse(VolleyballMatchSchema, book.matchView())
        for (const row of book.timelineRange('all', 0, 10_000).rows) {
          v.parse(TimelineRowSchema, row)
          expect(row.text).not.toMatch(/undefined|NaN|\[object/)
          expect(row.text.length).toBeLessThan(10_000)
        }
      }
    ),
    { numRuns: 30 }
  )
})

const expectShowable = (book: VolleyballBook, now: number): void =>
  void v.parse(VolleyballCourtViewSchema, book.view(now, COVER))

/** Its place in the sequence stays what it was: that is tested elsewhere. */
function spoil(text: string, isInAction: boolean, field: number, value: unknown): string {
  const envelope = recordOf(JSON.parse(text))
  const action = envelope['action']
  const target = isInAction && typeof action === 'object' && action !== null ? recordOf(action) : envelope
  const names = Object.keys(target).filter((name) => name !== 'sequenceId' && name !== 'fixtureId')
  const name = names[field % names.length] ?? 'action'
  if (value === null) Reflect.deleteProperty(target, name)
  else target[name] = value
  return JSON.stringify(target === envelope ? envelope : { ...envelope, action: target })
}

const recordOf = (value: unknown): Record<string, unknown> =>
  v.parse(v.record(v.string(), v.unknown()), value)
