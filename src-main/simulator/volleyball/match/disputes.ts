/** What can follow the referee's call: challenges, protests, changes of mind, rallies that are played again. */
import { opponentOf, type Side } from '@shared/sports/volleyball/rules/sides'
import { isToldIn, tellPoint, type CourtPlay } from './court-play'
import type { VolleyballIncident } from './incidents'
import type { Told } from './narrator'

const LOST_CHALLENGES_OF_A_SET = 2
const CHALLENGED = ['Ball in or out', 'Block touch', 'Net touch', 'Foot fault', 'Antenna touch']
const MODIFIED_NOT_CANCELLED = 0.5

export type Decision = 'stands' | 'reversed' | 'replayed'

/** What came of a call. */
export interface Ruling {
  readonly decision: Decision
  /** As the provider names it in the points that follow from it. */
  readonly reason: 'Challenge' | 'MindChange' | 'Protest' | 'Replay'
  readonly action: Told
}

const CHALLENGES = {
  'challenge-lost': { outcome: 'Unsuccessful', decisions: ['stands'] },
  'challenge-won': { outcome: 'Successful', decisions: ['reversed'] },
  'challenge-replay': { outcome: 'Successful', decisions: ['replayed'] },
  'challenge-without-picture': { outcome: 'PictureUnavailable', decisions: ['stands'] },
  'challenge-of-referee': { outcome: null, decisions: ['stands', 'stands', 'stands', 'reversed', 'replayed'] }
} as const satisfies Partial<
  Record<VolleyballIncident, { readonly outcome: string | null; readonly decisions: readonly Decision[] }>
>
type ChallengeKind = keyof typeof CHALLENGES

const OTHERS = {
  'mind-change': { kind: 'RefereeMindChange', reason: 'MindChange', decisions: ['reversed', 'replayed'] },
  replay: { kind: 'Replay', reason: 'Replay', decisions: ['replayed', 'replayed', 'stands'] }
} as const
type OtherKind = keyof typeof OTHERS

const PROTEST_DECISIONS: readonly Decision[] = ['stands', 'stands', 'stands', 'reversed', 'replayed']

export type Dispute = (calledFor: Side) => Ruling

/** What follows this call; null when nothing does. To be asked once a rally. */
export function disputeOf(play: CourtPlay, calledFor: Side): Dispute | null {
  const { plan, board } = play
  const { variant } = board.rules
  const requestor = opponentOf(calledFor)
  if (isToldIn('Challenge', variant)) {
    const mayAsk = board.lineups[requestor].challengesLost < LOST_CHALLENGES_OF_A_SET
    for (const kind of CHALLENGE_KINDS) {
      const isOfReferee = kind === 'challenge-of-referee'
      if ((mayAsk || isOfReferee) && plan.take(kind, board.point) !== null)
        return () => challenge(play, kind, isOfReferee ? 'Referee' : requestor, calledFor)
    }
  }
  for (const kind of OTHER_KINDS)
    if (isToldIn(OTHERS[kind].kind, variant) && plan.take(kind, board.point) !== null)
      return () => lookAgain(play, kind)
  if (plan.take('protest', board.point) === null) return null
  return () => protest(play, requestor, oneOf(play, PROTEST_DECISIONS))
}

const CHALLENGE_KINDS: readonly ChallengeKind[] = [
  'challenge-lost',
  'challenge-won',
  'challenge-replay',
  'challenge-without-picture',
  'challenge-of-referee'
]
const OTHER_KINDS: readonly OtherKind[] = ['mind-change', 'replay']

const oneOf = <Item>({ random }: CourtPlay, items: readonly [Item, ...Item[]] | readonly Item[]): Item => {
  const item = items[Math.floor(random.next() * items.length)]
  if (item === undefined) throw new Error('Nothing to choose from')
  return item
}

function challenge(
  play: CourtPlay,
  kind: ChallengeKind,
  requestor: Side | 'Referee',
  calledFor: Side
): Ruling {
  const { narrator, random, board } = play
  const { outcome, decisions } = CHALLENGES[kind]
  const decision = oneOf<Decision>(play, decisions)
  narrator.wait(random.between(3_000, 6_000))
  const action = narrator.tell(
    'Challenge',
    { requestor, reason: oneOf(play, CHALLENGED), outcome: null, pointOutcome: null },
    { confirmation: 'open' }
  )
  board.challenges += 1
  if (requestor !== 'Referee' && outcome === 'Unsuccessful') board.lineups[requestor].challengesLost += 1
  narrator.wait(random.between(20_000, 45_000))
  const isOtherSideNamed = decision === 'reversed' && random.chance(0.5)
  narrator.modify(action, {
    outcome: outcome ?? (decision === 'stands' ? 'Unsuccessful' : 'Successful'),
    pointOutcome: isOtherSideNamed ? `Point${opponentOf(calledFor)}` : POINT_OUTCOMES[decision]
  })
  return { decision, reason: 'Challenge', action }
}

const POINT_OUTCOMES: Readonly<Record<Decision, string>> = {
  stands: 'Resume',
  reversed: 'ReversDecision',
  replayed: 'ReplayRally'
}

function lookAgain(play: CourtPlay, name: OtherKind): Ruling {
  const { narrator, random } = play
  const { kind, reason, decisions } = OTHERS[name]
  const decision = oneOf<Decision>(play, decisions)
  narrator.wait(random.between(4_000, 9_000))
  const action = narrator.tell(kind, { pointOutcome: POINT_OUTCOMES[decision] })
  return { decision, reason, action }
}

/** A protest that is known to be decided like this. */
export function protest(play: CourtPlay, team: Side, decision: Decision): Ruling {
  const { narrator, random } = play
  narrator.wait(random.between(4_000, 9_000))
  const action = narrator.tell('Protest', { team, pointOutcome: null }, { confirmation: 'open' })
  narrator.wait(random.between(30_000, 90_000))
  narrator.modify(action, { pointOutcome: POINT_OUTCOMES[decision] })
  return { decision, reason: 'Protest', action }
}

/** Tells what becomes of the point that had been told. */
export function settlePoint(
  play: CourtPlay,
  point: Told,
  calledFor: Side,
  { decision, reason, action }: Ruling
): void {
  const { narrator, random } = play
  narrator.wait(random.between(1_500, 3_000))
  if (decision === 'stands') {
    narrator.confirm(point)
  } else if (decision === 'replayed') {
    narrator.cancel(point)
  } else if (random.chance(MODIFIED_NOT_CANCELLED)) {
    const fields = { winnerTeam: opponentOf(calledFor), type: ['Error'], reason: [reason] }
    narrator.modify(point, fields, { link: action })
  } else {
    narrator.cancel(point)
    narrator.wait(random.between(2_000, 4_000))
    givePoint(play, opponentOf(calledFor), { reason, action })
  }
}

export function givePoint(play: CourtPlay, winner: Side, { reason, action }: Omit<Ruling, 'decision'>): void {
  tellPoint(play, winner, { types: ['Error'], reasons: [reason], link: action, confirmation: 'later' })
}
