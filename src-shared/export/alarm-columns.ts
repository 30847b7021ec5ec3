/** Transitions of a court's alarms as a table. */
import type { AlarmTransition } from '../alarms/view'
import type { Column } from './csv'
import type { ThreeClocks } from './instant-text'

export interface ExportedTransition {
  readonly entry: AlarmTransition
  readonly clocks: ThreeClocks
}

export const ALARM_COLUMNS: readonly Column<ExportedTransition>[] = [
  {
    name: 'number',
    kind: 'number',
    about: 'Number of the entry in the console’s alarm journal.',
    read: ({ entry }) => entry.number
  },
  {
    name: 'at_utc',
    kind: 'instant',
    about: 'When, in UTC.',
    read: ({ entry }) => entry.at,
    clock: ({ clocks }) => clocks.utc
  },
  {
    name: 'at_local',
    kind: 'instant',
    about: 'The same in the exporting computer’s time zone, with its offset from UTC.',
    read: ({ entry }) => entry.at,
    clock: ({ clocks }) => clocks.local
  },
  {
    name: 'at_venue',
    kind: 'instant',
    about: 'The same in venue time; empty until the feed reveals it.',
    read: ({ entry }) => entry.at,
    clock: ({ clocks }) => clocks.venue
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
  {
    name: 'court',
    kind: 'text',
    about: 'The court’s title at that time.',
    read: ({ entry }) => entry.courtTitle
  },
  {
    name: 'transition',
    kind: 'text',
    about: '`raised`, `cleared`, `acknowledged`, `shelved` and so on.',
    read: ({ entry }) => entry.transition
  },
  { name: 'text', kind: 'text', about: 'What was wrong, in a sentence.', read: ({ entry }) => entry.text }
]
