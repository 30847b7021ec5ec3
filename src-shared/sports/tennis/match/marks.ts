/** What happened to a match or its feed between two points, as the charts mark it. */
import type { SeriesMark } from './series'
import type { FoldStep } from './journal'
import { pointCount } from './points'
import { matchStateText } from '../text/packet-text'

/** States that interrupt play for longer than between games. */
const INTERRUPTIONS: ReadonlySet<string> = new Set([
  'Suspended',
  'ToiletBreak',
  'MedicalTimeout',
  'MedicalTreatment'
])

/** The mark set by a journal entry, if any; it is placed before the next point. */
export function markOf({ before, entry, state: after }: FoldStep): SeriesMark | null {
  const point = pointCount(after.points)
  if (entry.kind === 'row') return entry.isGap ? { point, kind: 'gap', text: entry.row.text } : null
  if (after.providerAlarm && !before.providerAlarm) return { point, kind: 'alarm', text: 'Venue lost' }
  if (after.correctionMode && !before.correctionMode)
    return { point, kind: 'correction', text: 'Umpire correction' }
  if (after.matchState !== before.matchState && INTERRUPTIONS.has(after.matchState))
    return { point, kind: 'interruption', text: matchStateText(after.matchState) }
  return null
}
