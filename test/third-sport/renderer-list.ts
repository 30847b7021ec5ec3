import { SPORTS as OURS } from '../../src-renderer/sports/list'
import { tableTennis } from './table-tennis-renderer'

export const SPORTS = [...OURS, tableTennis]
