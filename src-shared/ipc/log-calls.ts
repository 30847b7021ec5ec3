/** The calls for log files: the captures view, replay, export. */
import * as v from 'valibot'
import { CourtIdSchema } from '../court/common-view'
import { CaptureListSchema, LogFileNameSchema } from '../logs/capture-view'
import { EXPORT_FORMATS, ExportOptionsSchema, ExportSourceSchema } from '../logs/export-view'
import { ReplayCommandSchema, ReplayMarkSchema } from '../logs/replay-view'
import { KILOBYTE, Nothing, WINDOW_ROLES, type CallEntry } from './call-entry'

const OneFile = v.strictObject({ fileName: LogFileNameSchema })
const NOTE_LENGTH = 500

export const LOG_CALLS = {
  'captures.list': {
    args: Nothing,
    result: CaptureListSchema,
    errors: ['UNREADABLE_FOLDER'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 5
  },
  'captures.pin': {
    args: v.strictObject({ fileName: LogFileNameSchema, pinned: v.boolean() }),
    result: Nothing,
    errors: ['UNKNOWN_FILE', 'STORE_FAILED'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 20
  },
  'captures.note': {
    args: v.strictObject({
      fileName: LogFileNameSchema,
      note: v.pipe(v.string(), v.trim(), v.maxLength(NOTE_LENGTH))
    }),
    result: Nothing,
    errors: ['UNKNOWN_FILE', 'STORE_FAILED'],
    roles: WINDOW_ROLES,
    maxBytes: 4 * KILOBYTE,
    perSecond: 10
  },
  'captures.rename': {
    /** `name` is without extension. */
    args: v.strictObject({
      fileName: LogFileNameSchema,
      name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120))
    }),
    result: OneFile,
    errors: ['UNKNOWN_FILE', 'IN_USE', 'NAME_TAKEN', 'STORE_FAILED'],
    roles: WINDOW_ROLES,
    maxBytes: 4 * KILOBYTE,
    perSecond: 5
  },
  'captures.reveal': {
    args: OneFile,
    result: Nothing,
    errors: ['UNKNOWN_FILE'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 5
  },
  'captures.verify': {
    args: OneFile,
    /** `text`: what was checked and found, in sentences. */
    result: v.object({ outcome: v.picklist(['clean', 'findings', 'unreadable']), text: v.string() }),
    errors: ['UNKNOWN_FILE'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 2,
    takesItsTime: true
  },
  'captures.delete': {
    args: OneFile,
    result: Nothing,
    errors: ['UNKNOWN_FILE', 'IN_USE', 'STORE_FAILED'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 5
  },
  'replay.open': {
    args: OneFile,
    result: v.object({ courtId: CourtIdSchema }),
    errors: ['UNKNOWN_FILE', 'UNREADABLE_LOG'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 5
  },
  /** The user picks a log anywhere; null when he changes his mind. */
  'replay.pick': {
    args: Nothing,
    result: v.object({ courtId: v.nullable(CourtIdSchema) }),
    errors: ['UNREADABLE_LOG'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 2,
    takesItsTime: true
  },
  'replay.command': {
    args: v.strictObject({ courtId: CourtIdSchema, command: ReplayCommandSchema }),
    result: Nothing,
    errors: ['UNKNOWN_COURT', 'NOT_FOUND'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 60
  },
  'replay.marks': {
    args: v.strictObject({ courtId: CourtIdSchema }),
    result: v.object({ revision: v.number(), marks: v.array(ReplayMarkSchema) }),
    errors: ['UNKNOWN_COURT'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 10
  },
  'court.note': {
    /** The operator's own words; they go into the timeline and the log. */
    args: v.strictObject({
      courtId: CourtIdSchema,
      text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(NOTE_LENGTH))
    }),
    result: Nothing,
    errors: ['UNKNOWN_COURT', 'READ_ONLY'],
    roles: WINDOW_ROLES,
    maxBytes: 4 * KILOBYTE,
    perSecond: 5
  },
  'exports.start': {
    args: v.strictObject({
      sources: v.pipe(v.array(ExportSourceSchema), v.minLength(1), v.maxLength(200)),
      formats: v.pipe(v.array(v.picklist(EXPORT_FORMATS)), v.minLength(1)),
      options: ExportOptionsSchema
    }),
    /** The user picks the folder; null when he changes his mind. The jobs are in the slice `exports`. */
    result: v.object({ exportId: v.nullable(v.string()) }),
    errors: ['UNKNOWN_COURT', 'UNKNOWN_FILE', 'NO_LOG'],
    roles: WINDOW_ROLES,
    maxBytes: 64 * KILOBYTE,
    perSecond: 2,
    takesItsTime: true
  },
  'exports.cancel': {
    args: v.strictObject({ exportId: v.pipe(v.string(), v.maxLength(80)) }),
    result: Nothing,
    errors: ['UNKNOWN_EXPORT'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 5
  },
  'exports.reveal': {
    args: v.strictObject({ exportId: v.pipe(v.string(), v.maxLength(80)) }),
    result: Nothing,
    errors: ['UNKNOWN_EXPORT'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 5
  }
} as const satisfies Record<string, CallEntry>
