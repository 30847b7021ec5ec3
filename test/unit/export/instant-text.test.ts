import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InstantText, offsetText, ThreeClocks } from '@shared/export/instant-text'

const HOUR_MS = 3_600_000
const Instant = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2100, 0, 1) })

describe('InstantText', () => {
  it('writes UTC as JavaScript does', () => {
    const utc = new InstantText(null)
    fc.assert(fc.property(Instant, (at) => utc.of(at) === new Date(at).toISOString()))
  })

  it('names the same instant in any zone', () => {
    fc.assert(
      fc.property(Instant, fc.integer({ min: -56, max: 56 }), (at, quarters) => {
        const text = new InstantText(() => (quarters * HOUR_MS) / 4).of(at)
        expect(Date.parse(text)).toBe(at)
        expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/)
      })
    )
  })

  it('drops fractions of a millisecond, and has no text for an invalid time', () => {
    const utc = new InstantText(null)
    expect(utc.of(1_000.75)).toBe('1970-01-01T00:00:01.000Z')
    for (const none of [null, Number.NaN, Number.POSITIVE_INFINITY, 9e15]) expect(utc.of(none)).toBe('')
  })

  it('follows a change of the offset', () => {
    const zone = new InstantText((at) => (at < 60_000 ? HOUR_MS : 2 * HOUR_MS))
    expect([zone.of(59_999), zone.of(60_000)]).toEqual([
      '1970-01-01T01:00:59.999+01:00',
      '1970-01-01T02:01:00.000+02:00'
    ])
  })
})

describe('ThreeClocks', () => {
  it('knows the venue only once the feed has named it', () => {
    const clocks = new ThreeClocks(() => 0)
    expect(clocks.venue).toBeNull()
    clocks.setVenueOffset(-9.5 * HOUR_MS)
    expect(clocks.venue?.of(0)).toBe('1969-12-31T14:30:00.000-09:30')
  })
})

it.each([
  [0, '+00:00'],
  [5.75 * HOUR_MS, '+05:45'],
  [-3.5 * HOUR_MS, '-03:30']
])('an offset of %d ms is %s', (offsetMs, text) => {
  expect(offsetText(offsetMs)).toBe(text)
})
