/** What goes wrong inside the windows of a test: uncaught errors, and what the windows log as errors or warnings. */
import type { BrowserContext } from '@playwright/test'

const collected: string[] = []

/** Collects from every window of the context, until it is closed. */
export function collectWindowErrors(context: BrowserContext): void {
  context.on('weberror', (webError) => {
    const error = webError.error()
    collected.push(`uncaught: ${error.stack ?? error.message}`)
  })
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      collected.push(`${message.type()}: ${message.text()}`)
  })
}

/** Returns what has been collected since the last call. */
export const takeWindowErrors = (): readonly string[] => collected.splice(0)
