/** The `test` of all end-to-end tests: an error in a window fails the test during which it happens. */
import { expect, test as base } from '@playwright/test'
import { takeWindowErrors } from './window-errors'

interface WindowErrorFixtures {
  /** Matches the errors that the tests of a file provoke. */
  provokedErrors: RegExp | null
  failOnWindowErrors: undefined
}

export const test = base.extend<WindowErrorFixtures>({
  provokedErrors: [null, { option: true }],
  failOnWindowErrors: [
    async ({ provokedErrors }, use) => {
      await use(undefined)
      const errors = takeWindowErrors().filter((error) => !provokedErrors?.test(error))
      expect(errors, 'errors in the windows').toEqual([])
    },
    { auto: true }
  ]
})

export { expect }
