/** One file of a log, whatever kind it is: its records one after the other, and any of them again by its place. */
import type { FoundMessage } from '../capture/record-access'
import type { MessagePlace } from '../capture/record-places'

export type PlacedRecord = FoundMessage

export interface LogPart {
  /** It has nothing but packets. */
  readonly isRecording: boolean
  /** Nothing more will come. */
  readonly isComplete: boolean
  /** What of the file cannot be read, in words; empty when all can. */
  readonly problem: string
  /** The next records; none when there are none for now. Rejects when the disk fails. */
  readOn(): Promise<readonly PlacedRecord[]>
  /** The bytes of records that `readOn` has given, in file order. */
  read(places: readonly MessagePlace[]): Promise<readonly Uint8Array[]>
  close(): Promise<void>
}
