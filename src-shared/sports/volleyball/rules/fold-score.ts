/** The actions that move the score: points, scores sent by the provider, ends of sets and of the match. */
import type { ActionOf } from '../feed/actions'
import {
  bothSides,
  describeCount,
  isSameCount,
  opponentOf,
  plusOne,
  sideOf,
  withSide,
  type BySide,
  type Side
} from './sides'
import { isFinalScore, leaderWhoWins, matchWinnerOf, type MatchRules } from './match-rules'
import { afterSideOut, serverOf, servingFirst } from './rotation'
import { agreeing, disagreeing, type CheckedScore } from './score-check'
import { stakeOf } from './situation'
import type { Draft, FinishedSet, PlayedRally, SetState, VolleyballState } from './state'

/** What an action's envelope says about it. */
export interface Said {
  readonly actionId: number
  readonly isConfirmed: boolean
}

/** A point for a finished set corrects its score and moves nothing else. */
export function applyPoint(
  state: VolleyballState,
  set: SetState | null,
  action: ActionOf<'Point'>,
  said: Said
): VolleyballState {
  const winner = sideOf(action.winnerTeam)
  if (winner === null) return state
  if (set === null) return correctFinished(state, action.setNumber, (points) => plusOne(points, winner))
  const { server, rotations } = set
  const points = plusOne(set.points, winner)
  const rally: PlayedRally = {
    actionId: said.actionId,
    isConfirmed: said.isConfirmed,
    setNumber: set.number,
    server,
    serverPlayerId: set.serverPlayerId ?? (server === null ? null : serverOf(rotations[server])),
    winner,
    types: action.types,
    reasons: action.reasons,
    points,
    turns: { Home: rotations.Home.turns, Away: rotations.Away.turns },
    stake: stakeOf(state)
  }
  const nextSet: Draft<SetState> = { ...set }
  nextSet.isStarted = true
  nextSet.isRallyInPlay = false
  nextSet.points = points
  nextSet.server = winner
  if (winner !== server) nextSet.serverPlayerId = null
  nextSet.rotations = rotationsAfter(state.rules[0], set, winner)
  if (set.rallies === null) nextSet.firstServer = server
  nextSet.rallies = { rally, before: set.rallies }
  const next: Draft<VolleyballState> = { ...state }
  next.isStarted = true
  next.set = nextSet
  next.lastPoint = rally
  next.interruption = null
  return next
}

/** Receivers who win a rally rotate (volleyball rule 7.6.2). If the first server is unknown, nobody rotates. */
function rotationsAfter(
  rules: MatchRules,
  { server, rotations }: SetState,
  winner: Side
): BySide<SetState['rotations']['Home']> {
  if (server === null) return withSide(rotations, winner, servingFirst(rotations[winner]))
  const served = withSide(rotations, server, servingFirst(rotations[server]))
  if (server === winner) return served
  return withSide(served, winner, afterSideOut(served[winner], rules.rotatesBeforeFirstServe))
}

/** The provider's score overrides the counted one (assumed; the page calls it the current score in the set). */
export function applySetScore(
  state: VolleyballState,
  set: SetState | null,
  { scoreInPoints, setNumber }: ActionOf<'SetScore'>,
  { actionId }: Said
): VolleyballState {
  const counted =
    set?.points ?? state.finishedSets.find((finished) => finished.set.number === setNumber)?.set.points
  if (counted === undefined) return state
  if (isSameCount(counted, scoreInPoints)) return agreed(state, 'set-score')
  const inSet = ` in set ${set?.number ?? setNumber ?? 1}`
  const disagreed = disagreedOn(
    state,
    'set-score',
    actionId,
    `${describeCount(scoreInPoints)}${inSet}`,
    describeCount(counted)
  )
  if (set === null) return correctFinished(disagreed, setNumber, () => scoreInPoints)
  return { ...disagreed, isStarted: true, set: { ...set, isStarted: true, points: scoreInPoints } }
}

/** If sent when a set is won but not ended yet, the score in sets is one set ahead of ours. */
export function applyMatchScore(
  state: VolleyballState,
  { scoreInSets }: ActionOf<'MatchScore'>,
  { actionId }: Said
): VolleyballState {
  const { set, setsWon, rules } = state
  if (isSameCount(setsWon, scoreInSets)) return agreed(state, 'match-score')
  const winner = set === null ? null : leaderWhoWins(rules[0], set, set.points)
  if (winner !== null && isSameCount(plusOne(setsWon, winner), scoreInSets))
    return agreed(state, 'match-score')
  const disagreed = disagreedOn(
    state,
    'match-score',
    actionId,
    `${describeCount(scoreInSets)} in sets`,
    describeCount(setsWon)
  )
  return { ...disagreed, setsWon: scoreInSets }
}

/** A set beyond a best of three rules that out; a golden set is not a set of the match. */
export function applySetStart(
  state: VolleyballState,
  set: SetState,
  { isGoldenSet: isGolden }: ActionOf<'SetStart'>
): VolleyballState {
  const rules = isGolden ? null : fitting(state, ({ bestOf }) => set.number <= bestOf)
  return {
    ...state,
    rules: rules ?? state.rules,
    isStarted: true,
    set: { ...set, isStarted: true, isGolden }
  }
}

