/** Builds the view of a volleyball court. */
import { fieldsOfFacts, type CourtFacts } from '../../../court/court-facts'
import type { Insight } from '../../../court/insight-view'
import { stateOfMatch, type VolleyballMatch } from '../match/match'
import { countActions } from '../match/order/timeline'
import { matchStateText, phaseText, quietLimitMsOf } from '../text/phase'
import { describeRules, type Variant } from '../rules/match-rules'
import { serverOf, type Rotation } from '../rules/rotation'
import {
  provisionalPoints,
  ralliesOfSet,
  rotationNumber,
  runOf,
  stakeOf,
  substitutionsLeft,
  timeOutsLeft
} from '../rules/situation'
import type { SetState, VolleyballState } from '../rules/state'
import { describeCount, opponentOf, type BySide, type Side } from '../rules/sides'
import type { RotationView, VolleyballCourtView } from './volleyball-view'
import type { MatchNames } from '../text/names'

/** What the console knows besides the match. */
export interface VolleyballFacts extends CourtFacts {
  readonly names: MatchNames
  readonly lastPointMonotonicMs: number | null
  /** When the score was last corrected; null if never. */
  readonly correctedMonotonicMs: number | null
  /** Since when the score check has had a conflict; null while there is none. */
  readonly conflictSinceMonotonicMs: number | null
  /** The provider's clock minus ours. */
  readonly clockOffsetMs: number | null
}

/** The provider's score and the points that make it are messages of their own, in either order. */
const SETTLES_WITHIN: Insight['scoreCheck']['settlesWithin'] = { messages: 2, ms: 5_000 }

/** `reason`: "unreliable: Heartbeat Lost" */
const unreliable = (reason: string): VolleyballCourtView['providerTrouble'] => ({
  kind: 'unreliable',
  text: `The provider marks its data ${reason}.`
})

export function volleyballCourtViewOf(match: VolleyballMatch, facts: VolleyballFacts): VolleyballCourtView {
  const state = stateOfMatch(match)
  const { names } = facts
  const { set, teamOnLeft, interruption, reliability } = state
  const variant = variantOf(state)
  const { total, cancelled, modified, inserted } = countActions(match.timeline)
  return {
    ...fieldsOfFacts(facts),
    sport: 'volleyball',
    title: facts.eventId,
    subtitle: variant === null ? 'Volleyball' : `Volleyball · ${variant}`,
    providerTrouble: facts.trust.word === 'ALARM' ? unreliable(facts.trust.reason) : null,
    pointInPlay: set?.isRallyInPlay ?? false,
    matchStateText: matchStateText(state, names),
    format: variant === null ? '' : describeRules(state.rules[0]),
    lastPointMonotonicMs: facts.lastPointMonotonicMs,
    quietLimitMs: quietLimitMsOf(state),
    venueOffsetMs: null,
    decided: decidedIn(state),
    teams: { Home: { name: names.teams.Home }, Away: { name: names.teams.Away } },
    variant: state.rules[0].variant,
    finishedSets: state.finishedSets.map(({ set: finished, winner, isConfirmed }) => ({
      ...scoreOf(finished),
      winner,
      isConfirmed
    })),
    setsWon: state.setsWon,
    set: set?.isStarted ? scoreOf(set) : null,
    server: serverIn(state),
    situation: situationIn(state),
    run: runOf(state),
    trail: set === null ? [] : ralliesOfSet(set).map(({ winner, isConfirmed }) => ({ winner, isConfirmed })),
    provisionalPoints: provisionalPoints(state),
    timeOutsLeft: timeOutsLeft(state),
    substitutionsLeft: state.rules[0].substitutions === 0 ? null : substitutionsLeft(state),
    teamOnLeft,
    rotations: set === null ? null : rotationsOf(set, state.rules[0].players),
    interruption: interruption === null ? null : { kind: interruption.kind, side: interruption.side },
    isReliable: reliability?.isReliable ?? true,
    result: resultOf(state, names),
    insight: insightOf(state, facts),
    actions: { total, cancelled, modified, inserted }
  }
}

/** Null while several are possible. */
function variantOf({ rules: [first, ...others] }: VolleyballState): Variant | null {
  return others.every(({ variant }) => variant === first.variant) ? first.variant : null
}

const scoreOf = ({ number, isGolden, points }: SetState) => ({ number, isGolden, points })

/** The finished sets with their winners, the score in sets and the winner of the match. */
function decidedIn({ finishedSets, setsWon, end }: VolleyballState): string {
  const sets = finishedSets.map(({ set, winner }) => `${describeCount(set.points)} ${winner ?? '–'}`)
  return [...sets, describeCount(setsWon), end?.winner ?? ''].join(' · ')
}

function serverIn({ set, end }: VolleyballState): VolleyballCourtView['server'] {
  if (set === null || set.server === null || end !== null) return null
  return { side: set.server, playerId: set.serverPlayerId ?? serverOf(set.rotations[set.server]) }
}

/** A team keeps its chance until the other draws level: as many rallies as its lead. */
function situationIn(state: VolleyballState): VolleyballCourtView['situation'] {
  const stake = stakeOf(state)
  if (stake === null || state.set === null) return null
  const { points } = state.set
  return { ...stake, count: Math.max(1, points[stake.side] - points[opponentOf(stake.side)]) }
}

function rotationsOf({ rotations }: SetState, players: number): VolleyballCourtView['rotations'] {
  const viewOf = ({ zones, turns, liberos, captain }: Rotation): RotationView => ({
    number: zones.length === 0 ? null : rotationNumber(turns, players),
    zones: [...zones],
    liberos: [...liberos],
    captain
  })
  return { Home: viewOf(rotations.Home), Away: viewOf(rotations.Away) }
}

/** "25–21 23–25 25–19 25–20 · Norway won 3–1" */
function resultOf(state: VolleyballState, names: MatchNames): VolleyballCourtView['result'] {
  const { end, finishedSets, set, setsWon } = state
  if (end === null) return null
  const { winner, isConfirmed } = end
  const played = [...finishedSets.map((finished) => finished.set), ...(set?.isStarted ? [set] : [])]
  const sets = played.map(({ points }) => describeCount(points)).join(' ')
  const how = phaseText(state)
  const who =
    winner === null
      ? how
      : `${names.teams[winner]} won${leadText(setsWon, winner)}${how.replace(/^Match over/, '')}`
  return { winner, isConfirmed, text: [sets, who].filter((part) => part !== '').join(' · ') }
}

/** " 3–1"; empty if the winner did not win more sets. */
function leadText(setsWon: BySide<number>, winner: Side): string {
  const lost = setsWon[opponentOf(winner)]
  return setsWon[winner] > lost ? ` ${setsWon[winner]}–${lost}` : ''
}

function insightOf(
  { check }: VolleyballState,
  { correctedMonotonicMs, conflictSinceMonotonicMs, clockOffsetMs }: VolleyballFacts
): Insight {
  const { agreed, conflicts, conflict } = check
  return {
    scoreCheck: {
      rulesKnown: true,
      checked: agreed + conflicts,
      agreed,
      missingPoints: 0,
      conflict:
        conflict === null || conflictSinceMonotonicMs === null
          ? null
          : {
              provider: conflict.provider,
              rules: conflict.rules,
              sinceMonotonicMs: conflictSinceMonotonicMs
            },
      settlesWithin: SETTLES_WITHIN
    },
    correctedMonotonicMs,
    clockOffsetMs
  }
}
