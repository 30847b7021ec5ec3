/** What a replay marks and steps to in volleyball: points, sets, time-outs, challenges, corrections, gaps. */
import type { SeqRange } from '@shared/feeds/sequencer'
import type { OrderedAction } from '@shared/sports/volleyball/match/order/ordered-action'
import type { Timeline } from '@shared/sports/volleyball/match/order/timeline'
import type { VolleyballState } from '@shared/sports/volleyball/rules/state'
import { describeAction } from '@shared/sports/volleyball/text/action-text'
import { describeCount } from '@shared/sports/volleyball/rules/sides'
import { whoIn, type MatchNames } from '@shared/sports/volleyball/text/names'
import type { Beginning, MatchMonitor, NewMark } from '../../match/match-monitor'

type MatchTimeline = Timeline<VolleyballState>

/** A match as a replay reads it; the getters of a book. */
interface MonitoredMatch {
  readonly state: VolleyballState
  readonly match: { readonly timeline: MatchTimeline }
  readonly names: MatchNames
  readonly missing: readonly SeqRange[]
  readonly correctedMonotonicMs: number | null
}

export function monitorVolleyball(book: MonitoredMatch): MatchMonitor {
  let before = standingOf(book)
  const newActions = monitorActions()
  return () => {
    const now = standingOf(book)
    const { state, timeline } = now
    const { names } = book
    const marks = [
      ...newGaps(before.missing, now.missing),
      ...unreliable(before.state, state),
      ...newActions(timeline).flatMap((action) => markOf(action, timeline, names)),
      ...correction(before.correctedMs, now.correctedMs),
      ...endedSet(before.state, state, names)
    ]
    const hasMoved = before.state !== state && pointsText(before.state) !== pointsText(state)
    before = now
    return { isInPlay: state.set?.isRallyInPlay ?? false, hasMoved, playing: setOf(state), marks }
  }
}

const standingOf = ({ state, match: { timeline }, missing, correctedMonotonicMs }: MonitoredMatch) => ({
  state,
  timeline,
  missing,
  correctedMs: correctedMonotonicMs
})

/** Those not reported before. Timeline blocks with unchanged actions have no new ones. */
function monitorActions(): (timeline: MatchTimeline) => readonly OrderedAction[] {
  const known = new Set<number>()
  let blocks: MatchTimeline['blocks'] = []
  return (timeline) => {
    const changed = timeline.blocks.filter(({ actions }, index) => actions !== blocks[index]?.actions)
    blocks = timeline.blocks
    const found = changed.flatMap(({ actions }) => actions.filter(({ actionId }) => !known.has(actionId)))
    for (const { actionId } of found) known.add(actionId)
    return found
  }
}

/** Neither sentence depends on the match around it. */
function markOf(
  { action }: OrderedAction,
  { initial }: MatchTimeline,
  names: MatchNames
): readonly NewMark[] {
  const label = (): string => describeAction(initial, initial, action, names)
  if (action.kind === 'TimeOut') return [{ kind: 'time-out', label: label() }]
  return action.kind === 'Challenge' ? [{ kind: 'challenge', label: label() }] : []
}

/** Messages that have been given up: they lie beyond those that were before. */
function newGaps(before: readonly SeqRange[], missing: readonly SeqRange[]): readonly NewMark[] {
  const known = before.at(-1)?.to ?? -1
  return missing
    .filter(({ from }) => from > known)
    .map(({ from, to }) => ({
      kind: 'gap',
      label: from === to ? `Message ${from} missing` : `Messages ${from} to ${to} missing`
    }))
}

function unreliable(before: VolleyballState, { reliability }: VolleyballState): readonly NewMark[] {
  const isNew = reliability?.isReliable === false && before.reliability?.isReliable !== false
  return isNew ? [{ kind: 'gap', label: 'Unreliable data' }] : []
}

const correction = (before: number | null, correctedMs: number | null): readonly NewMark[] =>
  correctedMs === before ? [] : [{ kind: 'correction', label: 'Score corrected' }]

function endedSet(
  before: VolleyballState,
  { finishedSets }: VolleyballState,
  names: MatchNames
): readonly NewMark[] {
  const ended = finishedSets.at(-1)
  if (ended === undefined || finishedSets.length <= before.finishedSets.length) return []
  const { number, isGolden, points } = ended.set
  const name = isGolden ? 'Golden set' : `Set ${number}`
  return [{ kind: 'set', label: `${name}${whoIn(names, ended.winner)} ${describeCount(points)}` }]
}

/** The points of all sets that have any. */
const pointsText = ({ finishedSets, set }: VolleyballState): string =>
  [...finishedSets.map((finished) => finished.set), ...(set === null ? [] : [set])]
    .map(({ points }) => describeCount(points))
    .filter((points) => points !== '0–0')
    .join(' ')

/** Null in the breaks. */
const setOf = ({ set }: VolleyballState): Beginning | null =>
  set?.isStarted === true ? { set: set.number, game: null } : null
