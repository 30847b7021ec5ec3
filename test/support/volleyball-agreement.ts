/** Whether the rules, the generator and the fold agree about whole volleyball matches. */
import { isDeepStrictEqual } from 'node:util'
import { decodeMatchEvent } from '@shared/sports/volleyball/feed/decode'
import { stateOfMatch } from '@shared/sports/volleyball/match/match'
import { emptyMatch, takeMessage } from './followed-match'
import { isFinalScore, matchWinnerOf } from '@shared/sports/volleyball/rules/match-rules'
import { ralliesOf } from '@shared/sports/volleyball/rules/situation'
import type { PlayedRally, SetState, VolleyballState } from '@shared/sports/volleyball/rules/state'
import { SIDES } from '@shared/sports/volleyball/rules/sides'
import { EVENTFUL_VOLLEYBALL } from '../../src-main/simulator/volleyball/match/incidents'
import type { MatchOptions, PlayedMatch } from '../../src-main/simulator/volleyball/match/play-match'
import type { MatchTruth, Standing, TrueSet } from '../../src-main/simulator/volleyball/match/truth'
import { playedMatch } from './volleyball-play'

export type MatchFormat = Pick<MatchOptions, 'variant' | 'bestOf' | 'hasGoldenSet'>

/** One match of so many is full of incidents. */
const EVENTFUL_EACH = 3

/** Plays `count` matches, the formats in turn, and names those about which the fold is wrong, and in what. */
export function disagreementsIn(count: number, formats: readonly MatchFormat[]): readonly string[] {
  return Array.from({ length: Math.ceil(count / formats.length) }).flatMap((_, round) =>
    formats.slice(0, count - round * formats.length).flatMap((format, index) => {
      const seed = round * formats.length + index
      const incidents = round % EVENTFUL_EACH === 0 ? { rates: EVENTFUL_VOLLEYBALL } : {}
      const wrong = disagreements(playedMatch(seed, { ...format, incidents }))
      return wrong.length === 0 ? [] : [`${JSON.stringify(format)}, seed ${seed}: ${wrong.join(', ')}`]
    })
  )
}

/** Every way in which the console's account of a match differs from how it went. */
export function disagreements({ envelopes, truth }: PlayedMatch): readonly string[] {
  let match = emptyMatch()
  for (const { text, standing } of envelopes) {
    const decoded = decodeMatchEvent(text)
    if (decoded.kind === 'undecodable') return [decoded.reason]
    match = takeMessage(match, decoded.event.sequenceId, decoded.event).match
    if (standing === null) continue
    const wrong = misjudged(stateOfMatch(match), standing)
    if (wrong !== null) return [`${wrong} before point ${standing.point}`]
  }
  const state = stateOfMatch(match)
  const facts = endFacts(state, truth)
  return Object.keys(facts).filter((fact) => facts[fact] !== true)
}

/** Which part of the standing the fold has wrong at the beginning of a rally; null when none. */
function misjudged({ set, setsWon }: VolleyballState, standing: Standing): string | null {
  if (set?.number !== standing.setNumber) return 'set'
  const { points, setsWon: trueSets, server, serverPlayerId, zones } = standing
  for (const side of SIDES) {
    if (set.points[side] !== points[side]) return 'points'
    if (setsWon[side] !== trueSets[side]) return 'sets won'
    if (set.rotations[side].zones.join() !== zones[side].join()) return `rotation of ${side}`
  }
  if (set.server !== server) return 'serving team'
  return set.serverPlayerId === serverPlayerId ? null : 'serving player'
}

function endFacts(state: VolleyballState, truth: MatchTruth): Readonly<Record<string, boolean>> {
  const { set, setsWon, finishedSets, end, check, serverCorrections, challenges, sanctions, rules } = state
  const { rules: trueRules, sets, rallies, outcome, winner } = truth
  const isPlayed = rallies.length > 0
  const isWonByPlay = outcome === `Winner${winner ?? ''}`
  const told: readonly TrueSet[] = [
    ...finishedSets.map((finished) => ({ ...setFacts(finished.set), winner: finished.winner })),
    ...(set === null ? [] : [{ ...setFacts(set), winner: null }])
  ]
  return {
    sets: isDeepStrictEqual(told, sets),
    'sets won': isDeepStrictEqual(setsWon, truth.setsWon),
    rallies: isDeepStrictEqual(ralliesOf(state).map(rallyFacts), rallies),
    end: end?.winner === winner && end.outcome === outcome && end.isConfirmed,
    'checked score': check.conflicts === 0,
    servers: serverCorrections === 0,
    incidents: challenges.length === truth.challenges && sanctions.length === truth.sanctions,
    rules: !isPlayed || rules[0].variant === trueRules.variant,
    'final scores':
      !isWonByPlay ||
      (finishedSets.every((finished) => isFinalScore(trueRules, finished.set, finished.set.points)) &&
        matchWinnerOf(trueRules, setsWon) !== null),
    confirmation: ralliesOf(state).every(({ isConfirmed }) => isConfirmed)
  }
}

const setFacts = ({
  points,
  timeOuts,
  technicalTimeOuts,
  substitutions
}: SetState): Omit<TrueSet, 'winner'> => ({
  points,
  timeOuts,
  technicalTimeOuts,
  substitutions
})

const rallyFacts = ({ setNumber, server, serverPlayerId, winner, points }: PlayedRally) => ({
  setNumber,
  server,
  serverPlayerId,
  winner,
  points
})