/** The side an outcome names; null for a draw and if nobody won. */
function winnerIn(outcome: string | null): { readonly side: Side | null; readonly isPlayed: boolean } {
  const named = /^Winner(Home|Away)(ByRetirementOrDefault)?$/.exec(outcome ?? '')
  return { side: sideOf(named?.[1] ?? null), isPlayed: named !== null && named[2] === undefined }
}

export function applySetEnd(
  state: VolleyballState,
  set: SetState | null,
  { endType, setEndConfirmed, setNumber }: ActionOf<'SetEnd'>,
  { actionId, isConfirmed }: Said
): VolleyballState {
  const { side, isPlayed } = winnerIn(endType)
  if (set === null)
    return endLate(state, setNumber, { winner: side, endType, isConfirmed: isConfirmed && setEndConfirmed })
  const finished = { set, winner: side, endType, isConfirmed: isConfirmed && setEndConfirmed }
  const closed = closeSet(state, finished)
  if (!isPlayed || side === null) return closed
  const fits = fitting(
    state,
    (rules) => isFinalScore(rules, set, set.points) && set.points[side] > set.points[opponentOf(side)]
  )
  if (fits !== null) return agreed({ ...closed, rules: fits }, 'set-end')
  const says = `${side} wins set ${set.number}`
  return disagreedOn(closed, 'set-end', actionId, says, `${describeCount(set.points)} does not end it so`)
}

/** The end of a set already closed by the next one. */
function endLate(
  state: VolleyballState,
  setNumber: number | null,
  end: Omit<FinishedSet, 'set'>
): VolleyballState {
  const known = state.finishedSets.find(({ set, endType }) => set.number === setNumber && endType === null)
  if (known === undefined) return state
  const ended = { ...known, ...end }
  const [counts, counted] = [setsFor(ended), setsFor(known)]
  const { Home, Away } = state.setsWon
  return {
    ...state,
    finishedSets: state.finishedSets.map((finished) => (finished === known ? ended : finished)),
    setsWon: { Home: Home + counts.Home - counted.Home, Away: Away + counts.Away - counted.Away }
  }
}

/** What a finished set counts for. A golden set is not a set of the match: it decides without counting. */
const setsFor = ({ set, winner }: FinishedSet): BySide<number> =>
  winner === null || set.isGolden ? bothSides(0) : plusOne(bothSides(0), winner)

export function closeSet(state: VolleyballState, finished: FinishedSet): VolleyballState {
  const { set } = finished
  const counts = setsFor(finished)
  const { Home, Away } = state.setsWon
  return {
    ...state,
    set: null,
    interruption: null,
    finishedSets: [...state.finishedSets, { ...finished, set: { ...set, isRallyInPlay: false } }],
    setsWon: { Home: Home + counts.Home, Away: Away + counts.Away }
  }
}

/** The end of a set was never sent: the leader won it. */
export function closeUnended(state: VolleyballState, set: SetState): VolleyballState {
  const { Home, Away } = set.points
  const leader = Home === Away ? null : Home > Away ? 'Home' : 'Away'
  return closeSet(state, { set, winner: leader, endType: null, isConfirmed: false })
}

export function applyMatchEnd(
  state: VolleyballState,
  { endOutcome }: ActionOf<'MatchEnd'>,
  { actionId, isConfirmed }: Said
): VolleyballState {
  const { side, isPlayed } = winnerIn(endOutcome)
  const { set } = state
  // A match won by play has no set left in play.
  const closed = isPlayed && set?.isStarted ? closeUnended(state, set) : state
  const end = { outcome: endOutcome ?? 'unknown', winner: side, isConfirmed }
  const ended = {
    ...closed,
    end,
    interruption: null,
    set: closed.set && { ...closed.set, isRallyInPlay: false }
  }
  if (!isPlayed || side === null) return ended
  const last = ended.finishedSets.at(-1)
  const isGoldenWin = last?.set.isGolden === true && last.winner === side
  const fits = isGoldenWin
    ? state.rules
    : fitting(ended, (rules) => matchWinnerOf(rules, ended.setsWon) === side)
  if (fits !== null) return agreed({ ...ended, rules: fits }, 'match-end')
  return disagreedOn(
    ended,
    'match-end',
    actionId,
    `${side} wins the match`,
    `${describeCount(ended.setsWon)} in sets`
  )
}

/** The rules the match may be played by; null if none fit. */
export function fitting(
  { rules }: VolleyballState,
  fits: (rules: MatchRules) => boolean
): VolleyballState['rules'] | null {
  const [first, ...others] = rules.filter(fits)
  if (first === undefined) return null
  return others.length + 1 === rules.length ? rules : [first, ...others]
}

function correctFinished(
  state: VolleyballState,
  setNumber: number | null,
  correct: (points: BySide<number>) => BySide<number>
): VolleyballState {
  return {
    ...state,
    finishedSets: state.finishedSets.map((finished) =>
      finished.set.number === setNumber
        ? { ...finished, set: { ...finished.set, points: correct(finished.set.points) } }
        : finished
    )
  }
}

const agreed = (state: VolleyballState, kind: CheckedScore): VolleyballState => ({
  ...state,
  check: agreeing(state.check, kind)
})

const disagreedOn = (
  state: VolleyballState,
  kind: CheckedScore,
  actionId: number,
  provider: string,
  rules: string
): VolleyballState => ({ ...state, check: disagreeing(state.check, { kind, provider, rules, actionId }) })
