/** Every action as a sentence. Unknown values are quoted verbatim. */
import type { Action, ActionOf } from '../feed/actions'
import type { Change, ChangeKind } from '../match/order/ordered-action'
import { foldAction } from '../rules/fold'
import { substitutionsLeft, timeOutsLeft } from '../rules/situation'
import type { VolleyballState } from '../rules/state'
import { describePoint, describeSetEnd, describeSetScore } from './score-text'
import { describeCount, sideOf } from '../rules/sides'
import { plainText, playerName, teamName, whoIn, type MatchNames } from './names'

/** The sentence for one action, given the match before and after it in order of play. */
export function describeAction(
  before: VolleyballState,
  after: VolleyballState,
  action: Action,
  names: MatchNames
): string {
  switch (action.kind) {
    case 'Challenge':
      return describeChallenge(action, names)
    case 'CoinToss':
      return describeCoinToss(action, names)
    case 'CourtState':
      return describeCourtState(action, names)
    case 'Injury':
      return `Injury${whoIn(names, action.team, action.playerId)}`
    case 'LineUp':
      return `Line-up${ofSet(action)}${lineUpText(action)}`
    case 'MatchEnd':
      return describeMatchEnd(action, names)
    case 'MatchScore':
      return `Score in sets: ${describeCount(action.scoreInSets)}`
    case 'MatchStart':
      return 'Match begins'
    case 'Point':
      return describePoint(before, after, action, names)
    case 'Protest':
      return withOutcome(`Protest${whoIn(names, action.team)}`, outcomeText(action.pointOutcome, names))
    case 'RefereeMindChange':
      return withOutcome('Referee changes the decision', outcomeText(action.pointOutcome, names))
    case 'Replay':
      return withOutcome('Replay requested', outcomeText(action.pointOutcome, names))
    case 'Sanction':
      return describeSanction(action, names)
    case 'Serve':
      return `Serve${whoIn(names, action.team, action.playerId)}`
    case 'SetEnd':
      return describeSetEnd(before, action, names)
    case 'SetScore':
      return describeSetScore(before, action)
    case 'SetStart':
      return `${action.isGoldenSet ? 'The golden set' : `Set ${action.setNumber ?? after.set?.number ?? ''}`} begins`
    case 'Substitution':
      return describeSubstitution(after, action, names)
    case 'TimeOut':
      return describeTimeOut(after, action, names)
    case 'Reliability':
      return describeReliability(action)
    case 'Unknown':
      return action.wireName === '' ? 'Message without an action' : `Unknown action “${action.wireName}”`
  }
}

/**
 * The sentence for one message: what it does to its action, and the action. `before` and `after`: the match around the
 * action in order of play. A former version is described as it was while it held.
 */
export function describeChange(
  before: VolleyballState,
  after: VolleyballState,
  change: Change,
  names: MatchNames
): string {
  const { kind, from, to, isConfirmed, isCancelled, event } = change
  const asItHeld = (action: Action): string => {
    const held = foldAction(before, { action, actionId: event.actionId, isConfirmed })
    return describeAction(before, held, action, names)
  }
  const sentence = isCancelled ? asItHeld(to) : describeAction(before, after, to, names)
  const was = kind === 'modified' && from !== null ? asItHeld(from) : sentence
  const remarks = [CHANGES[kind], isConfirmed || kind === 'unconfirmed' ? '' : 'not confirmed']
  const heading = remarks.filter((remark) => remark !== '').join(', ')
  return [
    heading === '' ? '' : `${capitalised(heading)}: `,
    sentence,
    was === sentence ? '' : ` (was: ${was})`
  ].join('')
}

const CHANGES: Readonly<Record<ChangeKind, string>> = {
  created: '',
  inserted: 'inserted',
  confirmed: 'confirmed',
  unconfirmed: 'no longer confirmed',
  modified: 'changed',
  cancelled: 'cancelled',
  restored: 'restored',
  repeated: 'repeated'
}

const withOutcome = (what: string, outcome: string): string => (outcome === '' ? what : `${what}: ${outcome}`)

const ofSet = ({ setNumber }: Action): string => (setNumber === null ? '' : `, set ${setNumber}`)

/** The outcome for the point; empty while it is open. */
function outcomeText(pointOutcome: string | null, names: MatchNames): string {
  switch (pointOutcome) {
    case null:
      return ''
    case 'ReversDecision':
      return 'decision reversed'
    case 'Resume':
      return 'decision upheld'
    case 'ReplayRally':
      return 'rally replayed'
    case 'PointHome':
      return `point to ${names.teams.Home}`
    case 'PointAway':
      return `point to ${names.teams.Away}`
    default:
      return `“${pointOutcome}”`
  }
}

