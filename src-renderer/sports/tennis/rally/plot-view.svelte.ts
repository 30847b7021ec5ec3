/** Which of a court's plots is shown, and how. */
import type { Team } from '@shared/sports/tennis/rules/score'
import type { DensityKind } from './plot-text'

export type PlotTab = 'rally' | 'serves' | 'returns' | 'density'

export class PlotView {
  tab = $state<PlotTab>('rally')
  /** The server is always at the near end. */
  isNormalised = $state(true)
  /** Left for right: which hand y points to is the provider's. */
  isMirrored = $state(false)
  /** Of the last serves or returns. */
  most = $state(60)
  densityKind = $state<DensityKind>('players')
  /** Empty: both. */
  densityTeam = $state<Team | ''>('')
}
