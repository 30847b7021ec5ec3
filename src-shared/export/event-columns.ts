/** The columns of an exported timeline, documented in docs/exports.md. */
import type { TimelineRow } from '../court/timeline-row'
import { jsonLine, type Column } from './csv'
import type { ThreeClocks } from './instant-text'

/** A row of the timeline on its way into a file. */
export interface EventRow {
  readonly eventId: string
  readonly row: TimelineRow
  /** Separate clocks per time: source and receive times rarely share a minute, and the text is cached by minute. */
  readonly sourceClocks: ThreeClocks
  readonly receivedClocks: ThreeClocks
}

/** A cancelled action did not happen. */
const isEffective = ({ marks }: TimelineRow): boolean => !marks.includes('cancelled')

export const EVENT_COLUMNS: readonly Column<EventRow>[] = [
  {
    name: 'number',
    kind: 'number',
    about: 'Position in the timeline of the whole log, from 1; a selected range starts later.',
    read: ({ row }) => row.index + 1
  },
  { name: 'event_id', kind: 'text', about: 'The provider’s event id.', read: ({ eventId }) => eventId },
  {
    name: 'seq_num',
    kind: 'number',
    about: 'The packet’s sequence number; empty for rows the console added.',
    read: ({ row }) => row.seqNum
  },
  {
    name: 'kind',
    kind: 'text',
    about: 'The provider’s packet kind, verbatim; empty for rows the console added.',
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
      'Why the packet is not live (“late”, “rebuilt”), or how the action changed later (“cancelled”); else empty.',
    read: ({ row }) => row.remark
  },
  {
    name: 'score',
    kind: 'text',
    about:
      'The score after the packet: points of the game, or games or set score if it ended one; in volleyball points of the set, or sets.',
    read: ({ row }) => row.score
  },
  {
    name: 'point',
    kind: 'flag',
    about: '`true` for a point that was played and not cancelled.',
    read: ({ row }) => row.filters.point && isEffective(row)
  },
  {
    name: 'big_point',
    kind: 'flag',
    about: '`true` if it was a break, set or match point.',
    read: ({ row }) => row.filters.bigPoint && isEffective(row)
  },
  {
    name: 'trouble',
    kind: 'flag',
    about: '`true` for gaps, corrections, late and unreadable packets, provider alarms and lost connections.',
    read: ({ row }) => row.filters.trouble
  },
  {
    name: 'source_utc',
    kind: 'instant',
    about: 'The provider’s timestamp in UTC; empty if it sent none.',
    read: ({ row }) => row.sourceAt,
    clock: ({ sourceClocks }) => sourceClocks.utc
  },
  {
    name: 'source_local',
    kind: 'instant',
    about: 'The same in the exporting computer’s time zone, with its offset from UTC.',
    read: ({ row }) => row.sourceAt,
    clock: ({ sourceClocks }) => sourceClocks.local
  },
  {
    name: 'source_venue',
    kind: 'instant',
    about: 'The same in venue time, with its offset from UTC; empty until the feed reveals it.',
    read: ({ row }) => row.sourceAt,
    clock: ({ sourceClocks }) => sourceClocks.venue
  },
  {
    name: 'received_utc',
    kind: 'instant',
    about: 'When it was received, in UTC on the clock of the computer that wrote the log.',
    read: ({ row }) => row.receivedAt,
    clock: ({ receivedClocks }) => receivedClocks.utc
  },
  {
    name: 'received_local',
    kind: 'instant',
    about: 'The same in the exporting computer’s time zone.',
    read: ({ row }) => row.receivedAt,
    clock: ({ receivedClocks }) => receivedClocks.local
  },
  {
    name: 'received_venue',
    kind: 'instant',
    about: 'The same in venue time.',
    read: ({ row }) => row.receivedAt,
    clock: ({ receivedClocks }) => receivedClocks.venue
  },
  {
    name: 'delay_ms',
    kind: 'number',
    about: 'Received minus source time in milliseconds; empty if the clocks are not comparable.',
    read: ({ row }) => row.delayMs
  },
  {
    name: 'match_time',
    kind: 'text',
    about: 'The match clock as sent by the provider; in volleyball the set, such as “Set 2”.',
    read: ({ row }) => row.matchTime
  },
  {
    name: 'raw',
    kind: 'text',
    about: 'The raw text of an unreadable or unknown packet, cut at 2,000 characters.',
    read: ({ row }) => row.raw
  },
  {
    name: 'marks',
    kind: 'word',
    about:
      'How the action changed: `provisional`, `inserted`, `modified`, `cancelled`, separated by spaces; empty in tennis.',
    read: ({ row }) => row.marks.join(' ')
  }
]

/** The row as one JSON object: its columns and, in `history`, every message about its action, oldest first. */
export function eventLine(event: EventRow): string {
  const history = event.row.history.map(({ seqNum, at, text }) => ({
    seq_num: seqNum,
    source_utc: event.sourceClocks.utc.of(at) || null,
    text
  }))
  return `${jsonLine(EVENT_COLUMNS, event).slice(0, -1)},"history":${JSON.stringify(history)}}`
}
