/** What every process must know of a sport. `sports/list` has all of them; nothing else names one. */
import type * as v from 'valibot'
import type { CourtView } from '../court/view'

export interface Sport {
  /** As court views, logs and settings name it. */
  readonly id: string
  /** For people, as in "Tennis". */
  readonly name: string
  /** The court view with the sport's own fields. */
  readonly courtView: v.GenericSchema<CourtView>
  /** Tables that only this sport exports. */
  readonly exportTables?: readonly SportTable[]
  /** Kinds of its feeds whose raw frames are exported to files of their own; `events` if absent. */
  readonly rawFiles?: readonly string[]
}

export interface SportTable {
  /** The export format, such as `rally-shots-csv`. */
  readonly format: string
  /** The same on the command line, such as `rallies`. */
  readonly commandName: string
  /** What its file's name ends with. */
  readonly fileEnding: string
  readonly label: string
  /** What it is good for, in a sentence. */
  readonly use: string
}
