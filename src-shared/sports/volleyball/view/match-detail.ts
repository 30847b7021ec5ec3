/** What a court view shows besides the slice: every rally, the statistics, challenges and sanctions. */
import type { Action } from '../feed/actions'
import { stateOfMatch, type VolleyballMatch } from '../match/match'
import { allActions, effectiveActions, type Timeline } from '../match/order/timeline'
import { ralliesOfSet } from '../rules/situation'
import type { FinishedSet, PlayedRally, SetState, VolleyballState } from '../rules/state'
import { statisticsOf, type SideStatistics } from '../rules/statistics'
import { describeAction } from '../text/action-text'
import { sideOf, type BySide } from '../rules/sides'
import type { RallyTick, SideStatisticsView, VolleyballMatchView } from './volleyball-view'
import type { MatchNames } from '../text/names'

export function volleyballMatchViewOf(match: VolleyballMatch, names: MatchNames): VolleyballMatchView {
  const state = stateOfMatch(match)
  const { set, finishedSets } = state
  const tellings = tellingsOf(match.timeline, names)
  const seqNums = new Map(
    allActions(match.timeline).map(({ actionId, events }) => [actionId, events[0].sequenceId])
  )
  return {
    sets: [
      ...finishedSets.map((finished) => setViewOf(state, finished.set, finished, seqNums)),
      ...(set?.isStarted ? [setViewOf(state, set, null, seqNums)] : [])
    ],
    statistics: statisticsView(statisticsOf(state)),
    challenges: tellings.flatMap(({ action: { kind, setNumber }, text }) =>
      kind === 'Challenge' ? [{ setNumber, text }] : []
    ),
    sanctions: tellings.flatMap(({ action, text }) =>
      action.kind === 'Sanction' ? [{ setNumber: action.setNumber, side: sideOf(action.team), text }] : []
    )
  }
}

/** `finished`: null for the current set; `seqNums`: of the message that created each action. */
function setViewOf(
  state: VolleyballState,
  set: SetState,
  finished: FinishedSet | null,
  seqNums: ReadonlyMap<number, number>
): VolleyballMatchView['sets'][number] {
  const { number, isGolden, points, timeOuts, substitutions } = set
  return {
    number,
    isGolden,
    points,
    isFinished: finished !== null,
    winner: finished?.winner ?? null,
    endType: finished?.endType ?? null,
    isConfirmed: finished?.isConfirmed ?? false,
    timeOuts,
    substitutions,
    rallies: ticksOf(ralliesOfSet(set), seqNums),
    statistics: statisticsView(statisticsOf(state, number))
  }
}

function ticksOf(rallies: readonly PlayedRally[], seqNums: ReadonlyMap<number, number>): RallyTick[] {
  let run = 0
  return rallies.map((rally, index) => {
    run = rallies[index - 1]?.winner === rally.winner ? run + 1 : 1
    const { actionId, server, serverPlayerId, winner, types, reasons, isConfirmed, points, stake } = rally
    return {
      seqNum: seqNums.get(actionId) ?? null,
      server,
      serverPlayerId,
      winner,
      types: [...types],
      reasons: [...reasons],
      isConfirmed,
      points,
      run,
      stake
    }
  })
}

const statisticsView = ({ Home, Away }: BySide<SideStatistics>): BySide<SideStatisticsView> => ({
  Home: { ...Home, rotations: [...Home.rotations] },
  Away: { ...Away, rotations: [...Away.rotations] }
})

/** The valid challenges and sanctions as text; unconfirmed ones are marked so. */
function tellingsOf(
  timeline: Timeline<VolleyballState>,
  names: MatchNames
): readonly { readonly action: Action; readonly text: string }[] {
  const { initial } = timeline
  return effectiveActions(timeline).flatMap(({ action, isConfirmed }) => {
    if (action.kind !== 'Challenge' && action.kind !== 'Sanction') return []
    // Neither sentence depends on the match around it.
    const text = describeAction(initial, initial, action, names)
    return [{ action, text: isConfirmed ? text : `${text} (not confirmed)` }]
  })
}
