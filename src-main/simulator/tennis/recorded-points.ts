/** What counts in a recorded match, made out of its packets: the provider's own count is not in the recording. */
import { INITIAL_COURT_STATE, reduceCourt, type CourtState } from '@shared/sports/tennis/match/match-state'
import { followScore } from '@shared/sports/tennis/match/follow-score'
import { formatOfCourt } from '@shared/sports/tennis/match/match-format'
import { pointsInOrder } from '@shared/sports/tennis/match/points'
import { decodeTennisEvents } from '@shared/sports/tennis/feeds/events/decode'
import type { PlayedPoint } from '@shared/sports/tennis/rules/played-point'
import { isReachable } from '@shared/sports/tennis/rules/reachable'
import { isBreakPoint, type CountedPoint } from './counted-point'

export class RecordedPoints {
  #court: CourtState = INITIAL_COURT_STATE
  #counted: readonly CountedPoint[] = []

  /** All points that count after the next packet of the recording. */
  after(text: string): readonly CountedPoint[] {
    const decoded = decodeTennisEvents(text)
    if (decoded.kind !== 'packet') return this.#counted
    const { packet } = decoded
    const received = { packet, receivedAt: packet.sourceAt ?? 0, monotonicMs: 0, isLive: false, raw: '' }
    const before = this.#court
    this.#court = followScore(before, reduceCourt(before, received), received).court
    if (this.#court.points !== before.points) {
      this.#counted = pointsInOrder(this.#court.points).map((point) => countedPoint(this.#court, point))
    }
    return this.#counted
  }
}

function countedPoint(court: CourtState, point: PlayedPoint): CountedPoint {
  const format = formatOfCourt(court)
  const { before, server } = point
  const isKnown = format !== null && server !== null && isReachable(format, before)
  return { ...point, isBreakPoint: isKnown && isBreakPoint(format, before, server) }
}
