/** Waits for what other parties bring about: checks again after every turn of the event loop, up to a deadline. */
import { setTimeout as pause } from 'node:timers/promises'

const DEADLINE_MS = 15_000
const PAUSE_MS = 5

/** Rejects with `what` when the condition does not hold in time. */
export async function eventually(
  what: string,
  condition: () => boolean | Promise<boolean>,
  deadlineMs = DEADLINE_MS
): Promise<void> {
  const end = performance.now() + deadlineMs
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Did not come in ${deadlineMs} ms: ${what}`)
    await pause(PAUSE_MS)
  }
}
