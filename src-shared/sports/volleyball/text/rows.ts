/** The rows of a match's timeline: one per action in order of play, and the console's own rows between them. */
import { comparableDelayMs } from '../../../court/delay'
import { shortened, type RowDraft } from '../../../court/timeline-row'
import type { RowMark, TimelineRow } from '../../../court/timeline-row'
import type { Action } from '../feed/actions'
import { lifeOf, wasModified, type Change, type OrderedAction } from '../match/order/ordered-action'
import type { Timeline } from '../match/order/timeline'
import { foldAction } from '../rules/fold'
import { stakeOf } from '../rules/situation'
import type { VolleyballState } from '../rules/state'
import { pointsIn } from './score-text'
import { describeAction, describeChange } from './action-text'
import { describeCount } from '../rules/sides'
import type { MatchNames } from './names'

/** Facts about the frame that delivered a message; they never change. */
export interface Receipt {
  readonly receivedAt: number
  /** False while catching up: messages are old then and their delay is meaningless. */
  readonly isLive: boolean
  /** The raw text, shown if the action is unknown. */
  readonly raw: string
}

/** A row of the console (a gap, a note, an unreadable message) and the action it follows. */
export interface OwnRow {
  /** The last action in order of play when the row was made (`lastActionIdOf`); null: before all actions. */
  readonly afterActionId: number | null
  readonly row: RowDraft
}

export type RowWriter = (
  timeline: Timeline<VolleyballState>,
  own: readonly OwnRow[]
) => readonly TimelineRow[]

type Block = Timeline<VolleyballState>['blocks'][number]

interface ActionRow {
  readonly actionId: number
  readonly row: RowDraft
}

export const lastActionIdOf = ({ blocks }: Timeline<unknown>): number | null =>
  blocks.at(-1)?.actions.at(-1)?.actionId ?? null

/**
 * Writes the rows of one court. Rows of unchanged timeline blocks are cached, so an appended action costs only its own
 * block.
 */
export function rowWriter(names: MatchNames, receiptOf: (sequenceId: number) => Receipt): RowWriter {
  const written = new WeakMap<Block, readonly ActionRow[]>()
  const rowsOfBlock = (block: Block): readonly ActionRow[] => {
    const known = written.get(block)
    if (known !== undefined) return known
    const rows = writeBlock(block, names, receiptOf)
    written.set(block, rows)
    return rows
  }
  return (timeline, own) => {
    const rows: TimelineRow[] = []
    const put = (row: RowDraft): void => void rows.push({ ...row, index: rows.length })
    const ownByPlace = groupByPlace(own)
    const putOwn = (place: number | null): void => {
      ownByPlace.get(place)?.forEach(put)
      ownByPlace.delete(place)
    }
    putOwn(null)
    for (const block of timeline.blocks)
      for (const { actionId, row } of rowsOfBlock(block)) {
        put(row)
        putOwn(actionId)
      }
    return rows
  }
}

function groupByPlace(own: readonly OwnRow[]): Map<number | null, RowDraft[]> {
  const groups = new Map<number | null, RowDraft[]>()
  for (const { afterActionId, row } of own) {
    const group = groups.get(afterActionId)
    if (group === undefined) groups.set(afterActionId, [row])
    else group.push(row)
  }
  return groups
}

function writeBlock(
  { actions, before: start }: Block,
  names: MatchNames,
  receiptOf: (sequenceId: number) => Receipt
): readonly ActionRow[] {
  let before = start
  return actions.map((ordered) => {
    const held = foldAction(before, ordered)
    const after = ordered.isCancelled ? before : held
    const row = rowOf({ ordered, before, after, held }, names, receiptOf(ordered.events[0].sequenceId))
    before = after
    return { actionId: ordered.actionId, row }
  })
}

/** An action and the match around it; `held`: the state after it as if it were not cancelled. */
interface Played {
  readonly ordered: OrderedAction
  readonly before: VolleyballState
  readonly after: VolleyballState
  readonly held: VolleyballState
}

