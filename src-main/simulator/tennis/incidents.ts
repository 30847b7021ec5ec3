/** What can interrupt a generated match, and when it does. */
import { fail, succeed, type Result } from '@shared/result'
import { TEAMS, type Team } from '@shared/sports/tennis/rules/score'
import { IncidentPlan, type IncidentOptions, type Scripted } from './incident-plan'
import type { Random } from '../random'

export const INCIDENT_KINDS = [
  // While a point is played.
  'challenge',
  'ball-mark-inspection',
  /** The umpire overrules a call and has the point replayed. */
  'overrule',
  'replay',
  // Between two points.
  /** The umpire overrules a call; the score already says so. */
  'late-overrule',
  'correction',
  /** As a correction, but begun by the envelope-only packet. */
  'correction-packet',
  /** The next step of a team's ladder: warning, then loss of serve or of the point. */
  'time-violation',
  /** The next step of a team's ladder: warning, point, game, game, default. */
  'code-violation',
  'medical-treatment',
  'physio-cancelled',
  'toilet-break',
  'suspension',
  'overnight-suspension',
  'heat-break-declined',
  'coaching',
  /** Doubles only. */
  'swap-server',
  'swap-receiver',
  // The end.
  'retirement',
  'default',
  /** Before the first point only. */
  'walkover'
] as const
export type IncidentKind = (typeof INCIDENT_KINDS)[number]

export type ScriptedIncident = Scripted<IncidentKind, Team>
export type Incidents = IncidentOptions<IncidentKind, Team>
export type TennisIncidentPlan = IncidentPlan<IncidentKind, Team>

/** A toilet break: for each break between sets. */
const USUAL_RATES: Readonly<Partial<Record<IncidentKind, number>>> = {
  challenge: 0.03,
  'toilet-break': 0.25,
  'code-violation': 0.004
}

/** Everything, so often that most matches have most of it; few end early. */
export const EVENTFUL_RATES: Readonly<Partial<Record<IncidentKind, number>>> = {
  challenge: 0.05,
  'ball-mark-inspection': 0.03,
  overrule: 0.01,
  replay: 0.01,
  'late-overrule': 0.01,
  correction: 0.02,
  'correction-packet': 0.005,
  'time-violation': 0.02,
  'code-violation': 0.015,
  'medical-treatment': 0.008,
  'physio-cancelled': 0.005,
  'toilet-break': 0.5,
  suspension: 0.005,
  'overnight-suspension': 0.001,
  'heat-break-declined': 0.003,
  coaching: 0.01,
  'swap-server': 0.01,
  'swap-receiver': 0.01,
  retirement: 0.0005,
  default: 0.0002,
  walkover: 0.005
}

/** Reads `challenge@5`: a kind and the number of a point. The error says what is expected. */
export function parseIncident(text: string): Result<ScriptedIncident, string> {
  const [, name, point] = /^([a-z-]+)@([1-9]\d{0,3})$/.exec(text) ?? []
  const kind = INCIDENT_KINDS.find((known) => known === name)
  if (kind) return succeed({ kind, atPoint: Number(point) })
  return fail(`“${text}” is no incident: write KIND@POINT, for example challenge@5.`)
}

export const incidentPlan = ({ rates, script }: Incidents, random: Random): TennisIncidentPlan =>
  new IncidentPlan(random, TEAMS, { ...USUAL_RATES, ...rates }, script)
