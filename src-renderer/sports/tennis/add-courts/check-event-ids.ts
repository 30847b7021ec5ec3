/** Checks a pasted list of event ids while the user types. */
import { describeEventId, parseEventId, splitEventIds } from '@shared/sports/tennis/feeds/event-id'
import type { CheckedId } from '../../courts-entry'
import { TEXT } from '../text'

/** One line per id, in the order given. `isOnWall` is true for events that already have a court. */
export function checkEventIds(list: string, isOnWall: (eventId: string) => boolean): readonly CheckedId[] {
  return splitEventIds(list).map((part) => {
    const parsed = parseEventId(part)
    if (!parsed.ok) return { eventId: part, isValid: false, text: parsed.error }
    const description = describeEventId(parsed.value) || TEXT.addCourts.unknownDraw
    const text = isOnWall(parsed.value) ? TEXT.addCourts.onWall(description) : description
    return { eventId: parsed.value, isValid: true, text }
  })
}
