/** The umpire has entered points for the wrong team and corrects them. */
import { opponentOf, type Team } from '@shared/sports/tennis/rules/score'
import type { CountedPoint } from './counted-point'
import type { Scoreboard } from './scoreboard'
import type { ScriptWriter } from './script-writer'
import type { PacketBody } from './wire'

const MOST_POINTS = 3

/** Whether there is something to correct: only points are that began with a first serve, so that no fault is in doubt. */
export const canCorrect = (board: Scoreboard): boolean => correctable(board) > 0

/**
 * Correction mode: the points go back one by one, others take their places, and after the return to play the last of
 * them is sent once more as the definitive score. The winner of the match when the corrected points decide it.
 */
export function correct(
  writer: ScriptWriter,
  board: Scoreboard,
  announcedBy: 'status' | 'packet'
): Team | null {
  const count = 1 + Math.floor(writer.random.between(0, correctable(board)))
  const undone: readonly CountedPoint[] = board.points.slice(-count)
  const untilCorrectionMs = writer.random.around(9_000, 0.3)
  if (announcedBy === 'status') writer.status(untilCorrectionMs, { state: 'CorrectionMode' }, {})
  else writer.packet(untilCorrectionMs, { eventElementType: 'CorrectionMode' })
  for (let index = 0; index < count; index += 1) {
    board.takeBack()
    const score = board.wireScore()
    writer.packet(writer.random.around(1_500, 0.3), { eventElementType: 'Undo', ...board.serving(), score })
  }
  let definitive: PacketBody | null = null
  let matchWon: Team | null = null
  for (const { winner } of undone) {
    if (matchWon) break
    const { server } = board
    const scoredBy: Team = definitive === null ? opponentOf(winner) : winner
    matchWon = board.award(scoredBy, 'Standard', 1).matchWon
    definitive = {
      eventElementType: 'PointScored',
      ...board.serving(server),
      score: board.wireScore(),
      details: { scoredBy, pointType: 'Standard' }
    }
    writer.packet(writer.random.around(2_000, 0.3), definitive)
  }
  writer.resume(writer.random.around(2_500, 0.3))
  if (definitive) writer.packet(0, definitive)
  return matchWon
}

/** How many of the latest points can be corrected. */
function correctable(board: Scoreboard): number {
  const most = Math.min(MOST_POINTS, board.pointsToTakeBack)
  const latest = board.points.slice(board.points.length - most).reverse()
  const inDoubt = latest.findIndex(({ serve, kind }) => serve === 2 || kind === 'Penalty')
  return inDoubt < 0 ? latest.length : inDoubt
}
