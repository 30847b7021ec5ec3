/** What the logs of a sport are stepped by and marked with. */
import type { CourtView } from '@shared/court/view'
import type { ReplayCommand } from '@shared/logs/replay-view'
import type { MarkKind } from '../../text/replay'

export type StepUnit = Extract<ReplayCommand, { kind: 'step' }>['unit']

export interface StepBy {
  readonly unit: StepUnit
  readonly label: string
  /** Back and on. */
  readonly keys: readonly [string, string]
}

export interface SportReplay {
  /** The smallest first. */
  readonly steps: readonly StepBy[]
  /** The smallest part of a match that is numbered: it can be gone to. */
  readonly part: 'game' | 'set'
  readonly marks: readonly MarkKind[]
}

/** One of those that the provider sends. */
const item = (label: string): StepBy => ({ unit: 'packet', label, keys: [',', '.'] })
const POINT: StepBy = { unit: 'point', label: 'Point', keys: ['←', '→'] }

export const SPORT_REPLAYS: Readonly<Record<CourtView['sport'], SportReplay>> = {
  tennis: {
    steps: [
      item('Packet'),
      POINT,
      { unit: 'game', label: 'Game', keys: ['[', ']'] },
      { unit: 'set', label: 'Set', keys: ['{', '}'] }
    ],
    part: 'game',
    marks: ['set', 'game', 'break', 'alarm', 'gap', 'correction', 'note']
  },
  volleyball: {
    steps: [item('Message'), POINT, { unit: 'set', label: 'Set', keys: ['[', ']'] }],
    part: 'set',
    marks: ['set', 'time-out', 'challenge', 'alarm', 'gap', 'correction', 'note']
  }
}
