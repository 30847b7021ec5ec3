import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf } from '@shared/feeds/iso-instant'

const Digits = (count: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: 10 ** count - 1 }).map((number) => String(number).padStart(count, '0'))

/** Times as the providers write them, and what looks like one: months and hours that there are not among them. */
const Usual = fc
  .tuple(Digits(4), Digits(2), Digits(2), Digits(2), Digits(2), Digits(2), Digits(3))
  .map(
    ([year, month, day, hour, minute, second, fraction]) =>
      `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction}Z`
  )

const Instant = fc.integer({ min: Date.UTC(0, 0, 1) - 1e12, max: Date.UTC(2400, 0, 1) })

describe('instantOf', () => {
  it('reads every time as JavaScript does', () => {
    fc.assert(
      fc.property(Instant, (at) => instantOf(new Date(at).toISOString()) === at),
      { numRuns: 2_000 }
    )
  })

  it('knows every day of four centuries', () => {
    for (let at = Date.UTC(1900, 0, 1); at < Date.UTC(2301, 0, 1); at += 86_400_000)
      expect(instantOf(new Date(at).toISOString())).toBe(at)
  })

  it('accepts and rejects what Date.parse does', () => {
    fc.assert(
      fc.property(Usual, (text) => {
        expect(instantOf(text)).toBe(Date.parse(text))
      }),
      { numRuns: 2_000 }
    )
  })

  it('reads times with one character changed, dropped or doubled as Date.parse does', () => {
    const changed = fc.tuple(
      Instant,
      fc.nat(23),
      fc.constantFrom('', '0', '9', ' ', '-', '+', ':', 'Z', 'z', '\u0660', 'é')
    )
    fc.assert(
      fc.property(changed, fc.boolean(), ([at, place, sign], replaces) => {
        const usual = new Date(at).toISOString()
        const text = usual.slice(0, place) + sign + usual.slice(replaces ? place + 1 : place)
        expect(instantOf(text)).toBe(Date.parse(text))
      }),
      { numRuns: 3_000 }
    )
  })

  it.each([
    '2031-05-06T09:12:10.3240000Z',
    '2031-05-06T09:12:10Z',
    '2031-05-06T24:00:00.000Z',
    '2031-02-29T09:12:10.324Z',
    '2031-05-06T09:12:10.324+02:00',
    '+012031-05-06T09:12:10.324Z',
    '2031-05-06',
    'not a time',
    ''
  ])('leaves %s to Date.parse', (text) => {
    expect(instantOf(text)).toBe(Date.parse(text))
  })
})
