import type { ExportFormat } from '@shared/logs/export-view'
import { ALL_SPORTS, sportOf } from '../../sports/sport-of'
import type { ExportContent } from '../../state/exports.svelte'

/** Whether there is anything to export in the format: some formats are for one sport only. */
export function isOffered(format: ExportFormat, content: ExportContent): boolean {
  const extras = ALL_SPORTS.flatMap(({ extraFormats }) => extraFormats)
  if (extras.every((extra) => extra.format !== format)) return true
  if (content.kind === 'court') {
    const extra = sportOf(content.court).extraFormats.find((each) => each.format === format)
    return extra?.isIn(content.court) ?? false
  }
  return extras.some(
    (extra) => extra.format === format && content.feedsOfLogs.some((feeds) => extra.isInLog(feeds))
  )
}
