/** The units a replay steps by, and their keys. */
import type { ReplayCommand } from '@shared/logs/replay-view'
import type { WholeSport } from '../../sports/sport'
import { capitalised } from '../../text/capitalised'
import { TEXT } from './text'

export type StepUnit = Extract<ReplayCommand, { kind: 'step' }>['unit']

export interface StepBy {
  readonly unit: StepUnit
  readonly label: string
  /** Back and forward. */
  readonly keys: readonly [string, string]
}

/** Keys for the parts of a match, smallest first. */
const PART_KEYS: readonly (readonly [string, string])[] = [
  ['[', ']'],
  ['{', '}']
]

/** Smallest step first. */
export const stepsOf = ({ item, replayParts }: WholeSport): readonly StepBy[] => [
  { unit: 'packet', label: capitalised(item), keys: [',', '.'] },
  { unit: 'point', label: TEXT.point, keys: ['←', '→'] },
  ...PART_KEYS.flatMap((keys, index) => {
    const unit = replayParts[index]
    return unit === undefined ? [] : { unit, label: TEXT.parts[unit], keys }
  })
]
