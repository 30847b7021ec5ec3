import { expect, test } from 'vitest'
import { totalsOf } from '../../../scripts/test-totals.mjs'

const vitestReport = {
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: []
}
const playwrightReport = { stats: { expected: 4, unexpected: 1, flaky: 0, skipped: 2 }, errors: [] }

test('counts a Vitest report test by test', () => {
  expect(totalsOf(vitestReport)).toEqual({ passed: 5, failed: 1, skipped: 3 })
})

test('counts a file that does not load as a failure, though none of its tests ran', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }]
  expect(totalsOf({ ...vitestReport, testResults })).toMatchObject({ failed: 2 })
})

test('counts a Playwright report test by test', () => {
  expect(totalsOf(playwrightReport)).toEqual({ passed: 4, failed: 1, skipped: 2 })
})

test('counts an error outside Playwright’s tests as a failure', () => {
  expect(totalsOf({ ...playwrightReport, errors: [{ message: 'no such fixture' }] })).toMatchObject({
    failed: 2
  })
})
