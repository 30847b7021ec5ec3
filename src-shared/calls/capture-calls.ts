/** The calls for the list of log files. */
import * as v from 'valibot'
import { CaptureListSchema, LogFileNameSchema } from '../logs/capture-view'
import { call, KILOBYTE, Nothing } from './call'

export const OneFile = v.strictObject({ fileName: LogFileNameSchema })

const MOST_NOTE_CHARACTERS = 500

export const CAPTURE_CALLS = {
  /** Lists the log files of the capture folder. */
  'captures.list': call({
    args: Nothing,
    result: CaptureListSchema,
    errors: ['UNREADABLE_FOLDER'],
    perSecond: 5
  }),
  /** Keeps a log from being removed by the retention rules, or lets it go. */
  'captures.pin': call({
    args: v.strictObject({ fileName: LogFileNameSchema, pinned: v.boolean() }),
    result: Nothing,
    errors: ['UNKNOWN_FILE', 'STORE_FAILED']
  }),
  /** Attaches a note to a log; an empty one removes it. */
  'captures.note': call({
    args: v.strictObject({
      fileName: LogFileNameSchema,
      note: v.pipe(v.string(), v.trim(), v.maxLength(MOST_NOTE_CHARACTERS))
    }),
    result: Nothing,
    errors: ['UNKNOWN_FILE', 'STORE_FAILED'],
    maxBytes: 4 * KILOBYTE,
    perSecond: 10
  }),
  /** Renames a log file. */
  'captures.rename': call({
    /** `name` has no extension. */
    args: v.strictObject({
      fileName: LogFileNameSchema,
      name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120))
    }),
    result: OneFile,
    errors: ['UNKNOWN_FILE', 'IN_USE', 'NAME_TAKEN', 'STORE_FAILED'],
    maxBytes: 4 * KILOBYTE,
    perSecond: 5
  }),
  /** Shows a log in the system’s file manager. */
  'captures.reveal': call({ args: OneFile, result: Nothing, errors: ['UNKNOWN_FILE'], perSecond: 5 }),
  /** Checks every checksum, index and sequence number of a log. */
  'captures.verify': call({
    args: OneFile,
    /** `text`: what was checked and what was found. */
    result: v.object({ outcome: v.picklist(['clean', 'findings', 'unreadable']), text: v.string() }),
    errors: ['UNKNOWN_FILE'],
    perSecond: 2,
    takesItsTime: true
  }),
  /** Deletes a log file. */
  'captures.delete': call({
    args: OneFile,
    result: Nothing,
    errors: ['UNKNOWN_FILE', 'IN_USE', 'STORE_FAILED'],
    perSecond: 5
  }),
  /** Opens the capture folder in the system’s file manager. */
  'captures.showFolder': call({ args: Nothing, result: Nothing, errors: ['STORE_FAILED'], perSecond: 2 })
}