function describeChallenge(
  { requestor, reason, outcome, pointOutcome }: ActionOf<'Challenge'>,
  names: MatchNames
): string {
  const who = requestor === 'Referee' ? ', referee' : whoIn(names, requestor)
  const why = reason === null ? '' : ` (${reason})`
  const outcomes = [
    outcome === null ? '' : plainText('challengeOutcome', outcome),
    outcomeText(pointOutcome, names)
  ].filter((text) => text !== '')
  return withOutcome(`Challenge${who}${why}`, outcomes.join(', '))
}

function describeCoinToss(
  { winnerTeam, winnerChoice, loserChoice }: ActionOf<'CoinToss'>,
  names: MatchNames
): string {
  const choice = (word: string | null): string =>
    word === null ? '' : ` and chooses ${plainText('coinTossChoice', word)}`
  const other =
    loserChoice === null ? '' : `; the other team chooses ${plainText('coinTossChoice', loserChoice)}`
  const side = sideOf(winnerTeam)
  if (side === null) return winnerTeam === null ? 'Coin toss' : `Coin toss: “${winnerTeam}”`
  return `${teamName(names, side)} wins the toss${choice(winnerChoice)}${other}`
}

function describeCourtState(
  { servingTeam, servingPlayerId, teamOnLeft }: ActionOf<'CourtState'>,
  names: MatchNames
): string {
  const side = sideOf(servingTeam)
  const player = servingPlayerId === null ? '' : `, ${playerName(names, servingPlayerId)}`
  const serving = side === null ? 'Teams on court' : `${teamName(names, side)} to serve${player}`
  const left = sideOf(teamOnLeft)
  return left === null ? serving : `${serving}; ${teamName(names, left)} on the left`
}

const lineUpText = ({ players: { Home, Away } }: ActionOf<'LineUp'>): string =>
  Home.length === Away.length
    ? `: ${Home.length} players each`
    : `: ${Home.length} and ${Away.length} players`

function describeMatchEnd({ endOutcome }: ActionOf<'MatchEnd'>, names: MatchNames): string {
  switch (endOutcome) {
    case 'WinnerHome':
      return `${names.teams.Home} wins the match`
    case 'WinnerAway':
      return `${names.teams.Away} wins the match`
    case 'WinnerHomeByRetirementOrDefault':
      return `${names.teams.Home} wins the match by retirement or default`
    case 'WinnerAwayByRetirementOrDefault':
      return `${names.teams.Away} wins the match by retirement or default`
    case 'NoWinnerDueToRetirementOrDefault':
      return 'Match over by retirement or default, without a winner'
    case null:
      return 'Match over'
    default:
      return `Match over: ${plainText('matchEndOutcome', endOutcome)}`
  }
}

function describeSanction({ team, playerId, type }: ActionOf<'Sanction'>, names: MatchNames): string {
  const what = type === null ? 'Sanction' : capitalised(plainText('sanctionType', type))
  return `${what}${whoIn(names, team, playerId)}`
}

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

function describeSubstitution(
  after: VolleyballState,
  { team, playerInId, playerOutId, type }: ActionOf<'Substitution'>,
  names: MatchNames
): string {
  const player = (id: number | null): string => (id === null ? 'unknown player' : playerName(names, id))
  const exchange = `${player(playerInId)} for ${player(playerOutId)}`
  const who = whoIn(names, team)
  if (type === 'Libero') return `Libero replacement${who}: ${exchange}`
  const kind =
    type === null || type === 'Regular'
      ? 'Substitution'
      : `Substitution (${plainText('substitutionType', type)})`
  const side = sideOf(team)
  const left = side === null || type !== 'Regular' ? null : (substitutionsLeft(after)?.[side] ?? null)
  return `${kind}${who}: ${exchange}${left === null ? '' : `, ${left} left`}`
}

function describeTimeOut(
  after: VolleyballState,
  { team, type }: ActionOf<'TimeOut'>,
  names: MatchNames
): string {
  if (type === 'Technical') return 'Technical time-out'
  const kind =
    type === null || type === 'Facultative' ? 'Time-out' : `Time-out (${plainText('timeOutType', type)})`
  const side = sideOf(team)
  const left = side === null ? null : (timeOutsLeft(after)?.[side] ?? null)
  return `${kind}${whoIn(names, team)}${left === null ? '' : `, ${left} left`}`
}

function describeReliability({ isReliable, reason }: ActionOf<'Reliability'>): string {
  const what = isReliable
    ? 'The provider marks its data reliable again'
    : 'The provider marks its data unreliable'
  return withOutcome(what, reason)
}
