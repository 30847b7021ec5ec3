import { decodeRally } from '@shared/sports/tennis/feeds/tracking/decode'
import { overlayOf } from '@shared/sports/tennis/tracking/overlay'
import { listRallies, NO_RALLIES, takePart } from '@shared/sports/tennis/tracking/rallies'
import { RallySchema } from '@shared/sports/tennis/tracking/rally'
import {
  OverlaySchema,
  RallyRowSchema,
  RallyStatisticsSchema
} from '@shared/sports/tennis/tracking/rally-view'
import { rallyRows } from '@shared/sports/tennis/tracking/rows'
import { rallyStatistics } from '@shared/sports/tennis/tracking/statistics'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { messages2022, rallyText } from '../../../../support/rally-fixtures'

/** Short lists: the property is about shapes, and runs thousands of times. */
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 6).map(shortened)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, shortened(field)]))
}

const PACKETS = [rallyText('2024-one-rally'), rallyText('2024-rally'), ...messages2022().slice(3)].map(
  (text) => shortened(JSON.parse(text))
)

/** The value with something else in one place, found by walking down at random. */
function damaged(value: unknown, turns: readonly number[], rubbish: unknown): unknown {
  const [turn, ...others] = turns
  if (turn === undefined || typeof value !== 'object' || value === null) return rubbish
  if (Array.isArray(value)) {
    const place = turn % Math.max(1, value.length)
    return value.map((item: unknown, index) => (index === place ? damaged(item, others, rubbish) : item))
  }
  const entries = Object.entries(value)
  const place = turn % Math.max(1, entries.length)
  return Object.fromEntries(
    entries.map(([name, field], index) => [name, index === place ? damaged(field, others, rubbish) : field])
  )
}

const anyRubbish = fc.oneof(
  fc.constantFrom<unknown>(
    'NaN',
    '',
    null,
    -1,
    0,
    3,
    1e308,
    '1e999',
    'Forehand',
    true,
    {},
    [],
    [[]],
    [null],
    ['NaN']
  ),
  fc.jsonValue({ maxDepth: 2 })
)
const anyDamage = fc.record({
  turns: fc.array(fc.nat(40), { minLength: 1, maxLength: 7 }),
  rubbish: anyRubbish
})

it('gives a rally that passes the window’s schema, or a reason why not, whatever a field holds', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PACKETS),
      fc.array(anyDamage, { minLength: 1, maxLength: 4 }),
      (packet, damages) => {
        const text = JSON.stringify(
          damages.reduce((whole, { turns, rubbish }) => damaged(whole, turns, rubbish), packet)
        )
        const decoded = decodeRally(text, 0)
        if (decoded.kind === 'undecodable') expect(decoded.reason).not.toBe('')
        if (decoded.kind !== 'rally') return
        const rallies = listRallies(takePart(NO_RALLIES, decoded.part))
        expect(v.is(v.array(RallySchema), rallies)).toBe(true)
        expect(v.is(RallyStatisticsSchema, rallyStatistics(rallies))).toBe(true)
        expect(
          v.is(
            v.array(RallyRowSchema),
            rallyRows(rallies, () => null)
          )
        ).toBe(true)
        expect(v.is(OverlaySchema, overlayOf(rallies, 1))).toBe(true)
      }
    ),
    { numRuns: 2000 }
  )
})
