/** One file of a log, whatever kind it is: its records one after the other, and any of them again by its place. */
import type { MessagePlace } from '../mcap/message-places'
import type { LogRecord } from '../records/log-record'

export interface PlacedRecord extends LogRecord, MessagePlace {}

export interface Log {
  readonly kind: 'capture' | 'recording'
  /** Nothing more will come. */
  readonly isComplete: boolean
  /** Of the file, so far. */
  readonly readBytes: number
  /** What of the file could not be read, in words; empty when all could. Final once `readOn` gives nothing. */
  readonly problem: string
  /** The next records, many at a time; none when there are none for now, or when the disk fails. */
  readOn(): Promise<readonly PlacedRecord[]>
  /** The bytes of records that `readOn` has given, in file order. Rejects when the disk fails. */
  read(places: readonly MessagePlace[]): Promise<readonly Uint8Array[]>
  close(): Promise<void>
}

/** All records of a log as far as it is written, many at a time; then its file is closed. */
export async function* blocksOf(log: Log): AsyncGenerator<readonly PlacedRecord[], void> {
  try {
    for (let block = await log.readOn(); block.length > 0; block = await log.readOn()) yield block
  } finally {
    await log.close()
  }
}
