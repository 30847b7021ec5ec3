/** What the logs of a sport are stepped by and marked with. */
import type { CourtView } from '@shared/court/view'
import type { ReplayCommand } from '@shared/logs/replay-view'
import type { MarkKind } from '../../words/replay'

export type StepUnit = Extract<ReplayCommand, { kind: 'step' }>['unit']

export interface SportReplay {
  /** In order of size, each with the keys that go back and on by one. */
  readonly steps: readonly { readonly unit: StepUnit; readonly label: string; readonly keys: [string, string] }[]
  readonly marks: readonly MarkKind[]
  /** The least that can be gone to by its number. */
  readonly jump: 'game' | 'set'
}

const BY_PACKET = { unit: 'packet', label: 'Packet', keys: [',', '.'] } as const
const BY_POINT = { unit: 'point', label: 'Point', keys: ['←', '→'] } as const

export const SPORT_REPLAYS: Readonly<Record<CourtView['sport'], SportReplay>> = {
  tennis: {
    steps: [
      { ...BY_PACKET, keys: [...BY_PACKET.keys] },
      { ...BY_POINT, keys: [...BY_POINT.keys] },
      { unit: 'game', label: 'Game', keys: ['[', ']'] },
      { unit: 'set', label: 'Set', keys: ['{', '}'] }
    ],
    marks: ['set', 'game', 'break', 'alarm', 'gap', 'correction', 'note'],
    jump: 'game'
  },
  volleyball: {
    steps: [],
    marks: ['set', 'time-out', 'challenge', 'alarm', 'gap', 'correction', 'note'],
    jump: 'set'
  }
}
