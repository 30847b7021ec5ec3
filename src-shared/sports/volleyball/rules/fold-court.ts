/** The actions that do not move the score: positions, server, and what play is waiting for. */
import type { ActionOf } from '../feed/actions'
import { opponentOf, plusOne, sideOf, withSide, type BySide, type Side } from './sides'
import { fitting, type Said } from './fold-score'
import type { Variant } from './match-rules'
import { exchange, rotationOf, serverOf, turnedTo, type Rotation } from './rotation'
import type { Draft, Interruption, SetState, VolleyballState } from './state'

function withSet(state: VolleyballState, set: SetState): VolleyballState {
  const next: Draft<VolleyballState> = { ...state }
  next.set = set
  return next
}

/** The toss winner chooses between serve and side (volleyball rule 7.1.2). */
export function applyCoinToss(
  state: VolleyballState,
  { winnerTeam, winnerChoice, loserChoice }: ActionOf<'CoinToss'>
): VolleyballState {
  const winner = sideOf(winnerTeam)
  if (winner === null) return state
  const loser = opponentOf(winner)
  const chose = (side: Side, choice: string | null): Side | null =>
    choice === 'Serve' ? side : choice === 'Receive' ? opponentOf(side) : null
  const firstServer = chose(winner, winnerChoice) ?? chose(loser, loserChoice)
  const { set } = state
  const isBeforePlay = set !== null && !set.isStarted
  return {
    ...state,
    firstServer,
    set: isBeforePlay ? { ...set, server: firstServer ?? set.server } : set
  }
}

/** The number of players on court reveals the variant: six indoors, three on snow (the page's sample), two on sand. */
export function applyLineUp(
  state: VolleyballState,
  set: SetState,
  { players }: ActionOf<'LineUp'>
): VolleyballState {
  const rotations: BySide<Rotation> = {
    Home: players.Home.length > 0 ? rotationOf(players.Home, set.rotations.Home) : set.rotations.Home,
    Away: players.Away.length > 0 ? rotationOf(players.Away, set.rotations.Away) : set.rotations.Away
  }
  const variant = variantOf(Math.max(rotations.Home.zones.length, rotations.Away.zones.length))
  const rules = variant === null ? null : fitting(state, (known) => known.variant === variant)
  return { ...state, rules: rules ?? state.rules, set: { ...set, rotations } }
}

function variantOf(players: number): Variant | null {
  if (players > 3) return 'indoor'
  return players === 3 ? 'snow' : players === 2 ? 'beach' : null
}

export function applyCourtState(
  state: VolleyballState,
  set: SetState,
  { servingTeam, servingPlayerId, teamOnLeft }: ActionOf<'CourtState'>
): VolleyballState {
  const onCourt = { ...state, teamOnLeft: sideOf(teamOnLeft) ?? state.teamOnLeft }
  const server = sideOf(servingTeam)
  return server === null ? withSet(onCourt, set) : withServer(onCourt, set, server, servingPlayerId)
}

export function applyServe(
  state: VolleyballState,
  set: SetState,
  { team, playerId }: ActionOf<'Serve'>
): VolleyballState {
  const inPlay: Draft<SetState> = { ...set }
  inPlay.isStarted = true
  inPlay.isRallyInPlay = true
  const next: Draft<VolleyballState> = { ...state }
  next.isStarted = true
  next.interruption = null
  const server = sideOf(team) ?? set.server
  return server === null ? withSet(next, inPlay) : withServer(next, inPlay, server, playerId)
}

/**
 * The provider sees who serves: if the rules expect another player, the provider wins and the difference is counted.
 */
function withServer(
  state: VolleyballState,
  set: SetState,
  server: Side,
  playerId: number | null
): VolleyballState {
  const rotation = set.rotations[server]
  const turned = turnedTo(rotation, playerId)
  const isOtherTeam = set.server !== null && set.server !== server && set.rallies !== null
  const isOutOfTurn = turned !== null && (rotation.hasServed || set.rallies !== null)
  const nextSet: Draft<SetState> = { ...set }
  nextSet.server = server
  nextSet.serverPlayerId = playerId ?? serverOf(turned ?? rotation)
  if (turned !== null) nextSet.rotations = withSide(set.rotations, server, turned)
  const next: Draft<VolleyballState> = { ...state }
  if (isOtherTeam || isOutOfTurn) next.serverCorrections += 1
  next.set = nextSet
  return next
}

/** Libero replacements and exceptional substitutions are not counted (volleyball rules 15.7 and 19.3.2). */
export function applySubstitution(
  state: VolleyballState,
  set: SetState,
  { team, playerOutId, playerInId, type }: ActionOf<'Substitution'>
): VolleyballState {
  const side = sideOf(team)
  if (side === null) return withSet(state, set)
  return withSet(state, {
    ...set,
    rotations: withSide(set.rotations, side, exchange(set.rotations[side], playerOutId, playerInId)),
    substitutions: type === 'Regular' ? plusOne(set.substitutions, side) : set.substitutions
  })
}

/** Technical time-outs belong to no team (volleyball rule 15.4; their name on the wire is assumed). */
export function applyTimeOut(
  state: VolleyballState,
  set: SetState,
  { team, type, endTime, at }: ActionOf<'TimeOut'>,
  { actionId }: Said
): VolleyballState {
  const isTechnical = type === 'Technical'
  const side = isTechnical ? null : sideOf(team)
  const kind = isTechnical ? 'technical-time-out' : 'time-out'
  return {
    ...state,
    interruption: endTime === null ? { kind, side, actionId, at } : state.interruption,
    set: {
      ...set,
      technicalTimeOuts: set.technicalTimeOuts + (isTechnical ? 1 : 0),
      timeOuts: side === null ? set.timeOuts : plusOne(set.timeOuts, side)
    }
  }
}

/** Open until its outcome is confirmed or play resumes. */
export function applyChallenge(
  state: VolleyballState,
  { requestor, outcome, setNumber, at }: ActionOf<'Challenge'>,
  { actionId, isConfirmed }: Said
): VolleyballState {
  const isOpen = outcome === null || !isConfirmed
  const asked = { ...state, challenges: [...state.challenges, { requestor, outcome, setNumber }] }
  return isOpen ? interrupted(asked, { kind: 'challenge', side: sideOf(requestor), actionId, at }) : asked
}

export function applyProtest(
  state: VolleyballState,
  { team, pointOutcome, at }: ActionOf<'Protest'>,
  { actionId, isConfirmed }: Said
): VolleyballState {
  const isOpen = pointOutcome === null || !isConfirmed
  return isOpen ? interrupted(state, { kind: 'protest', side: sideOf(team), actionId, at }) : state
}

export function applySanction(
  state: VolleyballState,
  { team, playerId, type, setNumber }: ActionOf<'Sanction'>
): VolleyballState {
  return { ...state, sanctions: [...state.sanctions, { side: sideOf(team), playerId, type, setNumber }] }
}

export const interrupted = (state: VolleyballState, interruption: Interruption): VolleyballState => ({
  ...state,
  interruption
})
