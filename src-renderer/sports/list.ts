/** The sports that this console knows. No other file outside their folders names one. */
import type { RendererSport } from './sport'
import { tennis } from './tennis/tennis'
import { volleyball } from './volleyball/volleyball'

export const SPORTS: readonly RendererSport[] = [tennis, volleyball]
