/** What happened to a match or its feed between two points, as the charts mark it. */
import type { SeriesMark } from './series'
import type { FoldStep } from './journal'
import { pointCount } from './points'
import { matchStateText } from '../text/packet-text'

/** States in which play rests for longer than between two games. */
const INTERRUPTIONS: ReadonlySet<string> = new Set([
  'Suspended',
  'ToiletBreak',
  'MedicalTimeout',
  'MedicalTreatment'
])

/** The mark that an entry of the journal sets, if any; it stands before the next point. */
export function markOf({ before, entry, state: after }: FoldStep): SeriesMark | null {
  const point = pointCount(after.points)
  if (entry.kind === 'row') return entry.isGap ? { point, kind: 'gap', text: entry.row.text } : null
  if (after.providerAlarm && !before.providerAlarm) return { point, kind: 'alarm', text: 'Venue lost' }
  if (after.correctionMode && !before.correctionMode)
    return { point, kind: 'correction', text: 'Umpire corrects' }
  if (after.matchState !== before.matchState && INTERRUPTIONS.has(after.matchState))
    return { point, kind: 'interruption', text: matchStateText(after.matchState) }
  return null
}
