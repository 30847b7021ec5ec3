/** The calls for exports. The jobs themselves are in the slice `exports`. */
import * as v from 'valibot'
import { EXPORT_FORMATS, ExportOptionsSchema, ExportSourceSchema } from '../logs/export-view'
import { call, KILOBYTE, Nothing } from './call'

const OneExport = v.strictObject({ exportId: v.pipe(v.string(), v.maxLength(80)) })

export const EXPORT_CALLS = {
  /** Lets the user pick a folder and exports logs into it. */
  'exports.start': call({
    args: v.strictObject({
      sources: v.pipe(v.array(ExportSourceSchema), v.minLength(1), v.maxLength(200)),
      formats: v.pipe(v.array(v.picklist(EXPORT_FORMATS)), v.minLength(1)),
      options: ExportOptionsSchema
    }),
    /** The user picks the folder; null if they cancel. */
    result: v.object({ exportId: v.nullable(v.string()) }),
    errors: ['UNKNOWN_COURT', 'UNKNOWN_FILE', 'NO_LOG'],
    maxBytes: 64 * KILOBYTE,
    perSecond: 2,
    takesItsTime: true
  }),
  /** Stops an export and removes what it has written. */
  'exports.cancel': call({ args: OneExport, result: Nothing, errors: ['UNKNOWN_EXPORT'], perSecond: 5 }),
  /** Opens the folder of an export. */
  'exports.reveal': call({ args: OneExport, result: Nothing, errors: ['UNKNOWN_EXPORT'], perSecond: 5 })
}
