/** Whole volleyball matches, invented rally by rally from a seed. */
import type { VolleyballFixture } from '@shared/sports/volleyball/feed/access'
import { rulesOf, type Variant } from '@shared/sports/volleyball/rules/match-rules'
import { Random } from '../../random'
import type { EnvelopeSource } from '../timed-envelope'
import { volleyballIncidentPlan, type VolleyballIncidents } from './incidents'
import { MatchCourse } from './match-course'
import { Narrator, type NarratedEnvelope } from './narrator'
import { Scoreboard } from './scoreboard'
import type { MatchTruth } from './truth'
import type { WireAction } from './wire'

export interface MatchOptions {
  readonly seed: number
  readonly variant: Variant
  readonly fixture: VolleyballFixture
  /** UTC in milliseconds of the moment at which the first envelope could come. */
  readonly startedAt: number
  /** 4 plays and sends four times as fast as real time. */
  readonly pace?: number
  /** Indoor matches are of 5 sets when absent. */
  readonly bestOf?: 3 | 5
  /** A further set at the end, which decides. */
  readonly hasGoldenSet?: boolean
  /** What happens beside the rallies; a few things now and then when absent. */
  readonly incidents?: VolleyballIncidents
}

export interface PlayedMatch {
  readonly envelopes: readonly NarratedEnvelope[]
  readonly truth: MatchTruth
  /** The match as it was played, without corrections. */
  readonly actions: () => readonly WireAction[]
}

/** The same options make the same match, to the byte. */
export function playMatch(options: MatchOptions): PlayedMatch {
  const {
    seed,
    variant,
    bestOf = null,
    startedAt,
    pace = 1,
    fixture,
    hasGoldenSet = false,
    incidents = {}
  } = options
  const random = new Random(seed)
  const board = new Scoreboard(rulesOf(variant, bestOf))
  const narrator = new Narrator(random, startedAt, pace)
  const plan = volleyballIncidentPlan(incidents, random)
  const { outcome, winner } = new MatchCourse({ random, plan, board, narrator }).play(hasGoldenSet)
  return {
    envelopes: narrator.envelopes(fixture),
    truth: board.truth(outcome, winner),
    actions: () => narrator.actions()
  }
}

/** The match as the simulator plays it. */
export const matchSource =
  (options: Omit<MatchOptions, 'startedAt' | 'pace'>): EnvelopeSource =>
  (startedAt, pace) =>
    playMatch({ ...options, startedAt, pace }).envelopes
