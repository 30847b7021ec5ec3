import { SPORTS as OURS } from '../../src-main/sports/list'
import { tableTennis } from './table-tennis-main'

export { sportHandlers } from '../../src-main/sports/list'
export const SPORTS = [...OURS, tableTennis]
