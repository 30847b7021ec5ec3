/** What can happen in a generated volleyball match beside its rallies. */
import type { Side } from '@shared/sports/volleyball/rules/sides'
import { SIDES } from '@shared/sports/volleyball/rules/sides'
import { IncidentPlan, type IncidentOptions } from '../../tennis/incident-plan'
import type { Random } from '../../random'

export const VOLLEYBALL_INCIDENTS = [
  // At the end of a rally. A team's own challenges are limited to two lost ones a set; not on snow.
  'challenge-lost',
  /** The point goes to the other team. */
  'challenge-won',
  'challenge-replay',
  'challenge-without-picture',
  /** By the first referee. */
  'challenge-of-referee',
  /** The referee takes the decision back, or has the rally replayed. Indoors only. */
  'mind-change',
  /** Indoors only. */
  'replay',
  'protest',
  /** A point that was never played is sent and cancelled. */
  'phantom-point',
  /** How a point was won is put right later. */
  'late-point-type',
  /** The point that wins the set is sent with the end of the set; both are cancelled and play continues. */
  'cancelled-set-point',
  // Between two rallies.
  'time-out',
  /** Told only when play has gone on. */
  'late-time-out',
  'substitution',
  'late-substitution',
  'injury',
  'improper-request',
  /** The next step of a team's ladder: warning, then points. */
  'delay',
  /** The next step of a team's ladder: warning, point, expulsion, disqualification. */
  'misconduct',
  /** The provider tells the score. Indoors only. */
  'score',
  'unreliable',
  // The end.
  /** Of the team that gives up. */
  'retirement',
  'abandonment',
  // Before the first rally.
  /** Of the team that does not come. */
  'walkover',
  'no-show',
  'postponement',
  'cancellation'
] as const
export type VolleyballIncident = (typeof VOLLEYBALL_INCIDENTS)[number]

export type VolleyballIncidents = IncidentOptions<VolleyballIncident, Side>
export type VolleyballIncidentPlan = IncidentPlan<VolleyballIncident, Side>

/** A time-out: each time when the other team has won three points in a row. */
const USUAL_RATES: Readonly<Partial<Record<VolleyballIncident, number>>> = {
  'challenge-lost': 0.015,
  'challenge-won': 0.008,
  'late-point-type': 0.02,
  'time-out': 0.3,
  substitution: 0.04,
  misconduct: 0.001,
  score: 0.04
}

/** Everything, so often that most matches have most of it; few end early. */
export const EVENTFUL_VOLLEYBALL: Readonly<Partial<Record<VolleyballIncident, number>>> = {
  'challenge-lost': 0.02,
  'challenge-won': 0.02,
  'challenge-replay': 0.01,
  'challenge-without-picture': 0.005,
  'challenge-of-referee': 0.01,
  'mind-change': 0.01,
  replay: 0.01,
  protest: 0.01,
  'phantom-point': 0.01,
  'late-point-type': 0.03,
  'cancelled-set-point': 0.1,
  'time-out': 0.3,
  'late-time-out': 0.02,
  substitution: 0.08,
  'late-substitution': 0.02,
  injury: 0.01,
  'improper-request': 0.01,
  delay: 0.01,
  misconduct: 0.01,
  score: 0.05,
  unreliable: 0.005,
  retirement: 0.0002,
  abandonment: 0.0002,
  walkover: 0.01,
  'no-show': 0.003,
  postponement: 0.003,
  cancellation: 0.003
}

export const volleyballIncidentPlan = (
  { rates, script }: VolleyballIncidents,
  random: Random
): VolleyballIncidentPlan => new IncidentPlan(random, SIDES, { ...USUAL_RATES, ...rates }, script)
