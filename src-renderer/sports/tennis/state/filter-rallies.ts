/** Which rallies of a match the list and the overlays show. */
import type { RallyRow } from '@shared/sports/tennis/tracking/rally-view'
import type { Team } from '@shared/sports/tennis/rules/score'

export type LengthBand = '' | '1–4' | '5–8' | '9+'

/** Empty, 0 and null: any. */
export interface RallyFilter {
  readonly server: Team | ''
  readonly serveNumber: 0 | 1 | 2
  readonly side: string
  readonly outcome: string
  readonly length: LengthBand
  readonly set: number
  /** Break, set and match points only. */
  readonly isPressureOnly: boolean
}

export const ANY_RALLY: RallyFilter = {
  server: '',
  serveNumber: 0,
  side: '',
  outcome: '',
  length: '',
  set: 0,
  isPressureOnly: false
}

const isAny = (wish: string | number): boolean => wish === '' || wish === 0

export const lengthBandOf = (shots: number): LengthBand => (shots <= 4 ? '1–4' : shots <= 8 ? '5–8' : '9+')

export const filterRallies = (rows: readonly RallyRow[], filter: RallyFilter): readonly RallyRow[] =>
  rows.filter(
    (row) =>
      (isAny(filter.server) || row.server === filter.server) &&
      (isAny(filter.serveNumber) || row.serveNumber === filter.serveNumber) &&
      (isAny(filter.side) || row.serveSide === filter.side) &&
      (isAny(filter.outcome) || row.outcome === filter.outcome) &&
      (isAny(filter.length) || (row.shots > 0 && lengthBandOf(row.shots) === filter.length)) &&
      (isAny(filter.set) || row.key.set === filter.set) &&
      (!filter.isPressureOnly || row.pressure !== '')
  )

/** What there is to choose from, in the order in which it first came. */
export const optionsOf = <Value extends string | number>(
  rows: readonly RallyRow[],
  pick: (row: RallyRow) => Value
): readonly Value[] => [...new Set(rows.map(pick))].filter((value) => !isAny(value))
