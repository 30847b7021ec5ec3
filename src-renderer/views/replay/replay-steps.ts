/** What the replay of a court is stepped by, and with which keys. */
import type { ReplayCommand } from '@shared/logs/replay-view'
import type { MatchPart, WholeSport } from '../../sports/sport'
import { capitalised } from '../../text/capitalised'

export type StepUnit = Extract<ReplayCommand, { kind: 'step' }>['unit']

export interface StepBy {
  readonly unit: StepUnit
  readonly label: string
  /** Back and on. */
  readonly keys: readonly [string, string]
}

export const PART_LABELS: Readonly<Record<MatchPart, string>> = { game: 'Game', set: 'Set' }

/** Of the parts of a match, the smallest first. */
const PART_KEYS: readonly (readonly [string, string])[] = [
  ['[', ']'],
  ['{', '}']
]

/** The smallest step first. */
export const stepsOf = ({ item, replayParts }: WholeSport): readonly StepBy[] => [
  { unit: 'packet', label: capitalised(item), keys: [',', '.'] },
  { unit: 'point', label: 'Point', keys: ['←', '→'] },
  ...PART_KEYS.flatMap((keys, index) => {
    const unit = replayParts[index]
    return unit === undefined ? [] : { unit, label: PART_LABELS[unit], keys }
  })
]
