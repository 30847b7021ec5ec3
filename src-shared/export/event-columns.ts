/** The documented column set of a court's timeline; docs/exports.md tells the same to people. */
import type { TimelineRow } from '../court/timeline-row'
import { jsonLine, type Column } from './csv'
import type { ThreeClocks } from './instant-text'

/** A row of the timeline on its way into a file. */
export interface EventRow {
  readonly eventId: string
  readonly row: TimelineRow
  /** One set for each of the row's times: they are seldom of the same minute. */
  readonly sourceClocks: ThreeClocks
  readonly receivedClocks: ThreeClocks
}

/** What was cancelled did not happen. */
const isEffective = ({ marks }: TimelineRow): boolean => !marks.includes('cancelled')

export const EVENT_COLUMNS: readonly Column<EventRow>[] = [
  {
    name: 'number',
    kind: 'number',
    about: 'Place in the timeline of the whole log, from 1; a chosen stretch begins later.',
    read: ({ row }) => row.index + 1
  },
  { name: 'event_id', kind: 'text', about: 'The provider’s event id.', read: ({ eventId }) => eventId },
  {
    name: 'seq_num',
    kind: 'number',
    about: 'The packet’s sequence number; empty for rows of the console’s own.',
    read: ({ row }) => row.seqNum
  },
  {
    name: 'kind',
    kind: 'text',
    about: 'The provider’s packet kind, as it came; empty for rows of the console’s own.',
    read: ({ row }) => row.kind
  },
  {
    name: 'tone',
    kind: 'word',
    about: '`normal`, `point`, `late`, `corrected`, `trouble`, `heading` or `note`.',
    read: ({ row }) => row.tone
  },
  { name: 'text', kind: 'text', about: 'What happened, in a sentence.', read: ({ row }) => row.text },
  {
    name: 'remark',
    kind: 'text',
    about:
      'Why the packet is not live (“late”, “rebuilt”), or what became of the action since (“cancelled”); else empty.',
    read: ({ row }) => row.remark
  },
  {
    name: 'score',
    kind: 'text',
    about:
      'The score after the packet: of the game, or of the games or set that it ended; in volleyball of the set, or in sets.',
    read: ({ row }) => row.score
  },
  {
    name: 'point',
    kind: 'flag',
    about: '`true` for a point that was played, and not cancelled.',
    read: ({ row }) => row.filters.point && isEffective(row)
  },
  {
    name: 'big_point',
    kind: 'flag',
    about: '`true` when that point was a break, set or match point.',
    read: ({ row }) => row.filters.bigPoint && isEffective(row)
  },
  {
    name: 'trouble',
    kind: 'flag',
    about:
      '`true` for gaps, corrections, late and unreadable packets, alarms of the provider, lost connections.',
    read: ({ row }) => row.filters.trouble
  },
  {
    name: 'source_utc',
    kind: 'instant',
    about: 'The provider’s time of the packet in UTC; empty where it sent none.',
    read: ({ row }) => row.sourceAt,
    clock: ({ sourceClocks }) => sourceClocks.utc
  },
  {
    name: 'source_local',
    kind: 'instant',
    about: 'The same by the clock of the computer that exported, with its offset from UTC.',
    read: ({ row }) => row.sourceAt,
    clock: ({ sourceClocks }) => sourceClocks.local
  },
  {
    name: 'source_venue',
    kind: 'instant',
    about: 'The same by the venue’s clock, with its offset from UTC; empty while the feed has not told it.',
    read: ({ row }) => row.sourceAt,
    clock: ({ sourceClocks }) => sourceClocks.venue
  },
  {
    name: 'received_utc',
    kind: 'instant',
    about: 'When it was received, in UTC by the clock of the computer that wrote the log.',
    read: ({ row }) => row.receivedAt,
    clock: ({ receivedClocks }) => receivedClocks.utc
  },
  {
    name: 'received_local',
    kind: 'instant',
    about: 'The same by the clock of the computer that exported.',
    read: ({ row }) => row.receivedAt,
    clock: ({ receivedClocks }) => receivedClocks.local
  },
  {
    name: 'received_venue',
    kind: 'instant',
    about: 'The same by the venue’s clock.',
    read: ({ row }) => row.receivedAt,
    clock: ({ receivedClocks }) => receivedClocks.venue
  },
  {
    name: 'delay_ms',
    kind: 'number',
    about: 'Received minus source time in milliseconds; empty where they cannot be compared.',
    read: ({ row }) => row.delayMs
  },
  {
    name: 'match_time',
    kind: 'text',
    about: 'The match clock, as the provider wrote it; in volleyball the set, such as “Set 2”.',
    read: ({ row }) => row.matchTime
  },
  {
    name: 'raw',
    kind: 'text',
    about: 'The packet’s text where it could not be read or its kind is not known, cut at 2,000 characters.',
    read: ({ row }) => row.raw
  },
  {
    name: 'marks',
    kind: 'word',
    about:
      'What became of the action: `provisional`, `inserted`, `modified`, `cancelled`, with blanks between; empty in tennis.',
    read: ({ row }) => row.marks.join(' ')
  }
]

/** The row as one JSON object: its columns, and in `history` every message about its action, oldest first. */
export function eventLine(event: EventRow): string {
  const history = event.row.history.map(({ seqNum, at, text }) => ({
    seq_num: seqNum,
    source_utc: event.sourceClocks.utc.of(at) || null,
    text
  }))
  return `${jsonLine(EVENT_COLUMNS, event).slice(0, -1)},"history":${JSON.stringify(history)}}`
}
