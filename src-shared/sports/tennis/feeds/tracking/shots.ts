/** Checks the shots of a packet as a whole, for both generations. */
import type { Shot } from '../../tracking/rally'
import type { Faults } from './faults'
import { isInOrder } from './readers'

/** A shot as read; null if its number or time was unreadable. */
export type ReadShot = Omit<Shot, 'number' | 'timeS'> & {
  readonly number: number | null
  readonly timeS: number | null
}

/** In time order with increasing numbers; a shot without a time starts where the previous one ended. */
export function inOrder(shots: readonly ReadShot[], faults: Faults): Shot[] {
  let endS = 0
  const timed = shots.map((shot): ReadShot & { timeS: number } => {
    if (shot.timeS === null) faults.note('a shot has no time; it was placed after the one before it')
    const timeS = shot.timeS ?? shot.arcs[0]?.startS ?? endS
    endS = timeS + (shot.durationS ?? 0)
    return { ...shot, timeS }
  })
  if (!isInOrder(timed, ({ timeS }) => timeS)) {
    faults.note('times run backwards from shot to shot; the shots were sorted by time')
    timed.sort((one, other) => one.timeS - other.timeS)
  }
  const isCountingUp = timed.every(
    ({ number }, index) => number !== null && number > (timed[index - 1]?.number ?? 0)
  )
  if (!isCountingUp && timed.some(({ number }) => number !== null))
    faults.note('shot numbers do not increase; the shots were renumbered by time')
  return timed.map((shot, index) => ({ ...shot, number: isCountingUp ? (shot.number ?? 0) : index + 1 }))
}
