import { SPORTS as OURS } from '../../src-shared/sports/list'
import { tableTennis } from './table-tennis'

export { SPORT_CALLS } from '../../src-shared/sports/list'
export const SPORTS = [...OURS, tableTennis]
