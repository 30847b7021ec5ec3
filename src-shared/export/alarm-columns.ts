/** Transitions of a court's alarms as a table. */
import type { JournalEntry } from '../alarms/view'
import type { Column } from './csv'
import type { ThreeClocks } from './instant-text'

export interface AlarmTransition {
  readonly entry: JournalEntry
  readonly clocks: ThreeClocks
}

const nullIfEmpty = (text: string): string | null => (text === '' ? null : text)

export const ALARM_COLUMNS: readonly Column<AlarmTransition>[] = [
  {
    name: 'number',
    kind: 'number',
    about: 'Number of the entry in the console’s alarm journal.',
    read: ({ entry }) => entry.number
  },
  {
    name: 'at_utc',
    kind: 'word',
    about: 'When, in UTC.',
    read: ({ entry, clocks }) => clocks.utc.of(entry.at)
  },
  {
    name: 'at_local',
    kind: 'word',
    about: 'The same by the clock of the computer that exported, with its offset from UTC.',
    read: ({ entry, clocks }) => clocks.local.of(entry.at)
  },
  {
    name: 'at_venue',
    kind: 'word',
    about: 'The same by the venue’s clock; empty while the feed has not told it.',
    read: ({ entry, clocks }) => nullIfEmpty(clocks.venue(entry.at))
  },
  {
    name: 'alarm',
    kind: 'text',
    about: 'Name of the alarm, such as `FEED_STALE`.',
    read: ({ entry }) => entry.kind
  },
  {
    name: 'priority',
    kind: 'word',
    about: '`critical`, `high` or `low`.',
    read: ({ entry }) => entry.priority
  },
  { name: 'court', kind: 'text', about: 'The court’s title then.', read: ({ entry }) => entry.courtTitle },
  {
    name: 'transition',
    kind: 'text',
    about: '`raised`, `cleared`, `acknowledged`, `shelved` and so on.',
    read: ({ entry }) => entry.transition
  },
  { name: 'text', kind: 'text', about: 'What was wrong, in a sentence.', read: ({ entry }) => entry.text }
]
