import type { CourtView } from '@shared/court/view'
import type { Board } from './board'
import { tennisBoard } from '../../sports/tennis/board'
import { volleyballBoard } from '../../sports/volleyball/board'

/** The court's scoreboard. */
export const boardOf = (court: CourtView): Board =>
  court.sport === 'tennis' ? tennisBoard(court) : volleyballBoard(court)
