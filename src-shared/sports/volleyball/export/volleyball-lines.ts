/** A volleyball match in brief, for the head of a workbook. */
import { describeCount } from '../rules/sides'
import type { VolleyballCourtView } from '../view/volleyball-view'

export function volleyballLines(court: VolleyballCourtView): readonly (readonly [string, string])[] {
  const { teams, finishedSets, set, setsWon, actions, packets, result } = court
  const sets = [...finishedSets, ...(set === null ? [] : [set])].map(({ points }) => describeCount(points))
  const lines: readonly (readonly [string, string])[] = [
    ['Fixture', court.eventId],
    ['Sport', court.subtitle],
    ['Home', teams.Home.name],
    ['Away', teams.Away.name],
    ['Sets', describeCount(setsWon)],
    ['Points by set', sets.join(' ')],
    ['Result', result === null ? '' : `${result.text}${result.isConfirmed ? '' : ' (not confirmed)'}`],
    ['State', court.matchStateText],
    ['Format', court.format],
    ['Actions', String(actions.total)],
    ['Inserted late', String(actions.inserted)],
    ['Changed', String(actions.modified)],
    ['Cancelled', String(actions.cancelled)],
    ['Points not confirmed', String(court.provisionalPoints)],
    ['Messages', String(packets.total)],
    ['Open gaps', String(packets.gapsOpen)],
    ['Unreadable messages', String(packets.undecodable)],
    ['Duplicate messages', String(packets.duplicates)]
  ]
  return lines.filter(([, text]) => text !== '')
}

/** "Set 2", "Golden set" */
export const setName = ({
  number,
  isGolden
}: {
  readonly number: number
  readonly isGolden: boolean
}): string => (isGolden ? 'Golden set' : `Set ${number}`)
