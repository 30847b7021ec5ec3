/** The rows of the list in order, or grouped by cause in a flood. */
import type { AlarmRow } from '@shared/alarms/view'

export interface RowGroup {
  /** Empty for ungrouped rows. */
  readonly cause: string
  readonly rows: readonly AlarmRow[]
}

/** A group takes the place of its first row; a cause with a single row makes no group. */
export function groupRows(rows: readonly AlarmRow[], isFlood: boolean): readonly RowGroup[] {
  if (!isFlood) return rows.length === 0 ? [] : [{ cause: '', rows }]
  const byCause = new Map<string, AlarmRow[]>()
  for (const row of rows) {
    const group = byCause.get(row.cause)
    if (group) group.push(row)
    else byCause.set(row.cause, [row])
  }
  return [...byCause].map(([cause, group]) => ({ cause: group.length > 1 ? cause : '', rows: group }))
}
