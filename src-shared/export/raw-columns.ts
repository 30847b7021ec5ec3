/** The table next to a file of raw frames: when each line was received, and how it differs from the frame. */
import type { Column } from './csv'
import type { ThreeClocks } from './instant-text'

export interface RawLine {
  /** From 1. */
  readonly line: number
  readonly receivedAt: number
  readonly steadyAt: number
  readonly bytes: number
  /** "10@17 13@18": these bytes were at these positions, where the line has spaces; empty for most frames. */
  readonly lineBreaks: string
  readonly clocks: ThreeClocks
}

export const RAW_COLUMNS: readonly Column<RawLine>[] = [
  { name: 'line', kind: 'number', about: 'Line of the raw file, from 1.', read: ({ line }) => line },
  {
    name: 'received_utc',
    kind: 'instant',
    about: 'When the frame was received, in UTC on the clock of the computer that wrote the log.',
    read: ({ receivedAt }) => receivedAt,
    clock: ({ clocks }) => clocks.utc
  },
  {
    name: 'received_local',
    kind: 'instant',
    about: 'The same in the exporting computer’s time zone, with its offset from UTC.',
    read: ({ receivedAt }) => receivedAt,
    clock: ({ clocks }) => clocks.local
  },
  {
    name: 'received_venue',
    kind: 'instant',
    about: 'The same in venue time; empty until the feed reveals it.',
    read: ({ receivedAt }) => receivedAt,
    clock: ({ clocks }) => clocks.venue
  },
  {
    name: 'log_utc',
    kind: 'instant',
    about: 'Log time: the start of the log plus monotonic time since then.',
    read: ({ steadyAt }) => steadyAt,
    clock: ({ clocks }) => clocks.utc
  },
  { name: 'bytes', kind: 'number', about: 'Length of the frame in bytes.', read: ({ bytes }) => bytes },
  {
    name: 'line_breaks',
    kind: 'word',
    about: 'Line breaks within the frame, each as byte@position: the raw file has a space there.',
    read: ({ lineBreaks }) => lineBreaks
  }
]
