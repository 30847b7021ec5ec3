/** Checks a pasted list of event ids while the user types. */
import { describeEventId, parseEventId, splitEventIds } from '@shared/feeds/event-id'

/** The contract takes this many event ids in one call. */
export const MOST_EVENT_IDS = 200

export interface CheckedEventId {
  readonly eventId: string
  readonly isValid: boolean
  /** What the id stands for, or what is wrong with it, in words. */
  readonly words: string
}

/** One line of the list that the dialog shows, before and after adding. */
export interface EventIdLine {
  readonly eventId: string
  readonly mark: 'good' | 'neutral' | 'bad'
  readonly words: string
}

/** One line per id, in the order given. `isOnWall` tells which events have a court already. */
export function checkEventIds(
  text: string,
  isOnWall: (eventId: string) => boolean
): readonly CheckedEventId[] {
  return splitEventIds(text).map((part) => {
    const parsed = parseEventId(part)
    if (!parsed.ok) return { eventId: part, isValid: false, words: parsed.error }
    const description =
      describeEventId(parsed.value) || 'Draw not known to the console, will be added all the same'
    const words = isOnWall(parsed.value) ? `${description} · already on the wall` : description
    return { eventId: parsed.value, isValid: true, words }
  })
}
