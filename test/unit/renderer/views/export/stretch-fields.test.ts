import { describe, expect, it } from 'vitest'
import { fieldOf, stretchOf } from '../../../../../src-renderer/views/export/stretch-fields'

const AT_MS = Date.UTC(2031, 4, 6, 14, 32, 7)
const TWO_HOURS_MS = 7_200_000

describe('the range of an export', () => {
  it('is what the fields show, in their time zone, including the last second', () => {
    const field = fieldOf(AT_MS, TWO_HOURS_MS)
    expect(field).toBe('2031-05-06 16:32:07')
    expect(stretchOf(field, field, TWO_HOURS_MS)).toEqual({
      ok: true,
      value: { fromMs: AT_MS, toMs: AT_MS + 999 }
    })
    expect(stretchOf('2031-05-06T14:32', field, 0).ok).toBe(true)
  })

  it('is rejected if reversed, or not a time', () => {
    const later = fieldOf(AT_MS + 1000, 0)
    expect(stretchOf(later, fieldOf(AT_MS, 0), 0)).toMatchObject({
      error: 'The end is before the start.'
    })
    for (const text of ['', '14:32', '2031-13-06 14:32:07', '2031-05-06 25:00:00'])
      expect(stretchOf(text, later, 0)).toMatchObject({
        error: 'Enter both times, such as 2026-11-21 14:32:07.'
      })
  })
})
