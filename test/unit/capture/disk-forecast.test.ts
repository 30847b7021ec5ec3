import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diskLeftMs } from '../../../src-main/capture/disk-forecast'

const GIGABYTE = 1024 ** 3
const MINUTE_MS = 60_000

const samples = (...capturedBytes: number[]) =>
  capturedBytes.map((bytes, index) => ({ monotonicMs: 5000 + index * MINUTE_MS, capturedBytes: bytes }))

test('divides the free space by the rate of writing', () => {
  expect(diskLeftMs(samples(0, 1_000_000, 2_000_000), GIGABYTE)).toBeCloseTo(
    (GIGABYTE / 1_000_000) * MINUTE_MS
  )
})

test('ignores a capture that shrinks when it is sealed', () => {
  const growing = samples(0, 1_000_000, 2_000_000, 3_000_000)
  const sealedBetween = samples(0, 1_000_000, 1_000_000 - 900_000, 1_100_000, 2_100_000)
  expect(diskLeftMs(sealedBetween, GIGABYTE)).toBeCloseTo((diskLeftMs(growing, GIGABYTE) * 4) / 3)
})

test('is endless while nothing grows or too little is known, and zero when hardly anything is free', () => {
  expect(diskLeftMs([], GIGABYTE)).toBe(Number.POSITIVE_INFINITY)
  expect(diskLeftMs(samples(7), GIGABYTE)).toBe(Number.POSITIVE_INFINITY)
  expect(diskLeftMs(samples(7, 7, 7), GIGABYTE)).toBe(Number.POSITIVE_INFINITY)
  expect(diskLeftMs(samples(7, 7, 7), 1_000_000)).toBe(0)
})

test('is never negative and never grows as the free space shrinks', () => {
  const Bytes = fc.array(fc.nat(GIGABYTE), { minLength: 2, maxLength: 20 })
  fc.assert(
    fc.property(Bytes, fc.nat(100), fc.nat(100), (captured, some, more) => {
      const left = diskLeftMs(samples(...captured), some * GIGABYTE)
      expect(left).toBeGreaterThanOrEqual(0)
      expect(diskLeftMs(samples(...captured), (some + more) * GIGABYTE)).toBeGreaterThanOrEqual(left)
    })
  )
})
