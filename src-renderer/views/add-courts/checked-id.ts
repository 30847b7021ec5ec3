/** What the dialog says of each match of a pasted list. */
export interface CheckedId {
  /** The event id, or the fixture id. */
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
