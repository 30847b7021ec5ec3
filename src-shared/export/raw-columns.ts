/** The table beside a file of raw frames: when each line of it was received, and how it differs from the frame. */
import type { Column } from './csv'
import type { ThreeClocks } from './instant-text'

export interface RawLine {
  /** From 1. */
  readonly line: number
  readonly receivedAt: number
  readonly steadyAt: number
  readonly bytes: number
  /** "10@17 13@18": these bytes stood at these places, where the line has blanks; empty for most frames. */
  readonly lineBreaks: string
  readonly clocks: ThreeClocks
}

export const RAW_COLUMNS: readonly Column<RawLine>[] = [
  { name: 'line', kind: 'number', about: 'Line of the raw file, from 1.', read: ({ line }) => line },
  {
    name: 'received_utc',
    kind: 'instant',
    about: 'When the frame was received, in UTC by the clock of the computer that wrote the log.',
    read: ({ receivedAt }) => receivedAt,
    clock: ({ clocks }) => clocks.utc
  },
  {
    name: 'received_local',
    kind: 'instant',
    about: 'The same by the clock of the computer that exported, with its offset from UTC.',
    read: ({ receivedAt }) => receivedAt,
    clock: ({ clocks }) => clocks.local
  },
  {
    name: 'received_venue',
    kind: 'instant',
    about: 'The same by the venue’s clock; empty while the feed has not told it.',
    read: ({ receivedAt }) => receivedAt,
    clock: ({ clocks }) => clocks.venue
  },
  {
    name: 'log_utc',
    kind: 'instant',
    about: 'Log time: the start of the log plus the time since by a clock that nobody sets.',
    read: ({ steadyAt }) => steadyAt,
    clock: ({ clocks }) => clocks.utc
  },
  { name: 'bytes', kind: 'number', about: 'Length of the frame in bytes.', read: ({ bytes }) => bytes },
  {
    name: 'line_breaks',
    kind: 'word',
    about: 'Line breaks within the frame, each as byte@place: the raw file has a blank there.',
    read: ({ lineBreaks }) => lineBreaks
  }
]
