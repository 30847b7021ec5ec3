/** Waits for what happens elsewhere: checks again every few milliseconds, up to a deadline. */
import { setTimeout as pause } from 'node:timers/promises'

/** Generous, as on a busy machine much takes many times as long. */
const DEADLINE_MS = 60_000
const PAUSE_MS = 5

/** Rejects, naming `what`, if the condition does not hold in time. */
export async function eventually(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + DEADLINE_MS
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Timed out after ${DEADLINE_MS / 1000} s: ${what}`)
    await pause(PAUSE_MS)
  }
}
