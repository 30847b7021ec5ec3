/** One step of the fold: the effect of an action on the match. */
import type { Action } from '../feed/actions'
import type { OrderedAction } from '../match/order/ordered-action'
import { sideOf } from './sides'
import {
  applyChallenge,
  applyCoinToss,
  applyCourtState,
  applyLineUp,
  applyProtest,
  applySanction,
  applyServe,
  applySubstitution,
  applyTimeOut,
  interrupted
} from './fold-court'
import {
  applyMatchEnd,
  applyMatchScore,
  applyPoint,
  applySetEnd,
  applySetScore,
  applySetStart,
  closeUnended
} from './fold-score'
import { openedSet, type SetState, type VolleyballState } from './state'

/**
 * The match after the action. The outcome of a challenge, protest, replay or changed decision does not move the score
 * itself: the provider then cancels, modifies or adds points (assumed from the reasons of its points).
 */
export function foldAction(
  before: VolleyballState,
  said: Pick<OrderedAction, 'action' | 'actionId' | 'isConfirmed'>
): VolleyballState {
  const { action, actionId } = said
  const { state, set } = turnToSet(before, action)
  const at = { actionId, isConfirmed: said.isConfirmed }
  switch (action.kind) {
    case 'Point':
      return applyPoint(state, set, action, at)
    case 'SetScore':
      return applySetScore(state, set, action, at)
    case 'MatchScore':
      return applyMatchScore(state, action, at)
    case 'SetEnd':
      return applySetEnd(state, set, action, at)
    case 'MatchEnd':
      return applyMatchEnd(state, action, at)
    case 'MatchStart':
      return { ...state, isStarted: true }
    case 'SetStart':
      return set === null ? state : applySetStart(state, set, action)
    case 'Serve':
      return set === null ? state : applyServe(state, set, action)
    case 'CourtState':
      return set === null ? state : applyCourtState(state, set, action)
    case 'LineUp':
      return set === null ? state : applyLineUp(state, set, action)
    case 'Substitution':
      return set === null ? state : applySubstitution(state, set, action)
    case 'TimeOut':
      return set === null ? state : applyTimeOut(state, set, action, at)
    case 'CoinToss':
      return applyCoinToss(state, action)
    case 'Challenge':
      return applyChallenge(state, action, at)
    case 'Protest':
      return applyProtest(state, action, at)
    case 'Sanction':
      return applySanction(state, action)
    case 'RefereeMindChange':
      return interrupted(state, { kind: 'mind-change', side: null, actionId, at: action.at })
    case 'Replay':
      return interrupted(state, { kind: 'replay', side: null, actionId, at: action.at })
    case 'Injury':
      return interrupted(state, { kind: 'injury', side: sideOf(action.team), actionId, at: action.at })
    case 'Reliability': {
      const { isReliable, reason, at: since } = action
      return { ...state, reliability: { isReliable, reason, at: since } }
    }
    case 'Unknown':
      return state
  }
}

/** Actions about one set; they open it if it is the next. */
const KINDS_OF_A_SET: ReadonlySet<Action['kind']> = new Set([
  'CourtState',
  'LineUp',
  'Point',
  'Serve',
  'SetEnd',
  'SetScore',
  'SetStart',
  'Substitution',
  'TimeOut'
])

/** `set`: the one the action is about; null for a finished one and for actions about none. */
function turnToSet(
  state: VolleyballState,
  { kind, setNumber }: Action
): { readonly state: VolleyballState; readonly set: SetState | null } {
  const { set, finishedSets } = state
  if (!KINDS_OF_A_SET.has(kind)) return { state, set }
  const number = setNumber ?? set?.number ?? finishedSets.length + 1
  if (set?.number === number) return { state, set }
  const lastNumber = set?.number ?? finishedSets.at(-1)?.set.number ?? 0
  if (number < lastNumber || finishedSets.some((finished) => finished.set.number === number))
    return { state, set: null }
  const ended = set === null ? state : closeUnended(state, set)
  const opened = openedSet(ended, number)
  return { state: { ...ended, set: opened }, set: opened }
}