function rowOf(played: Played, names: MatchNames, { receivedAt, isLive, raw }: Receipt): RowDraft {
  const { ordered, before, after, held } = played
  const { action, events } = ordered
  const [first] = events
  const life = lifeOf(ordered)
  const marks = marksOf(ordered, life)
  const tone = toneOf(played, marks)
  const sourceAt = first.action.at ?? first.sourceAt
  const setNumber = action.setNumber ?? after.set?.number ?? null
  const isPoint = action.kind === 'Point'
  return {
    tone,
    kind: action.kind === 'Unknown' ? action.wireName || 'Unknown' : action.kind,
    text: describeAction(before, held, action, names),
    remark: remarkOf(played, marks),
    score: ordered.isCancelled ? '' : scoreText(before, after, action),
    seqNum: first.sequenceId,
    sourceAt,
    receivedAt,
    delayMs: isLive ? comparableDelayMs(sourceAt, receivedAt) : null,
    matchTime: setNumber === null ? '' : `Set ${setNumber}`,
    raw: action.kind === 'Unknown' ? shortened(raw) : '',
    marks,
    history: isPlainLife(life) ? [] : historyOf(before, life, names),
    filters: {
      point: isPoint,
      bigPoint: isPoint && stakeOf(before) !== null,
      trouble: tone === 'trouble' || tone === 'corrected' || tone === 'late'
    }
  }
}

function marksOf(ordered: OrderedAction, life: readonly Change[]): RowMark[] {
  const { isConfirmed, isCancelled, inserted } = ordered
  const marks: RowMark[] = []
  if (!isConfirmed && !isCancelled) marks.push('provisional')
  if (inserted !== null) marks.push('inserted')
  if (wasModified(ordered) || life.some(({ kind }) => kind === 'modified')) marks.push('modified')
  if (isCancelled) marks.push('cancelled')
  return marks
}

/** Created and at most confirmed: the row says it all. */
const isPlainLife = ([, ...later]: readonly Change[]): boolean =>
  later.length === 0 || (later.length === 1 && later[0]?.kind === 'confirmed')

/** Every message about the action, described with the match as it was at that version. */
const historyOf = (
  before: VolleyballState,
  life: readonly Change[],
  names: MatchNames
): RowDraft['history'] =>
  life.map((change) => {
    const { to: action, event, isConfirmed } = change
    const held = foldAction(before, { action, actionId: event.actionId, isConfirmed })
    const text = describeChange(before, held, change, names)
    return { seqNum: event.sequenceId, at: event.sourceAt, text }
  })

const HEADINGS: ReadonlySet<Action['kind']> = new Set(['SetStart', 'SetEnd', 'MatchEnd'])

function toneOf(played: Played, marks: readonly RowMark[]): TimelineRow['tone'] {
  const { action, inserted } = played.ordered
  if (marks.includes('cancelled')) return 'corrected'
  const isLost = inserted !== null && !inserted.isKnown
  const isUnreliable = action.kind === 'Reliability' && !action.isReliable
  if (isLost || isUnreliable || action.kind === 'Unknown' || isInConflict(played)) return 'trouble'
  if (marks.includes('modified')) return 'corrected'
  if (marks.includes('inserted')) return 'late'
  if (HEADINGS.has(action.kind)) return 'heading'
  return action.kind === 'Point' ? 'point' : 'normal'
}

/** The provider's score disagrees with the points it sent. */
const isInConflict = ({ before, after }: Played): boolean => after.check.conflicts > before.check.conflicts

/** The most important remark wins. */
function remarkOf(played: Played, marks: readonly RowMark[]): string {
  if (marks.includes('cancelled')) return 'cancelled'
  if (isInConflict(played)) return 'score conflict'
  if (marks.includes('provisional')) return 'not confirmed'
  if (played.ordered.inserted?.isKnown === false) return 'inserted, place unknown'
  if (marks.includes('inserted')) return 'inserted late'
  return marks.includes('modified') ? 'changed' : ''
}

/** After the action: the points of its set, or the sets. */
function scoreText(before: VolleyballState, after: VolleyballState, action: Action): string {
  switch (action.kind) {
    case 'Point':
      return countText(pointsIn(after, action.setNumber))
    case 'SetScore':
      return describeCount(action.scoreInPoints)
    case 'SetEnd':
      return countText(pointsIn(before, action.setNumber))
    case 'MatchScore':
      return describeCount(action.scoreInSets)
    case 'MatchEnd':
      return describeCount(after.setsWon)
    default:
      return ''
  }
}

const countText = (points: Parameters<typeof describeCount>[0] | undefined): string =>
  points === undefined ? '' : describeCount(points)
