import { describe, expect, it } from 'vitest'
import {
  countOf,
  formatAge,
  formatBytes,
  formatDelay,
  formatTimeOfDay
} from '../../../../src-renderer/text/numbers'

describe('number formatting', () => {
  it.each([
    [-5, '0:00'],
    [999, '0:00'],
    [17_000, '0:17'],
    [725_900, '12:05'],
    [3_849_000, '1:04:09']
  ])('writes an age of %i ms as %s', (ageMs, text) => expect(formatAge(ageMs)).toBe(text))

  it.each([
    [-300, '0.0 s'],
    [2140, '2.1 s'],
    [99_949, '99.9 s'],
    [99_960, '100 s'],
    [754_000, '754 s']
  ])('writes a delay of %i ms as %s', (delayMs, text) => expect(formatDelay(delayMs)).toBe(text))

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [18_400_000, '18.4 MB'],
    [212_000_000, '212 MB'],
    [999_700_000, '1.0 GB']
  ])('writes %i bytes as %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text))

  it('shows the time of day of a venue by its offset', () => {
    const utcMs = Date.UTC(2031, 4, 6, 22, 32, 7)
    expect(formatTimeOfDay(utcMs)).toBe('22:32:07')
    expect(formatTimeOfDay(utcMs, 2 * 3_600_000)).toBe('00:32:07')
  })

  it('counts in words', () => {
    expect(countOf(1, 'packet')).toBe('1 packet')
    expect(countOf(1412, 'packet')).toBe('1,412 packets')
  })
})
