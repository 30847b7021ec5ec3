/**
 * The order of the wall: the court that needs the operator comes first. Cards that jump about cannot be read, so urgency
 * is coarse, a court keeps its rank for a while after the cause clears, and equals keep the operator’s own order.
 */
import { isUnacknowledged } from '@shared/alarms/summary'
import { ALARM_PRIORITIES, type AlarmRow } from '@shared/alarms/view'
import type { CourtView } from '@shared/court/view'
import { sportOf } from '../../sports/sport-of'
import { standing } from '../../text/court'

/** How long a court keeps its place after the cause clears, so that a card moved up for a break point stays for the game. */
export const CALM_MS = 30_000

const STAKES = ['match-point', 'set-point', 'break-point'] as const
const SETTLED = ['NOT OPEN', 'ENDED'] as const

/**
 * Lower is more urgent: the worst unacknowledged alarm, then high or critical advice to suspend (a point in play is calm
 * advice), then what the next point decides, then whether the match is on.
 */
export function urgencyOf(court: CourtView, rows: readonly AlarmRow[]): number {
  const unseen = rows.filter((row) => row.courtId === court.courtId && isUnacknowledged(row))
  const alarm = placeIn(ALARM_PRIORITIES, (priority) => unseen.some((row) => row.priority === priority))
  const advice = court.suspendAdvice?.tone
  const situation = standing(court) === 'current' ? sportOf(court).situation(court) : null
  const stake = placeIn(STAKES, (kind) => situation?.kind === kind)
  const settled = SETTLED.findIndex((word) => word === court.trust.word) + 1
  return [alarm, advice === 'critical' || advice === 'high' ? 0 : 1, stake, settled].reduce(
    (rank, each) => rank * 4 + each,
    0
  )
}

/** The index of the first match, or the list’s length if nothing matches. */
function placeIn<Value>(list: readonly Value[], matches: (value: Value) => boolean): number {
  const index = list.findIndex(matches)
  return index < 0 ? list.length : index
}

interface Rank {
  readonly urgency: number
  /** The court does not move down before then. */
  readonly heldUntilMonotonicMs: number
}

export interface WallOrder {
  /** The same array while the order is unchanged. */
  readonly courtIds: readonly string[]
  readonly ranks: ReadonlyMap<string, Rank>
}

export const NO_ORDER: WallOrder = { courtIds: [], ranks: new Map() }

export interface WallMoment {
  /** By court, in the operator's order. */
  readonly urgencies: ReadonlyMap<string, number>
  readonly nowMonotonicMs: number
  /** False while the operator is pointing at a card: then only added or removed courts change the wall. */
  readonly maySort: boolean
  /** Stays in its place. */
  readonly focusedCourtId: string | null
}

export function nextOrder(before: WallOrder, moment: WallMoment): WallOrder {
  const { urgencies, nowMonotonicMs, maySort, focusedCourtId } = moment
  const ranks = new Map(
    [...urgencies].map(([courtId, urgency]) => {
      const earlier = before.ranks.get(courtId)
      const isHeld =
        earlier !== undefined && earlier.urgency < urgency && nowMonotonicMs < earlier.heldUntilMonotonicMs
      return [courtId, isHeld ? earlier : { urgency, heldUntilMonotonicMs: nowMonotonicMs + CALM_MS }]
    })
  )
  const present = before.courtIds.filter((courtId) => ranks.has(courtId))
  const courtIds = maySort ? sorted(ranks, present, focusedCourtId) : withNewcomers(ranks, present)
  const isSame =
    courtIds.length === before.courtIds.length &&
    courtIds.every((courtId, index) => courtId === before.courtIds[index])
  return { courtIds: isSame ? before.courtIds : courtIds, ranks }
}

const withNewcomers = (ranks: WallOrder['ranks'], present: readonly string[]): readonly string[] => [
  ...new Set([...present, ...ranks.keys()])
]

function sorted(
  ranks: WallOrder['ranks'],
  present: readonly string[],
  focusedCourtId: string | null
): readonly string[] {
  const byUrgency = [...ranks].sort(([, a], [, b]) => a.urgency - b.urgency).map(([courtId]) => courtId)
  const place = present.findIndex((courtId) => courtId === focusedCourtId)
  if (focusedCourtId === null || place < 0) return byUrgency
  return byUrgency.filter((courtId) => courtId !== focusedCourtId).toSpliced(place, 0, focusedCourtId)
}
