import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { filesToRemove, type RetainedFile, type RetentionRules } from '../../../src-main/capture/retention'

const NOW = 2_000_000
const Files = fc.uniqueArray(
  fc.record({
    fileName: fc.string({ minLength: 1 }),
    bytes: fc.nat(1000),
    endedAt: fc.integer({ min: 0, max: NOW }),
    isDemo: fc.boolean(),
    isRemovable: fc.boolean()
  }),
  { selector: ({ fileName }) => fileName, maxLength: 30 }
)
const Limits = fc.record({ keepMs: fc.nat(NOW), keepBytes: fc.nat(10_000) })
const Rules = fc.record({ matches: Limits, demo: Limits })

const limitsOf = (rules: RetentionRules, { isDemo }: RetainedFile) => (isDemo ? rules.demo : rules.matches)
const bytesOf = (files: readonly RetainedFile[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0)

/** Calls back with what is kept and what is removed under random rules. */
function checkAlways(
  check: (outcome: { kept: RetainedFile[]; removed: RetainedFile[]; rules: RetentionRules }) => void
): void {
  fc.assert(
    fc.property(Files, Rules, (files, rules) => {
      const names = new Set(filesToRemove(files, rules, NOW))
      const removed = files.filter(({ fileName }) => names.has(fileName))
      check({ kept: files.filter(({ fileName }) => !names.has(fileName)), removed, rules })
    })
  )
}

describe('what is removed', () => {
  test('never includes an unsealed, used or pinned file', () => {
    checkAlways(({ removed }) => expect(removed.filter(({ isRemovable }) => !isRemovable)).toEqual([]))
  })

  test('includes everything that is too old and may go', () => {
    checkAlways(({ kept, rules }) => {
      const tooOld = kept.filter((file) => NOW - file.endedAt > limitsOf(rules, file).keepMs)
      expect(tooOld.filter(({ isRemovable }) => isRemovable)).toEqual([])
    })
  })

  test('brings each kind down to its space while any of its files may go', () => {
    checkAlways(({ kept, rules }) => {
      for (const isDemo of [true, false]) {
        const ofKind = kept.filter((file) => file.isDemo === isDemo)
        const { keepBytes } = isDemo ? rules.demo : rules.matches
        if (bytesOf(ofKind) > keepBytes) expect(ofKind.some(({ isRemovable }) => isRemovable)).toBe(false)
      }
    })
  })

  test('is older than any removable file of its kind that stays', () => {
    checkAlways(({ kept, removed }) => {
      for (const gone of removed)
        for (const stays of kept)
          if (stays.isRemovable && stays.isDemo === gone.isDemo)
            expect(gone.endedAt).toBeLessThanOrEqual(stays.endedAt)
    })
  })

  test('is no more than needed', () => {
    checkAlways(({ kept, removed, rules }) => {
      for (const gone of removed) {
        const { keepMs, keepBytes } = limitsOf(rules, gone)
        if (NOW - gone.endedAt > keepMs) continue
        const younger = [...kept, ...removed].filter(
          (file) => file.isDemo === gone.isDemo && (file.endedAt >= gone.endedAt || !file.isRemovable)
        )
        expect(bytesOf(younger)).toBeGreaterThan(keepBytes)
      }
    })
  })
})
