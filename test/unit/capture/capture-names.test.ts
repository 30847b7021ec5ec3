import fc from 'fast-check'
import { expect, test } from 'vitest'
import { captureBaseName, isLiveName, withExtension } from '../../../src-main/capture/capture-names'

const startedAt = new Date(2026, 10, 21, 14, 32, 7).getTime()

test('a name holds the date, local time, court and match', () => {
  expect(captureBaseName({ startedAt, courtName: 'Court 4', eventId: '2026-0991-MS005' })).toBe(
    '2026-11-21 1432 Court 4 2026-0991-MS005'
  )
})

test('no court name leads to a file name that Windows rejects or that escapes the folder', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (courtName, eventId) => {
      const name = captureBaseName({ startedAt, courtName, eventId })
      expect(name).not.toMatch(/[<>:"/\\|?*]|\p{Cc}|[ .]$/u)
      expect(name.startsWith('2026-11-21 1432')).toBe(true)
    })
  )
})

test('a live file keeps its name when its extension changes', () => {
  expect(isLiveName('a b.live.mcap')).toBe(true)
  expect(isLiveName('a b.mcap')).toBe(false)
  expect(withExtension('/folder/a b.live.mcap', '.mcap')).toBe('/folder/a b.mcap')
})
