import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Random } from '../../../src-main/simulator/random'

describe('Random', () => {
  it('gives the same numbers for the same seed', () => {
    const [first, second] = [new Random(42), new Random(42)]
    const numbers = Array.from({ length: 5 }, () => first.next())
    expect(Array.from({ length: 5 }, () => second.next())).toEqual(numbers)
    expect(new Set(numbers).size).toBe(5)
  })

  it('stays within its ranges', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = new Random(seed)
        expect(random.next()).toBeGreaterThanOrEqual(0)
        expect(random.next()).toBeLessThan(1)
        expect(random.between(3, 5)).toBeGreaterThanOrEqual(3)
        expect(random.around(10, 0.5)).toBeGreaterThan(0)
        expect(random.shuffled([1, 2, 3]).sort()).toEqual([1, 2, 3])
      })
    )
  })

  it('has the requested median', () => {
    const random = new Random(1)
    const values = Array.from({ length: 2_001 }, () => random.around(100, 0.3)).sort((a, b) => a - b)
    expect(values[1_000]).toBeGreaterThan(95)
    expect(values[1_000]).toBeLessThan(105)
  })
})
