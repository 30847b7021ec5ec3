import type { ExportFormat } from '@shared/logs/export-view'
import { SPORTS } from '@shared/sports/list'
import { isOfSport, sportOf } from '../../sports/sport-of'
import type { ExportContent } from '../../state/exports.svelte'

/** Whether the format is offered; a sport’s own tables are for its courts only. */
export function isOffered(format: ExportFormat, content: ExportContent): boolean {
  const owner = SPORTS.find(({ exportTables = [] }) => exportTables.some((table) => table.format === format))
  if (!owner) return true
  const { sparseTables } = sportOf({ sport: owner.id })
  const sparse = sparseTables.find((table) => table.format === format)
  if (content.kind === 'court') {
    const { court } = content
    return isOfSport(court, owner) && (sparse?.hasRows(court) ?? true)
  }
  return content.feedsOfLogs.some((feeds) => sparse?.mayHaveRows(feeds) ?? true)
}
