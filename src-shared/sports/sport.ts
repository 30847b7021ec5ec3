/** What every process knows about a sport. `sports/list` lists all sports; nothing else names one. */
import type * as v from 'valibot'
import type { CourtView } from '../court/view'

export interface Sport {
  /** Its name in court views, logs and settings. */
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
  /** Its name on the command line, such as `rallies`. */
  readonly commandName: string
  /** The ending of its file name. */
  readonly fileEnding: string
  readonly label: string
  /** What it is for, as a sentence. */
  readonly use: string
}
