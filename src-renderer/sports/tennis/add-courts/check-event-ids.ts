/** Checks a pasted list of event ids while the user types. */
import { describeEventId, parseEventId, splitEventIds } from '@shared/sports/tennis/feeds/event-id'
import type { CheckedId } from '../../courts-entry'

/** One line per id, in the order given. `isOnWall` tells which events have a court already. */
export function checkEventIds(list: string, isOnWall: (eventId: string) => boolean): readonly CheckedId[] {
  return splitEventIds(list).map((part) => {
    const parsed = parseEventId(part)
    if (!parsed.ok) return { eventId: part, isValid: false, text: parsed.error }
    const description =
      describeEventId(parsed.value) || 'Draw not known to the console, will be added all the same'
    const text = isOnWall(parsed.value) ? `${description} · already on the wall` : description
    return { eventId: parsed.value, isValid: true, text }
  })
}
