/** What a replay marks and steps to in tennis: points, games, breaks, sets, and what the charts mark as well. */
import type { CourtState } from '@shared/sports/tennis/match/match-state'
import { pointCount } from '@shared/sports/tennis/match/points'
import type { SeriesMark } from '@shared/sports/tennis/match/series'
import { describeSets, shortNameOf } from '@shared/sports/tennis/text/names'
import { opponentOf } from '@shared/sports/tennis/rules/score'
import type { TennisPipeline } from './match-pipeline'
import type { Beginning, MatchMonitor, NewMark } from '../../match/match-monitor'

/** Interruptions of play are left to the charts. */
const KIND_OF_SERIES_MARK: Readonly<Partial<Record<SeriesMark['kind'], NewMark['kind']>>> = {
  alarm: 'alarm',
  gap: 'gap',
  correction: 'correction'
}

export function monitorTennis(pipeline: TennisPipeline): MatchMonitor {
  let before = pipeline.state
  const seriesMarks = newSeriesMarks(pipeline)
  return () => {
    const { state } = pipeline
    const marks = [...seriesMarks(), ...correction(before, state), ...endedWithPoint(before, state)]
    const hasMoved = state.points !== before.points
    before = state
    return { isInPlay: state.pointInPlay, hasMoved, playing: gameOf(state), marks }
  }
}

/** A rebuild after a late packet sets all marks anew; what it has changed lies in the past. */
function newSeriesMarks(pipeline: TennisPipeline): () => readonly NewMark[] {
  let known = 0
  let knownRevision = pipeline.timeline.revision
  return () => {
    const { marks, timeline } = pipeline
    const found = timeline.revision === knownRevision ? marks.slice(known) : []
    known = marks.length
    knownRevision = timeline.revision
    return found.flatMap(({ kind, text }) => {
      const replayKind = KIND_OF_SERIES_MARK[kind]
      return replayKind === undefined ? [] : [{ kind: replayKind, label: text }]
    })
  }
}

const correction = (before: CourtState, state: CourtState): readonly NewMark[] =>
  state.correctedMonotonicMs === before.correctedMonotonicMs
    ? []
    : [{ kind: 'correction', label: 'Score corrected' }]

/** Games, breaks and sets that ended with the latest point. */
function endedWithPoint(before: CourtState, state: CourtState): readonly NewMark[] {
  if (state.points === null || pointCount(state.points) !== pointCount(before.points) + 1) return []
  const { after, before: from, server, winner } = state.points.point
  const finished = after.finishedSets.at(from.finishedSets.length)
  const { gamesA, gamesB } = finished ?? after.set
  if (gamesA + gamesB === from.set.gamesA + from.set.gamesB) return []
  const name = shortNameOf(state, winner)
  if (finished !== undefined) {
    const score = describeSets({ ...after, finishedSets: [finished] })
    return [{ kind: 'set', label: `Set ${after.finishedSets.length}, ${name} ${score}` }]
  }
  const isBreak = from.game.gameType === 'StandardGame' && server === opponentOf(winner)
  const word = isBreak ? 'Break' : 'Game'
  return [{ kind: isBreak ? 'break' : 'game', label: `${word}, ${name} ${gamesA}–${gamesB}` }]
}

/** Null before the first point. */
function gameOf({ started, score }: CourtState): Beginning | null {
  if (!started) return null
  if (score === null) return { set: 1, game: 1 }
  const { finishedSets, set } = score
  return { set: finishedSets.length + 1, game: set.gamesA + set.gamesB + 1 }
}
