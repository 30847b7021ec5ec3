/** The sports that this console knows. No other file outside their folders names one. */
import type { RendererSport } from './sport'
import { tennis } from './tennis/sport'
import { volleyball } from './volleyball/sport'

export const SPORTS: readonly RendererSport[] = [tennis, volleyball]
